package io.github.camelcomposio.operation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.camelcomposio.client.ApiResponse;
import io.github.camelcomposio.client.Content;
import io.github.camelcomposio.client.Storage;
import io.github.camelcomposio.error.ComposioInvalidRequestException;

/**
 * The content of a message's body on its way to storage.
 *
 * @param invocation the use of the operation
 * @param name       the file's name
 * @param mimetype   the kind of content
 * @param content    the content
 */
record Upload(Invocation invocation, String name, String mimetype, Content content) {

    private static final String ANY_CONTENT = "application/octet-stream";

    /** What is done with it. */
    @FunctionalInterface
    interface Work {
        CompletableFuture<Reply> on(Upload upload);
    }

    /**
     * Reads the body, does something with its content, and frees it.
     *
     * @param nameArgument the argument that names the file, where its own name is not meant
     */
    static CompletableFuture<Reply> of(Invocation invocation, String nameArgument, Work work) {
        Operation operation = invocation.operation();
        String name = first(invocation.arguments().text(nameArgument), invocation.file().name());
        if (name == null) {
            throw Parameters.missing(operation, operation.parameter(nameArgument));
        }
        String mimetype = first(first(invocation.arguments().text("mimetype"), invocation.file().mimetype()), ANY_CONTENT);
        if (mimetype.chars().anyMatch(Character::isISOControl)) {
            throw new ComposioInvalidRequestException(
                    operation.name(), "argument mimetype has a control character in it");
        }
        return storage(invocation).read(operation.name(), invocation.file()).thenCompose(content -> {
            Upload upload = new Upload(invocation, name, mimetype, content);
            return work.on(upload).whenComplete((reply, failure) -> content.close());
        });
    }

    private static String first(String text, String otherwise) {
        return text == null || text.isBlank() ? otherwise : text;
    }

    private static Storage storage(Invocation invocation) {
        return invocation.client().storage();
    }

    CompletableFuture<String> md5() {
        return storage(invocation).md5(content);
    }

    /** Puts the content at an address that Composio's answer has as this member. */
    CompletableFuture<Void> put(ApiResponse answer, String member, Map<String, String> headers) {
        return storage(invocation).put(invocation.operation().name(), answer, member, headers, content);
    }
}
