package io.github.camelcomposio.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Composio's TypeScript SDK as a peer, where there is node. It is installed where the conformance test has it. */
final class OfficialSdk {

    static final String NAME = "official-sdk";
    private static final String INSTALLED = "camel-composio-simulator/conformance";
    private static final String SCRIPT = "camel-composio-benchmarks/sdk/peer.mjs";

    private OfficialSdk() {
    }

    static Optional<Child> start(Lab lab, String url, String key) {
        Path folder = lab.root().resolve(INSTALLED);
        try {
            if (!Files.isDirectory(folder.resolve("node_modules/@composio/core"))) {
                run(folder, "npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts");
            }
            run(folder, "node", "--version");
        } catch (IOException e) {
            lab.say("  without the official SDK: " + e.getMessage());
            return Optional.empty();
        }
        return Optional.of(Child.node(folder,
                Map.of("SERVER_URL", url, "SERVER_KEY", key, "HOME", lab.folder().toString(), "COMPOSIO_LOG_LEVEL", "error"),
                lab.root().resolve(SCRIPT).toString(), folder.toString()));
    }

    private static void run(Path folder, String... command) throws IOException {
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " fails");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
