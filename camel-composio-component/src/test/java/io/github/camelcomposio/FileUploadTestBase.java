package io.github.camelcomposio;

import static io.github.camelcomposio.StorageServer.answer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

import io.github.camelcomposio.simulator.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A storage to which files are uploaded. */
abstract class FileUploadTestBase extends SharedContextTestBase {

    static final String UPLOAD = "composio:files/upload?toolkit=gmail&toolSlug=GMAIL_SEND_EMAIL";
    static final String TEXT = "the content, ä";
    static final byte[] BYTES = TEXT.getBytes(StandardCharsets.UTF_8);

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
    void announce() {
        storage.reset(answer(200, ""));
        announce("s3");
    }

    void announce(String backend) {
        simulator.clearFaults();
        announceAt(storage.url("/bucket/a%20b?X-Signature=secret%2B1"), backend);
    }

    void announceAt(String url, String backend) {
        simulator.fault(Fault.on("POST", "/files/upload/request").answer(200, Map.of("x-request-id", "req_1"), """
                {"id": "1", "key": "key/1", "new_presigned_url": "%s", "type": "new",
                  "metadata": {"storage_backend": "%s"}}""".formatted(url, backend)));
    }

    static String md5(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    }
}
