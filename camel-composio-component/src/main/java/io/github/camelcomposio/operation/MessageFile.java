package io.github.camelcomposio.operation;

import io.github.camelcomposio.client.Content;
import io.github.camelcomposio.client.Spool;
import io.github.camelcomposio.client.Storage;

/** What a message's body is as a file, for an operation whose body is content. */
public interface MessageFile extends Storage.Source {

    /** An operation's body is no content. */
    MessageFile NONE = new MessageFile() {
        @Override
        public String name() {
            return null;
        }

        @Override
        public String mimetype() {
            return null;
        }

        @Override
        public Content read(Spool spool) {
            return Content.of(new byte[0]);
        }
    };

    /** Its name, without a folder; null where nobody says. */
    String name();

    /** The kind of its content; null where nobody says. */
    String mimetype();
}
