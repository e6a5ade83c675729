package io.github.camelcomposio.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures what an import costs, prints the table and writes it: {@code results.json}, {@code results.adoc} and
 * {@code results.svg}. {@code --quick} only shows that it works; {@code --out FOLDER} writes elsewhere than to
 * {@code docs/performance}.
 */
public final class Benchmarks {

    private static final String MODULE = "camel-composio-benchmarks";

    private Benchmarks() {
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        Path root = root(Path.of("").toAbsolutePath());
        int out = given.indexOf("--out");
        if (out < 0 && quick) {
            throw new IllegalArgumentException("--quick measures nothing: say with --out FOLDER where it may write");
        }
        Path folder = out < 0 ? root.resolve("docs/performance") : Path.of(given.get(out + 1));
        Results results;
        try (Lab lab = Lab.open(quick ? Scale.QUICK : Scale.FULL, root, System.out)) {
            results = new Results(Machine.here(), figures(lab));
        }
        System.out.println(results.table());
        Files.createDirectories(folder);
        results.write(folder);
        System.out.println("Written to " + folder);
    }

    /** The repository's folder, from this one upwards. */
    private static Path root(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(MODULE))) {
                return folder;
            }
        }
        throw new IllegalStateException("run it in the repository");
    }

    private static List<Figure> figures(Lab lab) {
        ImportFigures imports = new ImportFigures(lab);
        List<Figure> figures = new ArrayList<>();
        lab.say("CPU a request, beside other clients");
        figures.add(RequestCost.measure(lab));
        lab.say("Requests an import");
        figures.add(imports.requestsPerImport());
        lab.say("1,000 in flight");
        figures.addAll(imports.manyInFlight());
        lab.say("Under a limit");
        figures.addAll(imports.underALimit());
        lab.say("A streamed import");
        figures.addAll(imports.streamed());
        figures.add(Figure.missing("killed", "Import killed at any moment and restarted at once", "see the campaigns",
                "0 lost, 0 duplicated"));
        return figures;
    }
}
