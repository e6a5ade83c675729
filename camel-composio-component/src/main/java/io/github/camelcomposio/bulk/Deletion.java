package io.github.camelcomposio.bulk;

import io.github.camelcomposio.client.ApiRequest;
import io.github.camelcomposio.client.Repetition;

/** The request that deletes an account. */
final class Deletion {

    private Deletion() {
    }

    static ApiRequest request(String operation, String accountId) {
        return new ApiRequest(operation, "DELETE", "/connected_accounts/{connectedAccountId}", Repetition.FREELY)
                .path("connectedAccountId", accountId);
    }
}
