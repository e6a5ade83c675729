package io.github.camelcomposio.sources.file;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ColumnNames;
import io.github.camelcomposio.sources.Columns;
import io.github.camelcomposio.sources.ImportSourceException;
import io.github.camelcomposio.sources.RecordReader;
import io.github.camelcomposio.sources.SourceWarnings;

/** The rows of a CSV file with a header line. Cells are taken as they are. Blank rows are left out. */
final class CsvRows implements RecordReader {

    private static final Map<String, String> DELIMITERS = Map.of(";", "semicolon", "\t", "tab", "|", "bar", ",", "comma");

    private final String name;
    private final CsvLines lines;
    private final SourceWarnings warnings;
    private final List<String> header;

    /** @throws ImportSourceException if the file has no header line with these columns */
    CsvRows(String name, CsvLines lines, Columns columns, SourceWarnings warnings) throws IOException {
        this.name = name;
        this.lines = lines;
        this.warnings = warnings;
        this.header = header(columns);
    }

    /** The columns' names; none in an empty file. */
    private List<String> header(Columns columns) throws IOException {
        CsvLines.Line line = lines.next();
        if (line == null) {
            return List.of();
        }
        List<String> names = line.cells().stream().map(String::strip).toList();
        String problem = line.problem() != null ? line.problem() : problem(names);
        if (problem == null) {
            columns.requireIn(name, names);
            problem = columns.getNames().isEmpty() && names.stream().anyMatch(ColumnNames::looksLikeValue)
                    ? "a name in it looks like a value: write the columns' names on the first line, or name those to import"
                    : null;
        }
        if (problem != null) {
            throw new ImportSourceException("the header line of " + name + " can't be used: " + problem);
        }
        return names;
    }

    private static String problem(List<String> names) {
        if (names.stream().anyMatch(each -> each.indexOf(TextInput.REPLACEMENT) >= 0)) {
            return "it has a byte that is not of the charset";
        }
        if (names.size() == 1) {
            return DELIMITERS.keySet().stream().sorted().filter(names.get(0)::contains).findFirst()
                    .map(other -> "it has one column, with a " + DELIMITERS.get(other) + " in it; is the delimiter right?")
                    .orElse(names.get(0).isEmpty() ? "it is blank" : null);
        }
        return names.contains("") ? "a column has no name"
                : new HashSet<>(names).size() < names.size() ? "two columns have the same name" : null;
    }

    @Override
    public CredentialRecord next() throws IOException {
        while (true) {
            CsvLines.Line line = lines.next();
            if (line == null) {
                return null;
            }
            String position = name + ":" + line.line();
            if (line.problem() == null && line.cells().stream().allMatch(String::isBlank)) {
                warnings.add(name, SourceWarnings.Kind.BLANK_ROW, position);
            } else {
                return record(position, line);
            }
        }
    }

    private CredentialRecord record(String position, CsvLines.Line line) {
        List<String> cells = line.cells();
        String problem = Stream.of(line.problem(), counted(cells), decoded(cells)).filter(each -> each != null).findFirst()
                .orElse(null);
        if (problem != null) {
            return CredentialRecord.unreadable(position, problem);
        }
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            row.put(header.get(i), cells.get(i));
        }
        return new CredentialRecord(position, row);
    }

    private String counted(List<String> cells) {
        return cells.size() == header.size()
                ? null : "the row has " + cells.size() + " cells, and the header has " + header.size();
    }

    private static String decoded(List<String> cells) {
        return cells.stream().anyMatch(cell -> cell.indexOf(TextInput.REPLACEMENT) >= 0) ? TextInput.SPOILT : null;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
