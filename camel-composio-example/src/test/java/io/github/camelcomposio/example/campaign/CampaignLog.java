package io.github.camelcomposio.example.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** A line in {@code target/campaigns.log} when a campaign begins, with its seed, and another one when it went well. */
record CampaignLog(String name, long began) {

    private static final Path FILE = Path.of("target", "campaigns.log");

    static CampaignLog begin(String name, String what) {
        write(name + " begins: " + what);
        return new CampaignLog(name, System.nanoTime());
    }

    void end(String what) {
        write(name + " went well, " + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s: " + what);
    }

    private static void write(String line) {
        try {
            Files.writeString(FILE, line + System.lineSeparator(), StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
