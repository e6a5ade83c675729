package io.github.camelcomposio.sources.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/**
 * Text of a file: unpacked where it is gzip, in the charset that its byte order mark says. A byte that is none of the
 * charset becomes {@link #REPLACEMENT}.
 */
public final class TextInput {

    /**
     * Stands for what could not be decoded. Where it was in the file already, an earlier export has spoilt the text.
     */
    static final char REPLACEMENT = '\uFFFD';

    static final String SPOILT = "the row has a byte that is not of the file's charset; give the charset, or correct the row";

    private static final int GZIP = 0x1F8B;
    private static final int BUFFER = 64 * 1024;

    private TextInput() {
    }

    /** @param charset where no byte order mark says another one */
    public static Reader open(Path file, Charset charset) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            InputStream plain = isGzip(in) ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
            return new InputStreamReader(
                    plain, marked(plain, charset).newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                            .onUnmappableCharacter(CodingErrorAction.REPLACE));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() << 8 | in.read();
        in.reset();
        return magic == GZIP;
    }

    /** Takes the byte order mark, if there is one. */
    private static Charset marked(InputStream in, Charset charset) throws IOException {
        in.mark(3);
        byte[] first = in.readNBytes(3);
        in.reset();
        if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return StandardCharsets.UTF_8;
        }
        if (startsWith(first, 0xFE, 0xFF)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        }
        if (startsWith(first, 0xFF, 0xFE)) {
            in.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        }
        return charset;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
