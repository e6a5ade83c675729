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
 * {@code docs/performance}; {@code --only STEP} measures one step, prints its figures with their details, and writes
 * nothing.
 */
public final class Benchmarks {

    private static final String MODULE = "camel-composio-benchmarks";

    private static final Map<String, Step> STEPS = new LinkedHashMap<>();

    static {
        STEPS.put("cpu", new Step("CPU a request, beside other clients", RequestCost::measure));
        STEPS.put("requests", new Step("Requests an import", ImportFigures::requestsPerImport));
        STEPS.put("in-flight", new Step("1,000 in flight", ImportFigures::manyInFlight));
        STEPS.put("limit", new Step("Under a limit", ImportFigures::underALimit));
        STEPS.put("streamed", new Step("A streamed import", ImportFigures::streamed));
        STEPS.put("killed", new Step(
                "Killed imports: see the campaigns", lab -> List.of(Figure.missing(
                        "killed", "Import killed at any moment and restarted at once", "see the campaigns",
                        "0 lost, 0 duplicated"))));
    }

    private Benchmarks() {
    }

    public static void main(String[] arguments) throws IOException {
        List<String> given = List.of(arguments);
        boolean quick = given.contains("--quick");
        Path root = root(Path.of("").toAbsolutePath());
        String only = after("--only", given);
        if (only != null) {
            measureOnly(only, quick ? Scale.QUICK : Scale.FULL, root);
            return;
        }
        String out = after("--out", given);
        if (out == null && quick) {
            throw new IllegalArgumentException("--quick measures nothing: say with --out FOLDER where it may write");
        }
        Path folder = out == null ? root.resolve("docs/performance") : Path.of(out);
        Files.createDirectories(folder);
        try (Lab lab = Lab.open(quick ? Scale.QUICK : Scale.FULL, root, System.out)) {
            measure(lab, folder);
        }
        System.out.println("Written to " + folder);
    }

    private static String after(String option, List<String> given) {
        int at = given.indexOf(option);
        if (at + 1 == given.size() && at >= 0) {
            throw new IllegalArgumentException(option + " takes a value");
        }
        return at < 0 ? null : given.get(at + 1);
    }

    private static void measureOnly(String name, Scale scale, Path root) throws IOException {
        Step step = STEPS.get(name);
        if (step == null) {
            throw new IllegalArgumentException("--only takes one of " + String.join(", ", STEPS.keySet()));
        }
        try (Lab lab = Lab.open(scale, root, System.out)) {
            lab.say(step.title());
            step.measure().apply(lab).forEach(figure -> lab.say("%s: %s (%s, %s) %s".formatted(
                    figure.what(), figure.measured(), figure.bar(), figure.verdict(), figure.details())));
        }
    }

    /** Writes after each step, so that what was measured is there whatever happens to the next one. */
    private static void measure(Lab lab, Path folder) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (Step step : STEPS.values()) {
            lab.say(step.title());
            figures.addAll(step.measure().apply(lab));
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

    private record Step(String title, Function<Lab, List<Figure>> measure) {
    }
}
