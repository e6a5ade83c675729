package io.github.camelcomposio.example.demo;

/**
 * A row of the sample data that is broken on purpose.
 *
 * @param position as reports name it
 * @param reason   what the reported reason has to contain
 */
public record SampleReject(String position, String reason) {
}
