package io.github.camelcomposio.bulk;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.error.Failure;
import io.github.camelcomposio.model.ConnectionStatus;

/** Decides what becomes of a record, from what was found at Composio and in the ledger. Pure. */
final class AccountDecider {

    private static final Set<String> UNFINISHED = Set.of(ConnectionStatus.INITIALIZING, ConnectionStatus.INITIATED);

    private final String operation;
    private final ImportPolicy policy;

    AccountDecider(String operation, ImportPolicy policy) {
        this.operation = operation;
        this.policy = policy;
    }

    /**
     * @param  found                                           all accounts of the user and auth config
     * @param  claim                                           what the ledger knows
     * @throws io.github.camelcomposio.error.ComposioException where it is an error
     */
    AccountDecision decide(ImportRecord record, List<Map<String, Object>> found, SubjectClaim claim) {
        List<Map<String, Object>> meant = found.stream().filter(account -> isMeant(record, account)).toList();
        String replaced = replaced(claim.before());
        if (replaced == null) {
            return decide(record, meant, claim, false);
        }
        List<Map<String, Object>> others = meant.stream()
                .filter(account -> !replaced.equals(AccountDecision.id(account))).toList();
        Map<String, Object> old = found.stream()
                .filter(account -> replaced.equals(AccountDecision.id(account))).findFirst().orElse(null);
        return decide(record, others, claim, true).leaving(old);
    }

    /** The account that an attempt was about to replace, of which nobody knows how far it came. */
    private static String replaced(LedgerEntry before) {
        return before != null && SubjectClaim.REPLACING.equals(before.status()) ? before.connectedAccountId() : null;
    }

    private static boolean isMeant(ImportRecord record, Map<String, Object> account) {
        String alias = record.subject().alias();
        return !UNFINISHED.contains(String.valueOf(AccountDecision.status(account)))
                && (alias == null || alias.equals(Json.text(account, "alias")))
                && (record.accountId() == null || record.accountId().equals(AccountDecision.id(account)));
    }

    private AccountDecision decide(
            ImportRecord record, List<Map<String, Object>> accounts, SubjectClaim claim, boolean replacing) {
        if (accounts.isEmpty()) {
            if (record.accountId() != null) {
                throw new ComposioNotFoundException(
                        "the user has no account " + record.accountId() + " of auth config "
                                                    + record.subject().authConfigId(),
                        Failure.notSent(operation).withSuggestedFix(
                                "leave connected_account_id out, or give an account of this user and auth config"));
            }
            if (policy.mode() == ImportPolicy.Mode.UPDATE && !replacing) {
                throw new ComposioNotFoundException(
                        "the user has no account of auth config " + record.subject().authConfigId()
                                                    + " to update",
                        Failure.notSent(operation).withSuggestedFix("use mode=upsert to create it"));
            }
            return AccountDecision.create();
        }
        if (accounts.size() > 1) {
            throw several(record, accounts);
        }
        Map<String, Object> account = accounts.get(0);
        if (policy.mode() == ImportPolicy.Mode.CREATE && !replacing && !claim.wasCreating()) {
            return AccountDecision.skip(account, "there is an account already, and mode=create leaves it alone");
        }
        if (AccountDecision.isDisabled(account) && !policy.reactivate()) {
            return AccountDecision.skip(account, "somebody disabled the account; reactivate=true would enable it");
        }
        return update(record, account, isKnown(record, account, claim));
    }

    /**
     * Whether these credentials are known to be the account's: from the last confirmed write, or because an attempt
     * that died was creating it with them, or had, where no update can make sure.
     */
    private static boolean isKnown(ImportRecord record, Map<String, Object> account, SubjectClaim claim) {
        boolean written = claim.isSame() || claim.wasAskingOfTheSame() && !record.state().scheme().isPatchable();
        boolean confirmed = written
                && Objects.equals(claim.before().connectedAccountId(), AccountDecision.id(account));
        boolean created = claim.wasCreatingTheSame() && !record.state().scheme().isPatchable();
        return (confirmed || created) && ConnectionStatus.ACTIVE.equals(AccountDecision.status(account));
    }

    private AccountDecision update(ImportRecord record, Map<String, Object> account, boolean known) {
        if (known) {
            return AccountDecision.of(AccountDecision.Kind.NOTHING, account);
        }
        requireSameScheme(record, account);
        PatchFields fields = PatchFields.of(record.state(), account);
        if (!fields.unchangeable().isEmpty()) {
            if (policy.replaceUnpatchable()) {
                return AccountDecision.of(AccountDecision.Kind.REPLACE, account);
            }
            throw unpatchable(record, account, fields);
        }
        if (fields.val().isEmpty() && ConnectionStatus.ACTIVE.equals(AccountDecision.status(account))) {
            return AccountDecision.of(AccountDecision.Kind.NOTHING, account);
        }
        return AccountDecision.patch(account, fields.val());
    }

    private void requireSameScheme(ImportRecord record, Map<String, Object> account) {
        String scheme = Json.text(Json.object(account, "state"), "authScheme");
        if (scheme != null && !scheme.equals(record.state().scheme().name())) {
            throw new ComposioInvalidRequestException(
                    operation, "the record is of scheme " + record.state().scheme() + ", and account "
                               + AccountDecision.id(account) + " of " + scheme);
        }
    }

    private ComposioConflictException several(ImportRecord record, List<Map<String, Object>> accounts) {
        List<String> ids = AccountDecision.ids(accounts);
        return new ComposioConflictException(
                "the user has several accounts of auth config " + record.subject().authConfigId() + ": " + ids,
                Failure.notSent(operation).withSuggestedFix(
                        "say which one is meant with alias or connected_account_id, or delete the others"),
                ids);
    }

    private ComposioConflictException unpatchable(
            ImportRecord record, Map<String, Object> account, PatchFields fields) {
        String id = AccountDecision.id(account);
        String what = record.state().scheme().isPatchable()
                ? "Composio can't change " + String.join(", ", fields.unchangeable()) + " of account " + id
                : "Composio takes no new credentials for " + record.state().scheme() + " account " + id;
        return new ComposioConflictException(
                what, Failure.notSent(operation).withSuggestedFix(
                        "set onUnpatchable=replace, which creates another account and deletes this one"),
                List.of(id));
    }
}
