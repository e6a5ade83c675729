package io.github.camelcomposio.sources.file;

import java.io.IOException;
import java.io.Reader;

import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.JsonRecords;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;

/** The lines of a file, a JSON object each. Blank lines are left out. */
final class JsonRows implements RecordReader {

    /** The longest line, in characters. */
    static final int LONGEST = 1024 * 1024;

    private final String name;
    private final Chars in;
    private final JsonRecords json;
    private final SourceWarnings warnings;
    private int line;

    JsonRows(String name, Reader in, JsonRecords json, SourceWarnings warnings) {
        this.name = name;
        this.in = new Chars(in);
        this.json = json;
        this.warnings = warnings;
    }

    @Override
    public CredentialRecord next() throws IOException {
        for (String text = line(); text != null; text = line()) {
            String position = name + ":" + line;
            if (text.isBlank()) {
                warnings.add(name, SourceWarnings.Kind.BLANK_ROW, position);
            } else {
                requireLines(text.strip());
                return record(position, text);
            }
        }
        return null;
    }

    private void requireLines(String text) {
        if (line == 1 && (text.equals("{") || text.startsWith("["))) {
            throw new ImportSourceException(
                    name + " is not JSON Lines, one object a line; write them so with: jq -c '.[]' or, of DynamoDB's scan, jq -c"
                                            + " '.Items[]'");
        }
    }

    private CredentialRecord record(String position, String text) {
        if (text.length() > LONGEST) {
            return CredentialRecord.unreadable(position, "the line is longer than " + LONGEST + " characters");
        }
        return text.indexOf(TextInput.REPLACEMENT) >= 0
                ? CredentialRecord.unreadable(position, TextInput.SPOILT) : json.read(position, text);
    }

    /** The next line, cut after {@link #LONGEST} characters and one; null at the end. */
    private String line() throws IOException {
        in.mark();
        StringBuilder text = new StringBuilder();
        int next = in.next();
        if (next < 0) {
            return null;
        }
        line++;
        for (; next >= 0 && next != '\n'; next = in.next()) {
            if (text.length() <= LONGEST) {
                text.append((char) next);
            }
            in.mark();
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
