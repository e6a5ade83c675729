package io.github.camelcomposio.simulator;

import io.github.camelcomposio.simulator.tool.Providers;

/**
 * A call that proxy execution sent to a provider, or would have sent.
 *
 * @param connectedAccountId with whose credentials; null with connection data of the request's own, or with none
 * @param method             upper case
 * @param endpoint           as the request named it
 * @param status             what the provider answered
 */
public record ProxiedCall(String connectedAccountId, String method, String endpoint, int status) {

    static ProxiedCall of(Providers.Call call) {
        return new ProxiedCall(call.accountId(), call.method(), call.endpoint(), call.status());
    }

    /** Without the endpoint: a credential may stand in it. */
    @Override
    public String toString() {
        return "ProxiedCall[" + connectedAccountId + ", " + method + ", status=" + status + "]";
    }
}
