package io.github.camelcomposio.sources;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

import io.github.camelcomposio.model.CredentialRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records of a source, to be split. A source that breaks ends them, so that those which are on their way come to
 * their end; {@link #requireComplete} tells afterwards.
 */
final class Records implements Iterator<CredentialRecord>, Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(Records.class);

    private final RecordReader reader;
    private final Predicate<String> wanted;
    private final Columns columns;
    private CredentialRecord next;
    private boolean ended;
    private volatile ImportSourceException failure;

    /** @param wanted tells by its position whether a record is to be imported */
    Records(RecordReader reader, Predicate<String> wanted, Columns columns) {
        this.reader = reader;
        this.wanted = wanted;
        this.columns = columns;
    }

    RecordReader reader() {
        return reader;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !ended) {
            read();
        }
        return next != null;
    }

    @Override
    public CredentialRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the source has no more records");
        }
        CredentialRecord record = next;
        next = null;
        return record;
    }

    private void read() {
        try {
            CredentialRecord record = reader.next();
            if (record == null) {
                close();
            } else if (wanted.test(record.getPosition())) {
                next = columns.apply(record);
            }
        } catch (Exception e) {
            failure = e instanceof ImportSourceException known
                    ? known : new ImportSourceException("the source can't be read any further", e);
            close();
        }
    }

    /** @throws ImportSourceException if the source could not be read to its end */
    void requireComplete() {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            reader.close();
        } catch (IOException e) {
            LOG.warn("A source could not be closed: {}", e.getClass().getName());
        }
    }
}
