package io.github.camelcomposio.operation;

import java.util.Map;

import io.github.camelcomposio.bulk.RecordOrigin;
import io.github.camelcomposio.client.ComposioClient;
import io.github.camelcomposio.client.Sleeper;

/**
 * One message's use of an operation.
 *
 * @param operation   what is to be done
 * @param arguments   with what
 * @param credentials the credentials in the body; empty where the operation reads none
 * @param file        the body as a file; none where the operation's body is no content
 * @param mappings    the endpoint's maps
 * @param client      how to talk to Composio
 * @param sleeper     how to wait
 * @param onLink      how a Connect Link gets to its user
 * @param origin      where the record comes from; null where the operation's messages are no records
 */
public record Invocation(
        Operation operation, Arguments arguments, CredentialBody credentials, MessageFile file, Mappings mappings,
        ComposioClient client,
        Sleeper sleeper, LinkCourier onLink, RecordOrigin origin) {

    /**
     * The endpoint's maps with a prefix.
     *
     * @param fields      {@code field.<name>=<column>}: the credential field of a name comes from a record's column
     * @param authConfigs {@code authConfig.<toolkit>=<id>}: which auth config to use for a toolkit
     * @param accounts    {@code account.<toolkit>=<id>}: which connected account a session uses for a toolkit
     */
    public record Mappings(Map<String, String> fields, Map<String, String> authConfigs, Map<String, String> accounts) {
    }
}
