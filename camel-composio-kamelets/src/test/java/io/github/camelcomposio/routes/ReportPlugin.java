package io.github.camelcomposio.routes;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.maven.ValidateMojo;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;

/** The goal validate of Camel's report plugin, without the build around it. */
final class ReportPlugin extends ValidateMojo {

    private final CamelCatalog catalog;
    private final List<String> warnings = new ArrayList<>();
    private String summary = "";

    /**
     * @param base    the folder that names of files are relative to
     * @param sources folders with routes in Java
     * @param xml     folders with routes in XML
     */
    ReportPlugin(CamelCatalog catalog, Path base, List<Path> sources, List<Path> xml) throws ReflectiveOperationException {
        super(null);
        this.catalog = catalog;
        project = new MavenProject();
        project.setFile(base.resolve("pom.xml").toFile());
        sources.forEach(folder -> project.addCompileSourceRoot(folder.toString()));
        for (Path folder : xml) {
            Resource resource = new Resource();
            resource.setDirectory(folder.toString());
            project.addResource(resource);
        }
        for (String option : List.of("failOnError", "includeJava", "includeXml", "ignoreUnknownComponent", "ignoreIncapable",
                "ignoreLenientProperties")) {
            field(option).set(this, true);
        }
        // files of a run before
        ((Collection<?>) field("javaFiles").get(null)).clear();
        ((Collection<?>) field("xmlFiles").get(null)).clear();
        setLog(new SystemStreamLog() {
            @Override
            public void warn(CharSequence message) {
                warnings.add(message.toString());
            }

            @Override
            public void info(CharSequence message) {
                summary += message + "\n";
            }
        });
    }

    private static Field field(String name) throws ReflectiveOperationException {
        Field field = ValidateMojo.class.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Fails as the build would. */
    void validate() throws MojoExecutionException {
        doExecuteRoutes(catalog);
    }

    List<String> warnings() {
        return warnings;
    }

    String summary() {
        return summary;
    }

}
