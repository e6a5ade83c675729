package io.github.camelcomposio;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.camelcomposio.client.Content;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.StreamCache;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Content as a message's body: a stream that can be read again. A temporary file behind it goes when the exchange is
 * done. If somebody waits for the exchange's reply (a {@code ProducerTemplate}) and it has not been read yet, the file
 * stays until it is read to the end or closed, or nobody holds it any more.
 */
final class ContentStream extends InputStream implements StreamCache {

    private final Content content;
    /** The exchanges that have the content and are not done with it. */
    private final AtomicInteger owners;
    private InputStream in;
    private long position;
    private boolean used;
    private boolean exchangeDone;
    private boolean released;

    private ContentStream(Content content, AtomicInteger owners) {
        this.content = content;
        this.owners = owners;
    }

    static ContentStream of(Exchange exchange, Content content) {
        return new ContentStream(content, new AtomicInteger()).ownedBy(exchange);
    }

    private ContentStream ownedBy(Exchange exchange) {
        if (!content.isInMemory()) {
            owners.incrementAndGet();
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    exchangeDone(ExchangeHelper.isOutCapable(done));
                }
            });
        }
        return this;
    }

    private synchronized void exchangeDone(boolean awaited) {
        exchangeDone = true;
        if (used || !awaited) {
            release();
        }
    }

    private synchronized void used() {
        used = true;
        if (exchangeDone) {
            release();
        }
    }

    private void release() {
        if (!released) {
            released = true;
            closeStream();
            if (owners.decrementAndGet() == 0) {
                content.close();
            }
        }
    }

    private void closeStream() {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            throw new RuntimeCamelException(e);
        }
        in = null;
    }

    private synchronized InputStream stream() throws IOException {
        if (in == null) {
            if (released) {
                throw new IOException("the file's content was freed with its exchange; read it in the route");
            }
            in = content.open();
            in.skipNBytes(position);
        }
        return in;
    }

    @Override
    public int read() throws IOException {
        int read = stream().read();
        moved(read < 0 ? -1 : 1);
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = stream().read(bytes, offset, count);
        moved(read);
        return read;
    }

    private void moved(int bytes) {
        if (bytes < 0) {
            used();
        } else {
            position += bytes;
        }
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(Integer.MAX_VALUE, content.length() - position);
    }

    /** What was closed can be reset and read again. */
    @Override
    public void close() {
        closeStream();
        used();
    }

    @Override
    public synchronized void reset() {
        closeStream();
        position = 0;
        used = false;
    }

    @Override
    public void writeTo(OutputStream target) throws IOException {
        reset();
        stream().transferTo(target);
        position = content.length();
        used();
    }

    @Override
    public StreamCache copy(Exchange exchange) {
        return new ContentStream(content, owners).ownedBy(exchange);
    }

    @Override
    public boolean inMemory() {
        return content.isInMemory();
    }

    @Override
    public long length() {
        return content.length();
    }

    @Override
    public long position() {
        return position;
    }
}
