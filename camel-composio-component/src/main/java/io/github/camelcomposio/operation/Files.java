package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

import io.github.camelcomposio.client.Credential;

/** The operations on files that tools take and give. */
final class Files {

    /** What an upload's content is. */
    static final Parameter CONTENT_KIND = Parameter.body("mimetype", TEXT,
            "The kind of content; else the header Content-Type, or application/octet-stream.");

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("files/list").repeatable("GET", "/files/list").paged()
                    .describedAs("Lists the files that were uploaded.")
                    .parameters(
                            Parameter.query("toolkit", SLUG, "toolkit_slug", "Only those for this toolkit."),
                            Parameter.query("toolSlug", TEXT, "Only those for this tool."),
                            Listing.LIMIT, Listing.CURSOR, Listing.FETCH_ALL)
                    .answers("items of toolkit_slug, tool_slug, filename, mimetype, md5")
                    .replies(ReplyHeaders.PAGE).build(),
            Operation.named("files/upload").repeatable("POST", "/files/upload/request")
                    .describedAs("Uploads the message's body for a tool: the reply is what the tool's file argument takes.")
                    .source("Composio reference, POST /files/upload/request and the PUT to its new_presigned_url. Read 2026-11.")
                    .parameters(
                            Parameter.body("toolkit", SLUG, "toolkit_slug", "The tool's toolkit.").asRequired(),
                            Parameter.body("toolSlug", TEXT, "The tool that is to take the file.").asRequired(),
                            Parameter.body("filename", TEXT,
                                    "The file's name; else the header CamelFileName without folders, or the name of a file in"
                                                             + " the body."),
                            CONTENT_KIND)
                    .bodyIsContent()
                    .answers("name, mimetype, s3key").errors(400, 404)
                    .handledBy(new FileUploadHandler()).build(),
            Operation.named("files/download").repeatable("GET", "")
                    .describedAs("Reads a file that a tool gave (s3url): the reply's body is its content.")
                    .source("Composio's official SDK, files.download. Read 2026-11.")
                    .with(Credential.NONE)
                    .parameters(Parameter.own("url", TEXT, "s3url", "The file's address, as a tool's answer has it.")
                            .asRequired().asSecret())
                    .answers("the file's content, with the headers Content-Type and CamelFileName").errors(403, 404)
                    .handledBy(new FileDownloadHandler()).build());

    private Files() {
    }
}
