package io.github.camelcomposio.sources.database;

import java.io.IOException;

import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.RecordReader;

/** The rows of a query, and what became of them. */
final class TrackedRows implements RecordReader {

    private final DatabaseRows rows;
    private final Marks marks;
    private final LowWater lowWater;

    /**
     * @param marks    null where rows are not marked
     * @param lowWater null where nothing keeps how far the import has come
     */
    TrackedRows(DatabaseRows rows, Marks marks, LowWater lowWater) {
        this.rows = rows;
        this.marks = marks;
        this.lowWater = lowWater;
    }

    @Override
    public CredentialRecord next() throws IOException {
        CredentialRecord record = rows.next();
        if (record != null && lowWater != null) {
            lowWater.began(rows.key().text(record.getPosition()));
        }
        return record;
    }

    void imported(ImportOutcome outcome) {
        if (marks != null && !outcome.dryRun()) {
            marks.add(outcome);
        }
        ended(outcome.position(), !outcome.dryRun());
    }

    void rejected(String position) {
        ended(position, false);
    }

    private void ended(String position, boolean imported) {
        if (lowWater != null) {
            lowWater.ended(rows.key().text(position), imported);
        }
    }

    void finish() {
        try {
            if (marks != null) {
                marks.finish();
            }
        } finally {
            if (lowWater != null) {
                lowWater.finish();
            }
        }
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
