package io.github.camelcomposio.simulator.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.Maps;
import io.github.camelcomposio.simulator.wire.ObjectShape;
import io.github.camelcomposio.simulator.wire.Shape;

/**
 * Who may use an account: its owner alone (PRIVATE) or others too (SHARED, by rules). Immutable.
 *
 * <p>
 * Source: Composio reference, sharing and ACL.
 *
 * @param shared SHARED, else PRIVATE
 */
public record Sharing(boolean shared, boolean allowAllUsers, List<String> allowedUserIds, List<String> notAllowedUserIds) {

    private static final Shape USER_IDS = Shape.listOf(Shape.string(1, 256), 1000);

    private static final ObjectShape RULES = Shape.object()
            .optional("allow_all_users", Shape.bool())
            .optional("allowed_user_ids", USER_IDS)
            .optional("not_allowed_user_ids", USER_IDS);

    /** The shape of {@code experimental} when an account is patched. */
    static final ObjectShape CHANGES = Shape.object().optional("acl_config_for_shared", RULES);

    /** The shape of {@code experimental} when an account is made. */
    public static final ObjectShape SHAPE = CHANGES.optional("account_type", Shape.oneOf(List.of("PRIVATE", "SHARED")));

    private static final Sharing PRIVATE = new Sharing(false, false, List.of(), List.of());

    /** Reads {@code experimental} of a create or link; absent means PRIVATE. */
    static Sharing of(Map<String, Object> experimental) {
        boolean shared = Maps.text(experimental, "account_type").orElse("PRIVATE").equals("SHARED");
        return new Sharing(shared, PRIVATE.allowAllUsers, PRIVATE.allowedUserIds, PRIVATE.notAllowedUserIds)
                .changed(experimental);
    }

    /**
     * With the rules that {@code experimental} gives; the others stay.
     *
     * @throws ApiError 400 when there are rules for a PRIVATE account; its number is ours
     */
    Sharing changed(Map<String, Object> experimental) {
        if (!experimental.containsKey("acl_config_for_shared")) {
            return this;
        }
        if (!shared) {
            throw ApiError.accountRefused("acl_config_for_shared is only valid on SHARED connected accounts");
        }
        Map<String, Object> rules = Maps.object(experimental, "acl_config_for_shared");
        return new Sharing(
                true, (Boolean) rules.getOrDefault("allow_all_users", allowAllUsers),
                rules.containsKey("allowed_user_ids") ? Maps.texts(rules, "allowed_user_ids") : allowedUserIds,
                rules.containsKey("not_allowed_user_ids") ? Maps.texts(rules, "not_allowed_user_ids") : notAllowedUserIds);
    }

    /** Whether a user who is not the owner may use the account. */
    public boolean allows(String userId) {
        return shared && !notAllowedUserIds.contains(userId) && (allowAllUsers || allowedUserIds.contains(userId));
    }

    /** As the wire has it. */
    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("account_type", shared ? "SHARED" : "PRIVATE");
        if (shared) {
            view.put("acl_config_for_shared", Map.of("allow_all_users", allowAllUsers, "allowed_user_ids", allowedUserIds,
                    "not_allowed_user_ids", notAllowedUserIds));
        }
        return view;
    }
}
