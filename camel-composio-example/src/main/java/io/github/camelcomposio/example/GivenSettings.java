package io.github.camelcomposio.example;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The settings that were given, as opposed to those with their default values. Refuses what would be ignored, for then
 * sample data might be imported in the place of one's own.
 */
final class GivenSettings {

    private static final List<String> PREFIXES = List.of("import.", "link.", "rotation.");
    private static final String AUTH_CONFIG = "authConfig.";
    private static final String AUTH_CONFIG_VARIABLE = "AUTHCONFIG_";

    /** Settings that say nothing without another one. */
    private static final Map<String, List<String>> PARTS = Map.of(
            "import.jdbc.url",
            List.of("import.jdbc.user", "import.jdbc.password", "import.jdbc.sql", "import.jdbc.table"),
            "import.vault.address", List.of("import.vault.token", "import.vault.mount", "import.vault.path"));

    private static final Properties DEFAULTS = new Properties();
    private static final Set<String> KNOWN = new TreeSet<>();
    static {
        try (InputStream in = GivenSettings.class.getResourceAsStream("/application.properties")) {
            DEFAULTS.load(in);
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
        DEFAULTS.stringPropertyNames().stream().filter(GivenSettings::isOurs).forEach(KNOWN::add);
    }

    private final Properties given = new Properties();

    /**
     * @param  file             of the user; null for none
     * @param  commandLine      from the command line
     * @throws RefusedException if a setting is not known
     */
    GivenSettings(Path file, Properties commandLine) throws IOException {
        if (file != null) {
            try (InputStream in = Files.newInputStream(file)) {
                given.load(in);
            }
            refuseUnknown(given.stringPropertyNames(), file.toString());
        }
        System.getenv().forEach((variable, value) -> {
            KNOWN.stream().filter(name -> variable.equals(name.replace('.', '_').toUpperCase(Locale.ROOT)))
                    .forEach(name -> given.setProperty(name, value));
            if (variable.startsWith(AUTH_CONFIG_VARIABLE)) {
                String toolkit = variable.substring(AUTH_CONFIG_VARIABLE.length()).toLowerCase(Locale.ROOT);
                given.setProperty(AUTH_CONFIG + toolkit, value);
            }
        });
        Properties system = System.getProperties();
        refuseUnknown(system.stringPropertyNames(), "-D");
        system.stringPropertyNames().forEach(name -> given.setProperty(name, system.getProperty(name)));
        given.putAll(commandLine);
    }

    private static void refuseUnknown(Set<String> names, String where) {
        new TreeSet<>(names).stream().map(GivenSettings::problem).flatMap(Optional::stream).findFirst()
                .ifPresent(problem -> {
                    throw new RefusedException(where + ": " + problem);
                });
    }

    /** What is wrong with a setting's name; empty if nothing is. */
    static Optional<String> problem(String name) {
        return isOurs(name) && !KNOWN.contains(name)
                ? Optional.of("There is no setting " + name + "; the nearest one is " + nearest(name)) : Optional.empty();
    }

    private static boolean isOurs(String name) {
        return PREFIXES.stream().anyMatch(prefix -> name.regionMatches(true, 0, prefix, 0, prefix.length()));
    }

    private static String nearest(String name) {
        return KNOWN.stream().min(Comparator.comparingInt(known -> distance(name.toLowerCase(Locale.ROOT),
                known.toLowerCase(Locale.ROOT)))).orElseThrow();
    }

    /** How many characters have to be put in, taken out or replaced to make one text of the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }

    /**
     * Refuses what belongs to a source that is not given. A value that is the default says nothing, so that a copy of
     * {@code application.properties} is a fine file to start from.
     *
     * @throws RefusedException naming both settings
     */
    void refusePartsOfNoSource() {
        new TreeMap<>(PARTS).forEach((source, parts) -> parts.stream().filter(part -> !has(source) && has(part)).findFirst()
                .ifPresent(part -> {
                    throw new RefusedException(part + " is given and " + source + " is not, so it would be ignored");
                }));
    }

    private boolean has(String name) {
        String value = given.getProperty(name, "").strip();
        return !value.isEmpty() && !value.equals(DEFAULTS.getProperty(name));
    }

    /** The settings that name the auth config of a toolkit, by toolkit. */
    Map<String, String> authConfigs() {
        Map<String, String> names = new TreeMap<>();
        given.stringPropertyNames().stream().filter(name -> name.startsWith(AUTH_CONFIG))
                .forEach(name -> names.put(name.substring(AUTH_CONFIG.length()), name));
        return names;
    }
}
