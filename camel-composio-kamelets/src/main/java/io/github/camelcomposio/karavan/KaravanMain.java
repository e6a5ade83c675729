package io.github.camelcomposio.karavan;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that puts the component into the list of components of a Karavan installation. */
public final class KaravanMain {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final String ENTRY = "/karavan/components.json";
    private static final String NAME = "composio";
    private static final String USAGE = """
            Usage: java -jar camel-composio-kamelets.jar [--remove] <file or folder>

            Puts the component composio into Karavan's list of components, so that the designer offers it.

              <file or folder>  Karavan's metadata/components.json; or the folder of its VS Code extension,
                                such as ~/.vscode/extensions/camel-karavan.karavan-4.18.1
              --remove          takes the component out again
              --help            shows this

            Other components are not touched. Run it again after an update of Karavan or of camel-composio.
            The file as it was is kept beside it, as components.json.before-composio.
            Exit status: 0 done, or nothing to do; 1 it could not be done; 2 the command line is wrong.
            """;

    private KaravanMain() {
    }

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        List<String> files = new ArrayList<>(args);
        boolean help = files.removeIf(arg -> arg.equals("--help") || arg.equals("-h"));
        boolean remove = files.removeIf("--remove"::equals);
        if (help) {
            out.print(USAGE);
            return DONE;
        }
        if (files.size() != 1 || files.get(0).startsWith("-")) {
            String wrong = files.stream().filter(arg -> arg.startsWith("-")).map(arg -> "Unknown option: " + arg).findFirst()
                    .orElse(files.isEmpty() ? "Which file?" : "More than one file: " + String.join(", ", files));
            err.print(wrong + "\n\n" + USAGE);
            return MISUSED;
        }
        String file = files.get(0);
        try {
            ComponentsFile components = ComponentsFile.at(Path.of(file));
            file = components.path().toString();
            if (remove) {
                remove(components, out);
            } else {
                merge(components, out);
            }
            return DONE;
        } catch (KaravanException e) {
            err.println(file + " " + e.getMessage() + ".");
        } catch (AccessDeniedException e) {
            err.println(file + " can't be changed: no right to read or write " + e.getFile() + ".");
        } catch (IOException | InvalidPathException e) {
            err.println(file + " can't be changed: " + e.getMessage() + ".");
        }
        return FAILED;
    }

    private static void merge(ComponentsFile file, PrintStream out) throws IOException {
        String entry = entry();
        String before = file.read();
        ComponentList list = ComponentList.read(before);
        String after = list.with(entry);
        if (after.equals(before)) {
            out.println("Nothing to do: composio " + version(entry) + " is in " + file.path());
            return;
        }
        Path backup = file.backUp(list.without(NAME));
        file.write(after);
        out.println("Put composio " + version(entry) + " into " + file.path());
        out.println("As it was without: " + backup);
    }

    private static void remove(ComponentsFile file, PrintStream out) throws IOException {
        String before = file.read();
        String after = ComponentList.read(before).without(NAME);
        if (after.equals(before)) {
            out.println("Nothing to do: composio is not in " + file.path());
            return;
        }
        file.write(after);
        out.println("Took composio out of " + file.path());
    }

    private static String entry() throws IOException {
        try (InputStream list = KaravanMain.class.getResourceAsStream(ENTRY)) {
            if (list == null) {
                throw new FileNotFoundException(ENTRY + " is missing in this jar");
            }
            return ComponentList.read(new String(list.readAllBytes(), StandardCharsets.UTF_8)).entries().get(0);
        }
    }

    private static String version(String entry) {
        JsonText.Value version = JsonText.read(entry).member("component").member("version");
        return entry.substring(version.start() + 1, version.end() - 1);
    }
}
