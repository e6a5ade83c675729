package io.github.camelcomposio.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * Answers as Composio does, without thinking: one thread, texts that were made before, at most one request of a
 * connection at a time. A client is to be measured with it, not the server. It takes what it is sent for what it
 * expects.
 */
public final class StaticServer implements AutoCloseable {

    private static final int LARGEST = 64 * 1024;

    private final Selector selector;
    private final ServerSocketChannel listener;
    private final Thread thread = new Thread(this::serve, "static-server");
    private final CannedAnswers answers = new CannedAnswers();
    private final Queue<Due> delayed = new ArrayDeque<>();
    private volatile long latencyNanos;
    private volatile boolean open = true;
    private volatile long requests;
    private volatile String lastBody = "";

    /** An answer that waits for its time. */
    private record Due(long at, Connection connection) {
    }

    public StaticServer() throws IOException {
        selector = Selector.open();
        listener = ServerSocketChannel.open();
        listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2048);
        listener.configureBlocking(false);
        listener.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
    }

    public String baseUrl() throws IOException {
        return "http://127.0.0.1:" + ((InetSocketAddress) listener.getLocalAddress()).getPort();
    }

    /** How long every answer takes from now on. */
    public void latency(long millis) {
        latencyNanos = TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /** Requests that came in. */
    public long requests() {
        return requests;
    }

    /** The body of a request that had one, and was the last of its round; empty before the first. */
    public String lastBody() {
        return lastBody;
    }

    private void serve() {
        try {
            while (open) {
                select();
                answerDue();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void select() throws IOException {
        Due next = delayed.peek();
        if (next == null) {
            selector.select();
        } else {
            long nanos = next.at - System.nanoTime();
            if (nanos > 0) {
                selector.select(1 + TimeUnit.NANOSECONDS.toMillis(nanos - 1));
            } else {
                selector.selectNow();
            }
        }
        for (SelectionKey key : selector.selectedKeys()) {
            if (key.isAcceptable()) {
                accept();
            } else {
                read((Connection) key.attachment());
            }
        }
        selector.selectedKeys().clear();
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listener.accept(); channel != null; channel = listener.accept()) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Connection connection = new Connection(channel);
            channel.register(selector, SelectionKey.OP_READ, connection);
        }
    }

    private void read(Connection connection) throws IOException {
        try {
            if (!connection.read()) {
                connection.channel.close();
                return;
            }
            if (!connection.isComplete()) {
                return;
            }
            requests++;
            long latency = latencyNanos;
            if (latency == 0) {
                connection.answer();
            } else {
                delayed.add(new Due(System.nanoTime() + latency, connection));
            }
        } catch (IOException e) {
            connection.channel.close();
        }
    }

    private void answerDue() throws IOException {
        long now = System.nanoTime();
        while (!delayed.isEmpty() && delayed.peek().at <= now) {
            Connection connection = delayed.remove().connection;
            try {
                connection.answer();
            } catch (IOException e) {
                connection.channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.wakeup();
        listener.close();
    }

    private final class Connection {

        private final SocketChannel channel;
        private final ByteBuffer in = ByteBuffer.allocate(LARGEST);
        private int head;

        Connection(SocketChannel channel) {
            this.channel = channel;
        }

        boolean read() throws IOException {
            return channel.read(in) >= 0;
        }

        boolean isComplete() {
            head = RequestBytes.endOfHead(in.array(), in.position());
            return head > 0 && in.position() >= head + RequestBytes.contentLength(in.array(), head);
        }

        void answer() throws IOException {
            if (requests % 1000 == 1 && in.position() > head) {
                lastBody = new String(in.array(), head, in.position() - head, StandardCharsets.UTF_8);
            }
            ByteBuffer out = answers.to(in.array());
            in.clear();
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }
    }
}
