package io.github.camelcomposio;

import java.io.File;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.camelcomposio.operation.MessageBody;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;

/** Reads the body of an exchange: text comes out of streams, files and readers by Camel's converters. */
final class MessageBodies {

    private MessageBodies() {
    }

    static MessageBody read(Exchange exchange) {
        return MessageBody.read(exchange.getMessage().getBody(), body -> text(exchange, body));
    }

    private static String text(Exchange exchange, Object body) {
        if (body instanceof Reader) {
            return exchange.getContext().getTypeConverter().convertTo(String.class, exchange, body);
        }
        boolean bytes = body instanceof byte[] || body instanceof InputStream || body instanceof StreamCache
                || body instanceof File || body instanceof Path || body instanceof WrappedFile || body instanceof ByteBuffer;
        return bytes
                ? decode(exchange, exchange.getContext().getTypeConverter().convertTo(byte[].class, exchange, body))
                : null;
    }

    /** JSON is UTF-8; a wrong byte in a secret must not silently become another character. */
    private static String decode(Exchange exchange, byte[] bytes) {
        String named = exchange.getProperty(Exchange.CHARSET_NAME, String.class);
        Charset charset = named == null ? StandardCharsets.UTF_8 : Charset.forName(named);
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "not text in " + charset + " (the exchange property " + Exchange.CHARSET_NAME + " names another)",
                    e);
        }
    }
}
