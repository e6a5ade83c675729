package io.github.camelcomposio.example.mapping;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.operation.Durations;

/** Reads mapping files, and refuses what would be misunderstood. */
public final class MappingReader {

    /** What the source takes where the mapping says nothing. */
    private static final String SESSION_TIMEOUT_MS = "45000";

    static final List<String> KEYS = List.of("source", "columns", "toolkits", "values", "constants", "authConfigs", "composio",
            "ledger", "options", "out");
    private static final String COMPOSIO = "https://backend.composio.dev";
    private static final String DEFAULT_OUT = "import-out";
    private static final Set<String> FORMATS = Set.of("csv", "jsonl", "dynamodb");

    private final Path file;
    private final Path folder;
    private final UnaryOperator<String> environment;
    private final Section root;
    private final List<String> secrets = new ArrayList<>();

    private MappingReader(Path file, UnaryOperator<String> environment) {
        this.file = file;
        this.folder = file.toAbsolutePath().getParent();
        this.environment = environment;
        this.root = Section.read(file, new Placeholders(environment)).only(KEYS);
    }

    /**
     * Reads a mapping.
     *
     * @param  environment       gives the value of an environment variable
     * @throws ImporterException if something in it is wrong; it says what, in which line, and what would be right
     */
    public static Mapping read(Path file, UnaryOperator<String> environment) {
        return new MappingReader(file, environment).read();
    }

    private Mapping read() {
        Section source = root.section("source")
                .orElseThrow(() -> root.wrong("source", "is missing: say where the records are, such as source: {file: users.csv}"));
        SourceKind kind = kind(source);
        Map<String, String> settings = kind == SourceKind.FILE
                ? fileSource(source) : nested(kind, source.section(kind.key()).orElseThrow(() -> source.wrong(kind.key(),
                        "must have keys and values: " + String.join(", ", kind.required()))));
        Section composio = root.section("composio").map(section -> section.only(List.of("apiKey", "baseUrl"))).orElse(null);
        String apiKey = secret(given(composio, "apiKey", "COMPOSIO_API_KEY"));
        String baseUrl = given(composio, "baseUrl", "COMPOSIO_BASE_URL");
        if (apiKey == null && baseUrl != null) {
            throw root.wrong("composio", "has a baseUrl, and there is no key for it: set composio.apiKey or COMPOSIO_API_KEY");
        }
        Section ledger = root.section("ledger")
                .map(section -> section.only(List.of("url", "user", "password", "secretKey", "tablePrefix"))).orElse(null);
        String secretKey = secret(given(ledger, "secretKey", "COMPOSIO_LEDGER_KEY"));
        Mapping.Database database = database(ledger);
        if (apiKey == null && database != null) {
            throw root.wrong("ledger", "has a url, and without a key of Composio a simulator in this process takes its place,"
                                       + " which forgets all when it ends; set COMPOSIO_API_KEY, or leave the url out");
        }
        return new Mapping(
                file, kind, settings, root.texts("columns"), toolkits(), values(), root.texts("constants"), root.texts("authConfigs"),
                apiKey, apiKey != null && baseUrl == null ? COMPOSIO : baseUrl, database, secretKey, options(),
                folder.resolve(root.find("out").orElse(DEFAULT_OUT)).normalize(), List.copyOf(secrets), this::lineOfOption);
    }

    private Integer lineOfOption(String option) {
        return root.section("options").filter(options -> options.has(option)).map(options -> options.line(option)).orElse(null);
    }

    private static SourceKind kind(Section source) {
        List<String> kinds = Stream.of(SourceKind.values()).map(SourceKind::key).toList();
        List<String> given = source.keys().stream().filter(kinds::contains).toList();
        if (given.size() > 1) {
            throw source.wrong(given.get(1), "is a second source, beside " + given.get(0) + "; a mapping has one");
        }
        if (given.isEmpty()) {
            source.only(kinds);
            throw source.wrong("file", "is missing; source has one of " + String.join(", ", kinds));
        }
        SourceKind kind = SourceKind.valueOf(given.get(0).toUpperCase(Locale.ROOT));
        List<String> allowed = new ArrayList<>(given);
        allowed.addAll(kind == SourceKind.FILE ? kind.optional() : List.of());
        source.only(allowed);
        return kind;
    }

    private Map<String, String> fileSource(Section source) {
        Map<String, String> settings = new LinkedHashMap<>(source.texts());
        Path path = folder.resolve(source.text("file")).normalize();
        if (!isThere(path)) {
            throw source.wrong("file", "is not there: " + path);
        }
        settings.put("file", path.toString());
        requireIf(source, "format", FORMATS::contains, "must be one of csv, jsonl, dynamodb");
        requireIf(source, "delimiter", text -> text.length() == 1 || text.equals("tab"), "must be one character, or the word tab");
        requireIf(source, "quote", text -> text.length() == 1, "must be one character");
        requireIf(source, "charset", MappingReader::isCharset, "is no character set that this Java knows; there is UTF-8, ISO-8859-1, windows-1252, …");
        return settings;
    }

