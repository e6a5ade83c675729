package io.github.camelcomposio.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures what an import costs, prints the table and writes it: {@code results.json}, {@code results.adoc} and
 * {@code results.svg}. {@code --quick} only shows that it works; {@code --out FOLDER} writes elsewhere than to
 * {@code docs/performance}.
 */
public final class Benchmarks {

    private static final String MODULE = "camel-composio-benchmarks";

    private static final Map<String, Function<Lab, List<Figure>>> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("CPU a request, beside other clients", RequestCost::measure);
        STEPS.put("Requests an import", ImportFigures::requestsPerImport);
        STEPS.put("1,000 in flight", ImportFigures::manyInFlight);
        STEPS.put("Under a limit", ImportFigures::underALimit);
        STEPS.put("A streamed import", ImportFigures::streamed);
        STEPS.put("Killed imports: see the campaigns", lab -> List.of(Figure.missing(
                "killed", "Import killed at any moment and restarted at once", "see the campaigns", "0 lost, 0 duplicated")));
    }

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
        Files.createDirectories(folder);
        try (Lab lab = Lab.open(quick ? Scale.QUICK : Scale.FULL, root, System.out)) {
            measure(lab, folder);
        }
        System.out.println("Written to " + folder);
    }

    /** Writes after each step, so that what was measured is there whatever happens to the next one. */
    private static void measure(Lab lab, Path folder) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, Function<Lab, List<Figure>>> step : STEPS.entrySet()) {
            lab.say(step.getKey());
            figures.addAll(step.getValue().apply(lab));
            new Results(Machine.here(), figures).write(folder);
        }
        lab.say(new Results(Machine.here(), figures).table());
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
}
