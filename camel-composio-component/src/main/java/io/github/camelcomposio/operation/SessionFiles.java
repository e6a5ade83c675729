package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

/** The operations on the files of a session's sandbox. */
final class SessionFiles {

    private static final String MOUNT = "/tool_router/session/{sessionId}/mounts/{mountId}";
    private static final Parameter SESSION = Parameter.path("sessionId", "The session, trs_….");
    private static final Parameter MOUNT_ID
            = Parameter.path("mountId", "The mount; /mnt/files in the sandbox is files.").withDefault("files");
    private static final Parameter PATH
            = Parameter.body("path", TEXT, "mount_relative_path", "The file's path in the mount.").asRequired();

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("sessionFiles/list").repeatable("GET", MOUNT + "/items").paged()
                    .describedAs("Lists the files of a session.")
                    .parameters(SESSION, MOUNT_ID,
                            Parameter.query("pathPrefix", TEXT, "mount_relative_prefix", "Only paths that begin so."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of mount_relative_path, sandbox_mount_prefix, size, last_modified").errors(404)
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("sessionFiles/delete").repeatable("POST", MOUNT + "/delete")
                    .describedAs("Deletes a session's file.")
                    .parameters(SESSION, MOUNT_ID, PATH)
                    .answers("mount_relative_path, sandbox_mount_prefix").errors(404).build());

    private SessionFiles() {
    }
}
