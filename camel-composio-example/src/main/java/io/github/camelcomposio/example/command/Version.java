package io.github.camelcomposio.example.command;

import picocli.CommandLine.IVersionProvider;

/** What the jar's manifest says. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] { "camel-composio importer " + (version == null ? "of a build" : version) };
    }
}
