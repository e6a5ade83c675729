package io.github.camelcomposio.karavan;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Karavan's {@code components.json} on a disk: changed at once or not at all, and never without a backup. */
final class ComponentsFile {

    static final String NAME = "components.json";
    private static final String BACKUP = ".before-composio";

    private final Path path;

    private ComponentsFile(Path path) {
        this.path = path;
    }

    /**
     * @param  given            the file, or the folder of the extension or the application that has it
     * @throws KaravanException if there is none
     */
    static ComponentsFile at(Path given) throws IOException {
        if (!Files.exists(given)) {
            throw new KaravanException("does not exist. Name Karavan's components.json, or the folder that holds it");
        }
        if (!Files.isDirectory(given)) {
            return new ComponentsFile(given.toRealPath());
        }
        for (Path file : new Path[] { given.resolve(NAME), given.resolve("metadata").resolve(NAME) }) {
            if (Files.isRegularFile(file)) {
                return new ComponentsFile(file.toRealPath());
            }
        }
        throw new KaravanException(
                "is a folder without components.json or metadata/components.json. "
                                   + "The extension's folder is named like camel-karavan.karavan-4.18.1");
    }

    Path path() {
        return path;
    }

    String read() throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(path))).toString();
        } catch (CharacterCodingException e) {
            throw new KaravanException("is not JSON: not in UTF-8");
        }
    }

    /** Keeps a text beside the file, unless a backup has it already. A backup is never written again. */
    Path backUp(String text) throws IOException {
        for (int i = 1;; i++) {
            Path backup = path.resolveSibling(path.getFileName() + BACKUP + (i == 1 ? "" : "-" + i));
            if (!Files.exists(backup)) {
                Files.writeString(backup, text, StandardOpenOption.CREATE_NEW);
                return backup;
            }
            if (Files.isRegularFile(backup) && Files.readString(backup, StandardCharsets.UTF_8).equals(text)) {
                return backup;
            }
        }
    }

    /** A reader finds the old text or the new one, never a part. Owner and rights stay, where the system allows it. */
    void write(String text) throws IOException {
        Path written = Files.createTempFile(path.getParent(), NAME, ".tmp");
        try {
            Files.copy(path, written, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            Files.writeString(written, text, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
