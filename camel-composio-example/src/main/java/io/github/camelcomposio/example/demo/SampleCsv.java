package io.github.camelcomposio.example.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A CSV file in the making, which knows its broken lines. */
final class SampleCsv {

    private final String name;
    private final List<String> columns;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<SampleReject> rejects = new ArrayList<>();
    private int lines;

    SampleCsv(String name, String... columns) {
        this.name = name;
        this.columns = List.of(columns);
        line(String.join(",", columns), StandardCharsets.UTF_8);
    }

    String name() {
        return name;
    }

    SampleCsv row(Map<String, String> row) {
        return line(text(row), StandardCharsets.UTF_8);
    }

    /** A row that has to be rejected. */
    SampleCsv broken(Map<String, String> row, String reason) {
        return broken(text(row), reason);
    }

    /** A line that has to be rejected. */
    SampleCsv broken(String line, String reason) {
        line(line, StandardCharsets.UTF_8);
        return rejected(reason);
    }

    /** A row as a program writes it that never heard of UTF-8. */
    SampleCsv latin1(Map<String, String> row) {
        line(text(row), StandardCharsets.ISO_8859_1);
        return rejected("not of the file's charset");
    }

    SampleCsv blank() {
        return line("", StandardCharsets.UTF_8);
    }

    private SampleCsv line(String text, Charset charset) {
        bytes.writeBytes((text + "\n").getBytes(charset));
        lines++;
        return this;
    }

    private SampleCsv rejected(String reason) {
        rejects.add(new SampleReject(name + ":" + lines, reason));
        return this;
    }

    private String text(Map<String, String> row) {
        return columns.stream().map(column -> cell(row.getOrDefault(column, ""))).collect(Collectors.joining(","));
    }

    private static String cell(String value) {
        boolean plain = value.chars().noneMatch(each -> each == ',' || each == '"') && value.equals(value.strip());
        return plain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    List<SampleReject> rejects() {
        return rejects;
    }
}
