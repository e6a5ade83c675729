package io.github.camelcomposio.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Map;

import io.github.camelcomposio.error.ComposioSignatureException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The bytes of a request as they were sent, and no more of them than are allowed. */
final class RawBody {

    private static final int PART = 8192;

    private RawBody() {
    }

    /**
     * Reads the body.
     *
     * @return                            null where it is longer than allowed; then not all of it was read, unless the
     *                                    server had read it before
     * @throws ComposioSignatureException if the server has made something else of the bytes
     */
    static byte[] read(Message request, int most) throws IOException {
        Long announced = announced(request);
        if (announced != null && announced > most) {
            return null;
        }
        byte[] bytes = bytes(request, most);
        return bytes.length > most ? null : bytes;
    }

    private static byte[] bytes(Message request, int most) throws IOException {
        Object body = request.getBody();
        if (body == null) {
            return new byte[0];
        } else if (body instanceof InputStream stream) {
            return stream.readNBytes(most + 1);
        } else if (body instanceof Reader reader) {
            try {
                return text(reader, most).getBytes(UTF_8);
            } catch (IOException e) {
                throw changed(body);
            }
        } else if (body instanceof Map) {
            throw changed(body);
        }
        byte[] bytes = request.getBody(byte[].class);
        if (bytes == null) {
            throw changed(body);
        }
        return bytes;
    }

    /**
     * Spring Boot's server gives text. It had to be UTF-8: the same bytes come of it then. Of anything else others
     * come, which the signature tells, or it can't be read.
     */
    private static String text(Reader reader, int most) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] part = new char[PART];
        int length = 0;
        while (length >= 0 && text.length() <= most) {
            text.append(part, 0, length);
            length = reader.read(part);
        }
        return text.toString();
    }

    private static Long announced(Message request) {
        String length = request.getHeader(Exchange.CONTENT_LENGTH, String.class);
        try {
            return length == null ? null : Long.valueOf(length);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static ComposioSignatureException changed(Object body) {
        return new ComposioSignatureException(
                ComposioSignatureException.Part.BODY,
                "the HTTP server gives a " + body.getClass().getName() + " instead of the bytes that were sent");
    }
}
