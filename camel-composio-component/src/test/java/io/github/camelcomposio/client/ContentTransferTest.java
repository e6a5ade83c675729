package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content on its way: nothing is read or written where blocking is not allowed, and nothing runs ahead. */
class ContentTransferTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Integer> room = new ArrayList<>();

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Test
    void makesRoomOnlyForWhatIsWritten() throws Exception {
        ContentConsumer consumer = new ContentConsumer(new Spool(null), tasks::add);
        List<Content> result = new ArrayList<>();
        consumer.streamStart(null, new Result(result));
        consumer.updateCapacity(room::add);
        consumer.consume(ByteBuffer.wrap(new byte[1000]));
        consumer.consume(ByteBuffer.wrap(new byte[500]));
        consumer.updateCapacity(room::add);
        assertThat(room).isEmpty();

        runTasks();
        assertThat(room).containsExactly(1000, 500);
        consumer.consume(ByteBuffer.wrap(new byte[7]));
        consumer.streamEnd(List.of());
        consumer.releaseResources();
        assertThat(result).isEmpty();
        runTasks();
        assertThat(result).singleElement().extracting(Content::length).isEqualTo(1507L);
    }

    @Test
    void freesWhatItWroteWhenTheConnectionFails(@TempDir Path folder) throws Exception {
        Spool spool = new Spool(folder);
        ContentConsumer consumer = new ContentConsumer(spool, tasks::add);
        consumer.streamStart(null, new Result(new ArrayList<>()));
        consumer.consume(ByteBuffer.wrap(new byte[1_000_000]));
        consumer.failed(new IOException("cut"));
        runTasks();

        assertThat(spool.content().isInMemory()).isFalse();
        try (InputStream in = spool.content().open()) {
            assertThat(catchThrowable(in::read)).isInstanceOf(IOException.class);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void failsWhenNothingCanBeWritten(@TempDir Path folder) throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "");
        ContentConsumer consumer = new ContentConsumer(new Spool(noFolder), tasks::add);
        List<Content> result = new ArrayList<>();
        Result callback = new Result(result);
        consumer.streamStart(null, callback);
        consumer.updateCapacity(room::add);
        consumer.consume(ByteBuffer.wrap(new byte[1_000_000]));
        runTasks();

        assertThat(room).as("so that the failure is noticed").containsExactly(1_000_000);
        assertThat(catchThrowable(() -> consumer.consume(ByteBuffer.wrap(new byte[1]))))
                .isInstanceOf(IOException.class).hasMessageContaining("can't be written");
        consumer.streamEnd(List.of());
        assertThat(callback.failure).isInstanceOf(IOException.class);
    }

    @Test
    void readsAPieceWhenTheLastOneIsGone() throws Exception {
        byte[] bytes = new byte[200_000];
        Wire wire = new Wire();
        ContentProducer producer = new ContentProducer(Content.of(bytes), "text/plain", tasks::add);

        producer.produce(wire);
        assertThat(producer.available()).as("still reading").isZero();
        assertThat(wire.written).isZero();
        runTasks();
        assertThat(wire.asked).isEqualTo(1);
        wire.takes = 1000;
        producer.produce(wire);
        assertThat(tasks).as("the piece is not gone").isEmpty();
        assertThat(producer.available()).isPositive();
        wire.takes = Integer.MAX_VALUE;
        while (!wire.ended) {
            producer.produce(wire);
            runTasks();
        }
        assertThat(wire.written).isEqualTo(bytes.length);
        assertThat(producer.getContentLength()).isEqualTo(bytes.length);
    }

    @Test
    void failsWhenAFileBecomesShorter() throws Exception {
        ContentProducer producer = new ContentProducer(new Shrunk(), "text/plain", tasks::add);
        Wire wire = new Wire();
        producer.produce(wire);
        runTasks();
        producer.produce(wire);
        runTasks();

        assertThat(producer.available()).isPositive();
        assertThat(catchThrowable(() -> producer.produce(wire)))
                .isInstanceOf(IOException.class).hasMessageContaining("became shorter");
    }

    @Test
    void keepsAnAddressToItself() {
        assertThat(new Transport.Url("https", "host", 1, "/secret?secret")).asString().isEqualTo("https://host");
    }

    private static final class Result implements FutureCallback<Content> {

        private final List<Content> results;
        private Exception failure;

        Result(List<Content> results) {
            this.results = results;
        }

        @Override
        public void completed(Content content) {
            results.add(content);
        }

        @Override
        public void failed(Exception cause) {
            failure = cause;
        }

        @Override
        public void cancelled() {
            throw new AssertionError();
        }
    }

    private static final class Wire implements DataStreamChannel {

        private int takes = Integer.MAX_VALUE;
        private int written;
        private int asked;
        private boolean ended;

        @Override
        public void requestOutput() {
            asked++;
        }

        @Override
        public int write(ByteBuffer source) {
            int count = Math.min(takes, source.remaining());
            source.position(source.position() + count);
            written += count;
            return count;
        }

        @Override
        public void endStream() {
            ended = true;
        }

        @Override
        public void endStream(List<? extends Header> trailers) {
            ended = true;
        }
    }

    private static final class Shrunk implements Content {

        @Override
        public long length() {
            return 100;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream("short".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean isInMemory() {
            return true;
        }

        @Override
        public void close() {
            // nothing to free
        }
    }
}
