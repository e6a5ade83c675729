package io.github.camelcomposio.simulator.session;

import java.util.List;

import io.github.camelcomposio.simulator.wire.ApiError;

/** The refusals of sessions. Source: Composio reference, errors. The numbers of bad pins and of 404 are ours. */
final class SessionErrors {

    private SessionErrors() {
    }

    static ApiError bad(String message) {
        return new ApiError(400, 4300, "ToolRouterV2_BadRequest", message, "Change the request and send it again.");
    }

    static ApiError noActiveConnection(String toolkit) {
        return new ApiError(
                400, 4302, "ToolRouterV2_NoActiveConnection", "No active connection found for toolkit " + toolkit,
                "Connect an account for this toolkit, for example with COMPOSIO_MANAGE_CONNECTIONS.");
    }

    static ApiError unknownToolkits(List<String> slugs) {
        return new ApiError(
                400, 4305, "ToolRouterV2_InvalidToolkitSlugs", "Invalid toolkit slugs: " + String.join(", ", slugs),
                "Check the slugs of the toolkits.");
    }

    static ApiError noManagedAuth(String toolkit) {
        return new ApiError(
                400, 4308, "ToolRouterV2_NoManagedAuth",
                "Toolkit " + toolkit + " has no Composio-managed auth and no auth config",
                "Create an auth config for this toolkit first.");
    }

    static ApiError badPins(String message) {
        return new ApiError(
                400, 4309, "ToolRouterV2_InvalidConnectedAccountIds", message,
                "Check the connected accounts of the session.");
    }

    static ApiError noAuthToolkit(String toolkit) {
        return new ApiError(
                400, 4326, "ToolRouterV2_ToolkitsIsNoAuth", "Toolkit " + toolkit + " does not need authentication",
                "Use the toolkit's tools without connecting an account.");
    }

    static ApiError unknownSession(String id) {
        return new ApiError(
                404, 4304, "ToolRouterV2_SessionNotFound", "Session \"" + id + "\" not found",
                "Check the session id and the project of the API key.");
    }
}