    private static boolean isCharset(String name) {
        try {
            return Charset.isSupported(name);
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }

    /** A file, a folder, or a glob that something matches. */
    private static boolean isThere(Path path) {
        if (Files.exists(path)) {
            return true;
        }
        if (!path.getFileName().toString().matches(".*[*?\\[{].*") || !Files.isDirectory(path.getParent())) {
            return false;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(path.getParent(), path.getFileName().toString())) {
            return found.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    private Map<String, String> nested(SourceKind kind, Section section) {
        section.only(Stream.concat(kind.required().stream(), kind.optional().stream()).toList());
        kind.required().forEach(section::text);
        Map<String, String> settings = new LinkedHashMap<>();
        section.keys().forEach(key -> section.find(key).ifPresent(value -> settings.put(key, value)));
        if (kind == SourceKind.VAULT && !settings.containsKey("roleId")) {
            section.text("token");
        }
        Stream.of("password", "token", "secretId", "url").map(settings::get).forEach(this::secret);
        requireIf(section, "fetchSize", MappingReader::isNumber, "must be a number of rows, such as 1000");
        requireIf(section, "consumers", MappingReader::isNumber, "must be a number, such as 1");
        requireIf(section, "maxPollRecords", MappingReader::isNumber, "must be a number of records, such as 500");
        requireIf(section, "maxPollIntervalMs", MappingReader::isNumber, "must be a number of milliseconds, such as 10800000");
        requireIf(section, "sessionTimeoutMs", MappingReader::isNumber, "must be a number of milliseconds, such as 45000");
        requireIf(section, "idle", MappingReader::isDuration, "must be a time, such as 90s");
        long session = Long.parseLong(settings.getOrDefault("sessionTimeoutMs", SESSION_TIMEOUT_MS));
        requireIf(section, "idle", idle -> Durations.parse(idle).toMillis() > session, "must be longer than sessionTimeoutMs, which is "
                + session + ": else who waits for the partitions of an importer that died takes the topic to be at its end");
        requireIf(section, "url", text -> text.startsWith("jdbc:"), "must be a JDBC URL, such as jdbc:postgresql://db.example.com/app");
        requireIf(section, "address", text -> text.matches("https?://.+"), "must be a URL, such as https://vault.example.com:8200");
        return settings;
    }

    private static boolean isNumber(String text) {
        return text.matches("[1-9]\\d{0,8}");
    }

    private static boolean isDuration(String text) {
        try {
            Durations.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void requireIf(Section section, String key, Predicate<String> right, String what) {
        if (section.find(key).filter(right.negate()).isPresent()) {
            throw section.wrong(key, what);
        }
    }

    /** What the mapping says, though it be nothing; where it does not have the key, the environment's word. */
    private String given(Section section, String key, String variable) {
        if (section != null && section.has(key)) {
            return section.find(key).orElse(null);
        }
        String value = environment.apply(variable);
        return value == null || value.isBlank() ? null : value;
    }

    private String secret(String value) {
        if (value != null && value.length() > 2) {
            secrets.add(value);
        }
        return value;
    }

    private Mapping.Database database(Section ledger) {
        if (ledger == null || !ledger.has("url")) {
            if (ledger != null && (ledger.has("user") || ledger.has("password") || ledger.has("tablePrefix"))) {
                throw ledger.wrong("url", "is missing: without it the ledger is a file below out, and has no user");
            }
            return null;
        }
        requireIf(ledger, "url", text -> text.startsWith("jdbc:"), "must be a JDBC URL, such as jdbc:postgresql://db.example.com/imports");
        return new Mapping.Database(
                secret(ledger.text("url")), ledger.find("user").orElse(null), secret(ledger.find("password").orElse(null)),
                ledger.find("tablePrefix").orElse(null));
    }

    private Map<String, Map<String, String>> toolkits() {
        if (root.section("toolkits").isPresent() && root.texts("columns").isEmpty()) {
            throw root.wrong("toolkits", "goes with columns: say there which columns all records share, such as"
                                         + " columns: {user_id: OWNER, toolkit: app}");
        }
        return groups("toolkits", "Composio's names, and your columns: {token: SECRET}");
    }

    private Map<String, Map<String, String>> values() {
        return groups("values", "what your source says, and what it means to Composio");
    }

    private Map<String, Map<String, String>> groups(String key, String what) {
        Map<String, Map<String, String>> groups = new LinkedHashMap<>();
        root.section(key).ifPresent(section -> section.keys().forEach(name -> {
            if (section.section(name).isEmpty()) {
                throw section.wrong(name, "must have keys and values: " + what);
            }
            groups.put(name, section.texts(name));
        }));
        return groups;
    }

    private Map<String, String> options() {
        Section section = root.section("options").orElse(null);
        if (section == null) {
            return Map.of();
        }
        Map<String, String> options = section.texts();
        options.forEach((name, value) -> {
            try {
                OptionCatalog.check(name, value);
            } catch (IllegalArgumentException e) {
                throw section.wrong(name, e.getMessage());
            }
        });
        return options;
    }
}
