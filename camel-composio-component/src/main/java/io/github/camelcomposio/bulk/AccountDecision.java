package io.github.camelcomposio.bulk;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.model.ConnectionStatus;

/**
 * What is to be done for a record.
 *
 * @param kind    what
 * @param account the account that it is done to, as the list gives it; null where there is none
 * @param val     the fields to send to it; empty where none are sent
 * @param reason  why nothing is done; null where something is
 * @param remains an account that an earlier attempt was about to replace, and that is to be deleted; null where there
 *                is none
 */
record AccountDecision(
        Kind kind, Map<String, Object> account, Map<String, Object> val, String reason, Map<String, Object> remains) {

    /** What can be done. */
    enum Kind {
        /** a new account */
        CREATE,
        /** new credentials for the account */
        PATCH,
        /** new credentials for the account, which is then enabled */
        REACTIVATE,
        /** a new account, and the old one is deleted */
        REPLACE,
        /** the account has these credentials */
        NOTHING,
        /** the account is left alone */
        SKIP
    }

    static AccountDecision create() {
        return new AccountDecision(Kind.CREATE, null, Map.of(), null, null);
    }

    static AccountDecision of(Kind kind, Map<String, Object> account) {
        return new AccountDecision(kind, account, Map.of(), null, null);
    }

    static AccountDecision patch(Map<String, Object> account, Map<String, Object> val) {
        return new AccountDecision(isDisabled(account) ? Kind.REACTIVATE : Kind.PATCH, account, val, null, null);
    }

    static AccountDecision skip(Map<String, Object> account, String reason) {
        return new AccountDecision(Kind.SKIP, account, Map.of(), reason, null);
    }

    /**
     * The same where an earlier attempt was about to replace an account.
     *
     * @param other that account; null where it is gone
     */
    AccountDecision leaving(Map<String, Object> other) {
        if (other == null || kind == Kind.SKIP) {
            return this;
        }
        return kind == Kind.CREATE ? of(Kind.REPLACE, other) : new AccountDecision(kind, account, val, reason, other);
    }

    /** The action that it ends with. */
    ImportAction action() {
        return switch (kind) {
            case CREATE -> ImportAction.CREATED;
            case PATCH, REACTIVATE, REPLACE -> ImportAction.UPDATED;
            case NOTHING -> ImportAction.UNCHANGED;
            case SKIP -> ImportAction.SKIPPED;
        };
    }

    /** How many requests it takes at least, beside the look that it is made of. */
    int requests() {
        int own = switch (kind) {
            case CREATE, PATCH -> 1;
            case REACTIVATE, REPLACE -> 2;
            case NOTHING, SKIP -> 0;
        };
        return remains == null ? own : own + 1;
    }

    /** The names of the fields that are sent, and no value. */
    @Override
    public String toString() {
        return kind + " " + id(account) + " " + val.keySet();
    }

    static String id(Map<String, Object> account) {
        return account == null ? null : Json.text(account, "id");
    }

    static String status(Map<String, Object> account) {
        return account == null ? null : Json.text(account, "status");
    }

    static List<String> ids(List<Map<String, Object>> accounts) {
        return accounts.stream().map(AccountDecision::id).toList();
    }

    /** Whether somebody has switched the account off. */
    static boolean isDisabled(Map<String, Object> account) {
        return ConnectionStatus.INACTIVE.equals(status(account)) || Boolean.TRUE.equals(account.get("is_disabled"));
    }
}
