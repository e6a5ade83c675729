package io.github.camelcomposio.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncEntityConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;

/**
 * Receives content into a spool: a piece after the other is written where blocking is allowed, and only what is written
 * makes room for more. No thread waits for the other side.
 */
final class ContentConsumer implements AsyncEntityConsumer<Content> {

    private final Spool spool;
    private final Executor blocking;
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private FutureCallback<Content> result;
    private CapacityChannel capacity;
    private int written;
    private boolean ended;

    ContentConsumer(Spool spool, Executor blocking) {
        this.spool = spool;
        this.blocking = blocking;
    }

    @Override
    public synchronized void streamStart(EntityDetails entity, FutureCallback<Content> callback) {
        result = callback;
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        synchronized (this) {
            capacity = channel;
        }
        makeRoom(0);
    }

    @Override
    public synchronized void consume(ByteBuffer source) throws IOException {
        if (writing.isCompletedExceptionally()) {
            throw new IOException("the content can't be written to a temporary file");
        }
        byte[] piece = new byte[source.remaining()];
        source.get(piece);
        writing = writing.thenRunAsync(() -> write(piece), blocking);
    }

    private void write(byte[] piece) {
        try {
            spool.write(piece, 0, piece.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            makeRoom(piece.length);
        }
    }

    /** The channel is called without our lock: it may take the connection's. */
    private void makeRoom(int bytes) {
        CapacityChannel channel;
        int room;
        synchronized (this) {
            written += bytes;
            channel = capacity;
            room = written;
            written = channel == null ? written : 0;
        }
        if (channel != null && room > 0) {
            try {
                channel.update(room);
            } catch (IOException e) {
                // the connection is gone, which is told elsewhere
            }
        }
    }

    @Override
    public synchronized void streamEnd(List<? extends Header> trailers) {
        ended = true;
        writing.whenComplete((done, failure) -> {
            if (failure == null) {
                result.completed(spool.content());
            } else {
                spool.discard();
                result.failed(new IOException("the content can't be written to a temporary file", Call.unwrap(failure)));
            }
        });
    }

    @Override
    public void failed(Exception cause) {
        releaseResources();
    }

    /** Comes after the end, too, when what was received is still being written. */
    @Override
    public synchronized void releaseResources() {
        if (!ended) {
            ended = true;
            writing.whenComplete((done, failure) -> spool.discard());
        }
    }

    @Override
    public Content getContent() {
        return null;
    }
}
