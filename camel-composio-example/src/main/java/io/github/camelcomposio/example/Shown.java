package io.github.camelcomposio.example;

import java.nio.file.Path;

/** How paths are shown. */
public final class Shown {

    private Shown() {
    }

    /** As short as it can be typed where the program was started. */
    public static String path(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path whole = path.toAbsolutePath().normalize();
        return whole.startsWith(here) && !whole.equals(here) ? here.relativize(whole).toString() : whole.toString();
    }
}
