package io.github.camelcomposio.sources.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;

/** The rows of several files, one file after the other. Says at a file's end what looked wrong in it. */
final class FileRows implements RecordReader {

    private final Iterator<Map.Entry<String, Path>> files;
    private final Opener opener;
    private final SourceWarnings warnings;
    private String name;
    private RecordReader rows;
    private String last;

    /** Opens a file. */
    @FunctionalInterface
    interface Opener {
        RecordReader open(String name, Path file) throws IOException;
    }

    FileRows(Map<String, Path> files, Opener opener, SourceWarnings warnings) {
        this.files = files.entrySet().iterator();
        this.opener = opener;
        this.warnings = warnings;
    }

    @Override
    public CredentialRecord next() throws Exception {
        while (true) {
            if (rows == null) {
                if (!files.hasNext()) {
                    return null;
                }
                Map.Entry<String, Path> file = files.next();
                name = file.getKey();
                last = name;
                rows = opener.open(name, file.getValue());
            }
            CredentialRecord record = read();
            if (record != null) {
                return checked(record);
            }
            close();
        }
    }

    private CredentialRecord read() throws Exception {
        try {
            CredentialRecord record = rows.next();
            last = record == null ? last : record.getPosition();
            return record;
        } catch (IOException e) {
            throw new ImportSourceException(name + " can't be read any further, after " + last, e);
        }
    }

    private CredentialRecord checked(CredentialRecord record) {
        record.getFields().forEach((column, cell) -> {
            if (cell instanceof String text && SpreadsheetNumbers.isCutShort(text)) {
                warnings.add(name, SourceWarnings.Kind.SPREADSHEET_NUMBER, record.getPosition() + ", column " + column);
            }
        });
        return record;
    }

    @Override
    public void close() throws IOException {
        if (rows != null) {
            rows.close();
            rows = null;
            warnings.log(name);
        }
    }
}
