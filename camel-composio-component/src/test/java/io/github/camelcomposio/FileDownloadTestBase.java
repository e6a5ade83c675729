package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A storage from which files are downloaded. */
abstract class FileDownloadTestBase extends SharedContextTestBase {

    static final String DOWNLOAD = "composio:files/download";
    static final int LARGE = 3_000_000;

    @TempDir
    static Path folder;

    StorageServer storage;

    @BeforeAll
    void startStorage() throws IOException {
        storage = new StorageServer();
    }

    @AfterAll
    void stopStorage() {
        storage.close();
    }

    @BeforeEach
    void answerAsUsual() {
        storage.reset(answer(200, "the content", "Content-Type", "text/plain"));
    }

    Map<String, Object> at(String target) {
        return Map.of(ComposioConstants.URL, storage.url(target));
    }

    static byte[] noise(int length) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StorageServer.write(out, length);
        return out.toByteArray();
    }

    static Processor message(Map<String, Object> headers) {
        return exchange -> exchange.getMessage().setHeaders(new HashMap<>(headers));
    }

    static void waitFor(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
