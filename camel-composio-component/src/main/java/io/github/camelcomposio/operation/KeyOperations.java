package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.ARRAY;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

import io.github.camelcomposio.client.Credential;

/** The operations on keys and ids. */
final class KeyOperations {

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("auth/sessionInfo").repeatable("GET", "/auth/session/info").with(Credential.USER_OR_PROJECT)
                    .describedAs("Tells whose the key is: the user API key where there is one, else the project's.")
                    .answers("project, api_key, org_member").build(),
            Operation.named("apiKeys/revoke").repeatable("POST", "/api_key_revocation").onlyIn("v3.1")
                    .with(Credential.NONE)
                    .describedAs("Revokes API keys that have leaked. Needs no key, and never tells whether one existed.")
                    .parameters(Parameter.body("apiKeys", ARRAY, "The keys: a list of at most 100.").asRequired())
                    .answers("received").errors(400).build(),
            Operation.named("migration/getNanoid").repeatable("GET", "/migration/get-nanoid").onlyIn("v3")
                    .describedAs("Finds today's id of what had a UUID.")
                    .parameters(
                            Parameter.query("uuid", TEXT, "The old id.").asRequired(),
                            Parameter.query("type", TEXT, "What it was.").asRequired().oneOf("CONNECTED_ACCOUNT",
                                    "AUTH_CONFIG", "TRIGGER_INSTANCE"))
                    .answers("nanoid").errors(404, 410).build());

    private KeyOperations() {
    }
}
