package io.github.camelcomposio.example.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.Shown;

/**
 * What is imported, from where to where. Its text shows no value.
 *
 * @param file        where this stands
 * @param kind        what the source is
 * @param source      the source's settings by key; those that are not given are missing
 * @param columns     the source's column by Composio's name; where it is empty all columns are taken as they are called
 * @param toolkits    further columns by Composio's name, by toolkit
 * @param values      for a name of Composio's, what stands for a value of the source
 * @param constants   values that are the same for every record, by Composio's name
 * @param authConfigs ids of auth configs by toolkit
 * @param apiKey      of Composio; null for a simulator in this process
 * @param baseUrl     of Composio; null where there is no key
 * @param ledger      the database of the ledger; null for a file below {@code out}
 * @param secretKey   the key of the ledger's hashes; null where it is not given
 * @param options     of the import and the component, by name
 * @param out         the folder for everything that is written
 * @param secrets     values that must never be shown
 * @param lines       the line in which an option stands; null where it does not
 */
public record Mapping(
        Path file, SourceKind kind, Map<String, String> source, Map<String, String> columns,
        Map<String, Map<String, String>> toolkits, Map<String, Map<String, String>> values, Map<String, String> constants, Map<String, String> authConfigs,
        String apiKey, String baseUrl, Database ledger, String secretKey, Map<String, String> options, Path out,
        List<String> secrets, Function<String, Integer> lines) {

    private static final Pattern OPTION = Pattern.compile("Option (\\w+)");

    /**
     * A database. Its text shows no value.
     *
     * @param url         of JDBC
     * @param user        null where the URL says it
     * @param password    null where the URL says it
     * @param tablePrefix of the ledger's tables; null for the default
     */
    public record Database(String url, String user, String password, String tablePrefix) {

        @Override
        public String toString() {
            return "Database";
        }
    }

    /** The mapping's name, by which its runs are called: that of its file, without the ending. */
    public String name() {
        return file.getFileName().toString().replaceFirst("\\.ya?ml$", "").replaceAll("[^A-Za-z0-9._-]", "-");
    }

    /** Whether a simulator takes the place of Composio. */
    public boolean isSimulated() {
        return apiKey == null;
    }

    /** What to call the source, in words. */
    public String describeSource() {
        return switch (kind) {
            case FILE -> Shown.path(Path.of(source.get("file")));
            case DATABASE -> withoutParameters(source.get("url"));
            case VAULT -> "vault " + source.get("address");
            case KAFKA -> "topic " + source.get("topic") + " at " + source.get("brokers");
        };
    }

    /** A JDBC URL without what may follow the database's name, such as a password. */
    public static String withoutParameters(String jdbcUrl) {
        int end = Stream.of("?", ";").mapToInt(jdbcUrl::indexOf).filter(index -> index >= 0).min().orElse(jdbcUrl.length());
        return jdbcUrl.substring(0, end).replaceFirst("//[^/@]*@", "//");
    }

    /** Takes the values that must not be shown out of a text. */
    public String scrub(String text) {
        String scrubbed = text;
        for (String secret : secrets) {
            scrubbed = scrubbed.replace(secret, "…");
        }
        return scrubbed;
    }

    /** That the component does not take an option's value, as it says itself: at the option's line, where it names one. */
    public ImporterException refused(String message) {
        Matcher option = OPTION.matcher(message);
        Integer line = option.find() ? lines.apply(option.group(1)) : null;
        return ImporterException.misuse(file.getFileName() + (line == null ? ": " : ":" + line + ": ") + scrub(message));
    }

    @Override
    public String toString() {
        return "Mapping[" + file + "]";
    }
}
