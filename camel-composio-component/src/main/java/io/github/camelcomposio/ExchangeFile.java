package io.github.camelcomposio;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

import io.github.camelcomposio.client.Content;
import io.github.camelcomposio.client.JsonMap;
import io.github.camelcomposio.client.Spool;
import io.github.camelcomposio.operation.MessageFile;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/**
 * The body of an exchange as a file. A file is read where it is, again each time; what can be read only once is
 * spooled.
 */
final class ExchangeFile implements MessageFile {

    private final Exchange exchange;
    private final Object body;

    ExchangeFile(Exchange exchange) {
        this.exchange = exchange;
        this.body = exchange.getMessage().getBody();
    }

    @Override
    public String name() {
        String header = exchange.getMessage().getHeader(Exchange.FILE_NAME, String.class);
        if (header != null && !header.isBlank()) {
            return header.substring(Math.max(header.lastIndexOf('/'), header.lastIndexOf('\\')) + 1);
        }
        Path file = file();
        return file == null || file.getFileName() == null ? null : file.getFileName().toString();
    }

    @Override
    public String mimetype() {
        return exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
    }

    @Override
    public Content read(Spool spool) throws IOException {
        if (body == null) {
            return Content.of(new byte[0]);
        }
        if (body instanceof byte[] bytes) {
            return Content.of(bytes);
        }
        Path file = file();
        if (file != null) {
            return Content.of(file);
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
            cache.writeTo(spool);
            cache.reset();
        } else if (body instanceof Reader reader) {
            copy(reader, spool);
        } else {
            copy(spool);
        }
        return spool.content();
    }

    private Path file() {
        Object source = body instanceof WrappedFile<?> wrapped ? wrapped.getFile() : body;
        return source instanceof File file ? file.toPath() : source instanceof Path path ? path : null;
    }

    private void copy(Reader reader, Spool spool) throws IOException {
        try (reader; Writer writer = new OutputStreamWriter(spool, Charset.forName(ExchangeHelper.getCharsetName(exchange)))) {
            reader.transferTo(writer);
        }
    }

    private void copy(Spool spool) throws IOException {
        try (InputStream in = stream()) {
            in.transferTo(spool);
        }
    }

    private InputStream stream() {
        if (body instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return new ByteArrayInputStream(bytes);
        }
        boolean structure = body instanceof Map && !(body instanceof JsonMap) || body instanceof Collection;
        InputStream in = structure
                ? null : exchange.getContext().getTypeConverter().convertTo(InputStream.class, exchange, body);
        if (in == null) {
            throw new IllegalArgumentException("no bytes can be made of a " + body.getClass().getName());
        }
        return in;
    }
}
