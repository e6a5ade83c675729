package io.github.camelcomposio.sources.vault;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the vault answered. Its text shows no secret.
 *
 * @param body JSON; an empty object where it is none
 */
record VaultAnswer(int status, JsonNode body) {

    boolean isOk() {
        return status == 200 || status == 204;
    }

    @Override
    public String toString() {
        return "HTTP " + status;
    }
}
