package io.github.camelcomposio.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The examples of the module's README. */
final class Readme {

    static final Path PATH = Path.of("README.md");

    private Readme() {
    }

    /** The YAML below the comment {@code <!-- example: name -->}. */
    static String example(String name) {
        try {
            Matcher example = Pattern.compile("<!-- example: " + name + " -->\n```yaml\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(PATH));
            if (!example.find()) {
                throw new AssertionError("the README has no example " + name);
            }
            return example.group(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Loads an example, with some of its values changed. */
    static void load(CamelContext context, String name, String... replaced) throws Exception {
        String yaml = example(name);
        for (int i = 0; i < replaced.length; i += 2) {
            if (!yaml.contains(replaced[i])) {
                throw new AssertionError("the example " + name + " does not have " + replaced[i]);
            }
            yaml = yaml.replace(replaced[i], replaced[i + 1]);
        }
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString(name + ".camel.yaml", yaml));
    }
}
