package io.github.camelcomposio.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioResponseException;
import io.github.camelcomposio.error.Failure;

/**
 * Where the content of files lies: a service behind Composio, at addresses that Composio gives for a short time. No key
 * goes there, and nothing of it counts for the rate limit; failures are retried as those of Composio are.
 */
public final class Storage {

    private final ComposioClient client;

    Storage(ComposioClient client) {
        this.client = client;
    }

    /** Reads content where blocking is allowed; fails where there is none. */
    public CompletableFuture<Content> read(String operation, Source source) {
        return CompletableFuture.supplyAsync(() -> {
            Content content = read(operation, source, new Spool(client.settings().spoolFolder()));
            if (content.length() == 0) {
                throw new ComposioInvalidRequestException(
                        operation, "the body is empty, and this operation wants the content of a file");
            }
            return content;
        }, client.blocking());
    }

    private static Content read(String operation, Source source, Spool spool) {
        try {
            return source.read(spool);
        } catch (IOException | RuntimeException e) {
            spool.discard();
            throw new ComposioInvalidRequestException(
                    "the body can't be read as the content of a file: " + e.getMessage(), Failure.notSent(operation), e);
        }
    }

    /** The MD5 of content, in hexadecimal digits. */
    public CompletableFuture<String> md5(Content content) {
        return CompletableFuture.supplyAsync(() -> {
            try (InputStream in = content.open()) {
                MessageDigest digest = MessageDigest.getInstance("MD5");
                byte[] piece = new byte[64 * 1024];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    digest.update(piece, 0, read);
                }
                return HexFormat.of().formatHex(digest.digest());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }, client.blocking());
    }

    /** Puts content at an address that Composio's answer has as this member. */
    public CompletableFuture<Void> put(
            String operation, ApiResponse answer, String member, Map<String, String> headers, Content content) {
        return new StorageCall(client, operation, "PUT", given(operation, answer, member), headers, content).start()
                .thenAccept(received -> received.content().close());
    }

    /** Gets what lies at an address that Composio's answer has as this member. */
    public CompletableFuture<Download> get(String operation, ApiResponse answer, String member) {
        return get(operation, given(operation, answer, member));
    }

    /**
     * Gets what lies at an address.
     *
     * @throws ComposioInvalidRequestException if it is none, or must not be used
     */
    public CompletableFuture<Download> get(String operation, String argument, String address) {
        try {
            return get(operation, StorageAddress.parse(address, client.settings().baseUrl()));
        } catch (IllegalArgumentException e) {
            throw new ComposioInvalidRequestException(operation, "argument " + argument + " " + e.getMessage());
        }
    }

    private CompletableFuture<Download> get(String operation, Transport.Url url) {
        return new StorageCall(client, operation, "GET", url, Map.of(), null).start()
                .thenApply(received -> new Download(received.headers().get("content-type"), received.content()));
    }

    private Transport.Url given(String operation, ApiResponse answer, String member) {
        Failure failure = Failure.answered(operation, answer.status(), answer.requestId());
        String address = Json.text(answer.body(), member);
        if (address == null) {
            throw new ComposioResponseException("the answer has no " + member, failure);
        }
        try {
            return StorageAddress.parse(address, client.settings().baseUrl());
        } catch (IllegalArgumentException e) {
            throw new ComposioResponseException("the answer's " + member + " " + e.getMessage(), failure);
        }
    }

    /** Where content comes from. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads it; may block.
         *
         * @param  spool                    empty, for what can be read only once
         * @throws IllegalArgumentException if no content can be made of it
         */
        Content read(Spool spool) throws IOException;
    }

    /**
     * What was fetched. Whoever has it closes its content.
     *
     * @param mimetype the kind of content; null where the storage does not say
     * @param content  the content
     */
    public record Download(String mimetype, Content content) {
    }
}
