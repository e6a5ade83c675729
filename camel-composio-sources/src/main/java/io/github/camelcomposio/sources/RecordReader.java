package io.github.camelcomposio.sources;

import java.io.Closeable;

import io.github.camelcomposio.model.CredentialRecord;

/** Reads a source record by record, and no further than it is asked. For one thread at a time. */
public interface RecordReader extends Closeable {

    /**
     * The next record; null at the end. What can't be read costs its own record only, which is then an
     * {@linkplain CredentialRecord#unreadable unreadable} one.
     *
     * @throws Exception if the source can't be read any further
     */
    CredentialRecord next() throws Exception;
}
