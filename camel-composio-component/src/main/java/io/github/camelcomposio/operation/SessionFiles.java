package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

/** The operations on the files of a session's sandbox. */
final class SessionFiles {

    private static final String MOUNT = "/tool_router/session/{sessionId}/mounts/{mountId}";
    /** Where it is asked for the address of a file. */
    static final String DOWNLOAD_URL = MOUNT + "/download_url";

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
            Operation.named("sessionFiles/upload").repeatable("POST", MOUNT + "/upload_url")
                    .describedAs("Puts the message's body into a session's file, and gives an address to read it at.")
                    .source("Composio reference, POST …/mounts/{mount_id}/upload_url, the PUT to its upload_url, and POST"
                            + " …/download_url, as the official SDK does. Read 2026-11.")
                    .parameters(SESSION, MOUNT_ID,
                            Parameter.body("path", TEXT, "mount_relative_path",
                                    "The file's path in the mount; else the header CamelFileName without folders, or the name"
                                                                                + " of a file in the body."),
                            Files.CONTENT_KIND)
                    .bodyIsContent()
                    .answers("download_url, mount_relative_path, sandbox_mount_prefix, expires_at").errors(400, 404)
                    .handledBy(new SessionUploadHandler()).build(),
            Operation.named("sessionFiles/download").repeatable("POST", DOWNLOAD_URL)
                    .describedAs("Reads a session's file: the reply's body is its content.")
                    .source("Composio reference, POST …/mounts/{mount_id}/download_url and the GET of its download_url. Read"
                            + " 2026-11.")
                    .parameters(SESSION, MOUNT_ID, PATH)
                    .answers("the file's content, with the headers Content-Type and CamelFileName").errors(404)
                    .handledBy(new SessionDownloadHandler()).build(),
            Operation.named("sessionFiles/delete").repeatable("POST", MOUNT + "/delete")
                    .describedAs("Deletes a session's file.")
                    .parameters(SESSION, MOUNT_ID, PATH)
                    .answers("mount_relative_path, sandbox_mount_prefix").errors(404).build());

    private SessionFiles() {
    }
}
