package io.github.camelcomposio.sources.tokens;

import java.util.LinkedHashMap;
import java.util.Map;

/** A body for {@code connectedAccounts/update} with a bearer token, whose text does not show it. */
final class TokenValues extends LinkedHashMap<String, Object> {

    private static final long serialVersionUID = 1;

    TokenValues(String accessToken) {
        put("authScheme", "BEARER_TOKEN");
        put("val", Map.of("token", accessToken));
    }

    @Override
    public String toString() {
        return "{authScheme=BEARER_TOKEN, val=…}";
    }
}
