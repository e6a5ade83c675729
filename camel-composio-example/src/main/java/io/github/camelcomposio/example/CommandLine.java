package io.github.camelcomposio.example;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;

/**
 * What the command line says.
 *
 * @param help       whether only help is wanted
 * @param config     the user's file of properties; null for none
 * @param properties set one by one
 */
record CommandLine(boolean help, Path config, Properties properties) {

    static final String USAGE = """
            Imports credentials from CSV files, a database and a vault into Composio.
            Without settings it imports sample data into a simulator, all in this process.

              --config <file>            a file with settings; passwords are best kept there
              --property <name>=<value>  one setting, such as import.csv.folder=/data/credentials
              --help                     prints this and ends

            Settings: see application.properties and README.md of camel-composio-example.

            Exit status
              0  every row was imported; with the sample data: exactly the rows were rejected that had to be
              1  it could not run, the import was stopped, or a step after it failed
              2  the command line can't be understood, or names a setting that there is not
              3  finished, and some rows were rejected; they stand in the reject file
              130 after Ctrl-C, 143 after a TERM signal
            """;

    /** @throws IllegalArgumentException with a message for the person who typed it, which repeats no value */
    static CommandLine parse(String... arguments) {
        boolean help = false;
        Path config = null;
        Properties properties = new Properties();
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--help", "-h" -> help = true;
                case "--config" -> config = file(value(word, words));
                case "--property" -> property(value(word, words), properties);
                default -> throw new IllegalArgumentException("Unknown option " + word.replaceFirst("=.*", "=…"));
            }
        }
        return new CommandLine(help, config, properties);
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.next();
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("--config: can't read " + file);
        }
        return file;
    }

    private static void property(String word, Properties properties) {
        int equals = word.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("--property needs <name>=<value>");
        }
        String name = word.substring(0, equals);
        GivenSettings.problem(name).ifPresent(problem -> {
            throw new IllegalArgumentException("--property: " + problem);
        });
        properties.setProperty(name, word.substring(equals + 1));
    }
}
