package ${package};

import org.apache.camel.main.Main;

/** Imports credentials into Composio. What it does stands in camel/import.camel.yaml, how in application.properties. */
public final class ImportApplication {

    private ImportApplication() {
    }

    public static void main(String[] arguments) throws Exception {
        Main main = new Main(ImportApplication.class);
        int status = main.run(arguments);
        System.exit(status);
    }
}
