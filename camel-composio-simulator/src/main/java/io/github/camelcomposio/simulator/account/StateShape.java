package io.github.camelcomposio.simulator.account;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.model.AuthScheme;
import io.github.camelcomposio.simulator.model.Status;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * What {@code connection.state} must look like: a scheme, and a {@code val} whose {@code status} decides which fields
 * it needs. Other fields may be there.
 *
 * <p>
 * Source: Composio reference, auth schemes.
 */
final class StateShape implements Shape {

    private static final List<String> TEXTS = List.of("generic_api_key", "api_key", "bearer_token", "basic_encoded", "token",
            "username", "password", "credentials_json", "private_key", "access_token", "subdomain", "your-domain", "region",
            "shop", "account_url", "COMPANYDOMAIN", "extension", "form_api_base_url", "instanceEndpoint", "api_url",
            "borneo_dashboard_url", "proxy_username", "proxy_password", "domain", "version", "dc", "site_name",
            "instanceName", "account_id", "your_server", "server_location", "base_url");

    private static final ObjectShape OUTLINE = Shape.object()
            .required("authScheme", Shape.oneOf(AuthScheme.NAMES))
            .required("val", Shape.map());

    @Override
    public void check(Object value, String path, List<String> errors) {
        int before = errors.size();
        OUTLINE.check(value, path, errors);
        if (errors.size() == before) {
            Map<?, ?> state = (Map<?, ?>) value;
            AuthScheme scheme = AuthScheme.valueOf((String) state.get("authScheme"));
            checkVal(scheme, (Map<?, ?>) state.get("val"), path + ".val", errors);
        }
    }

    private static void checkVal(AuthScheme scheme, Map<?, ?> val, String path, List<String> errors) {
        int before = errors.size();
        Shape.object().required("status", Shape.oneOf(scheme.statuses())).check(val, path, errors);
        if (errors.size() > before) {
            return;
        }
        ObjectShape fields = Shape.object();
        for (String name : TEXTS) {
            fields = fields.optional(name, Shape.string());
        }
        for (String name : scheme.required(Status.valueOf((String) val.get("status")))) {
            fields = fields.required(name, Shape.string());
        }
        fields.check(val, path, errors);
    }
}
