package io.github.camelcomposio.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.Executor;

import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;

/**
 * Sends content: a piece is read where blocking is allowed, then written by the I/O thread, then the next one. No
 * thread waits for the other side. It has a length, since storage takes no chunks.
 */
final class ContentProducer implements AsyncEntityProducer {

    private static final int PIECE = 64 * 1024;

    private final Content content;
    private final String type;
    private final Executor blocking;
    private final ByteBuffer piece = ByteBuffer.allocate(PIECE).limit(0);
    private InputStream in;
    private boolean released;
    private long left;
    private IOException failure;
    /** While it is true, the reading thread has the piece, else the I/O thread. */
    private volatile boolean reading;

    ContentProducer(Content content, String type, Executor blocking) {
        this.content = content;
        this.type = type;
        this.blocking = blocking;
        this.left = content.length();
    }

    @Override
    public int available() {
        return reading ? 0 : Math.max(1, piece.remaining());
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (reading) {
            return;
        }
        if (failure != null) {
            throw failure;
        }
        if (piece.hasRemaining()) {
            channel.write(piece);
        }
        if (!piece.hasRemaining()) {
            if (left == 0) {
                channel.endStream();
            } else {
                readPiece(channel);
            }
        }
    }

    private void readPiece(DataStreamChannel channel) {
        reading = true;
        blocking.execute(() -> {
            try {
                fill();
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                failure = new IOException(e);
            }
            reading = false;
            channel.requestOutput();
        });
    }

    private void fill() throws IOException {
        int read = stream().read(piece.array(), 0, (int) Math.min(PIECE, left));
        if (read < 0) {
            throw new IOException("the file became shorter while it was sent");
        }
        piece.position(0).limit(read);
        left -= read;
    }

    private synchronized InputStream stream() throws IOException {
        if (released) {
            throw new IOException("no longer sent");
        }
        if (in == null) {
            in = content.open();
        }
        return in;
    }

    @Override
    public synchronized void releaseResources() {
        released = true;
        if (in != null) {
            try {
                in.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    @Override
    public long getContentLength() {
        return content.length();
    }

    @Override
    public String getContentType() {
        return type;
    }

    @Override
    public String getContentEncoding() {
        return null;
    }

    @Override
    public boolean isChunked() {
        return false;
    }

    @Override
    public Set<String> getTrailerNames() {
        return Set.of();
    }
}
