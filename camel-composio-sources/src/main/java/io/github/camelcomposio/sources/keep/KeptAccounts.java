package io.github.camelcomposio.sources.keep;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.BeanUser;
import io.github.camelcomposio.sources.ImportSourceException;
import org.apache.camel.Exchange;

/**
 * Which accounts a whole pass over a source has met; the others that the ledger knows, of the same auth configs, are of
 * users who left. Says none where the pass can't tell.
 */
public class KeptAccounts extends BeanUser {

    private static final String PASS = "CamelComposioKeepPass";

    private String ledger;
    private MaxRemovals maxRemovals = MaxRemovals.parse("5%");

    /** Whose account of which auth config. */
    record Holder(String userId, String authConfigId) {
    }

    /** What a pass has met so far. */
    private static final class Pass {
        private final Set<Holder> present = ConcurrentHashMap.newKeySet();
        private final Set<String> authConfigs = ConcurrentHashMap.newKeySet();
        /** Their records were rejected: they have not left. */
        private final Set<String> users = ConcurrentHashMap.newKeySet();
        private final AtomicLong nameless = new AtomicLong();
        private final AtomicLong notAttempted = new AtomicLong();
        private volatile boolean plan;
    }

    /** A pass begins. */
    public void begin(Exchange exchange) {
        exchange.setProperty(PASS, new Pass());
    }

    /** The record that the message was is imported. */
    public void imported(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof ImportOutcome outcome) {
            Pass pass = pass(exchange);
            pass.present.add(new Holder(outcome.userId(), outcome.authConfigId()));
            pass.authConfigs.add(outcome.authConfigId());
            if (outcome.dryRun()) {
                pass.plan = true;
            }
        }
    }

    /** The record that the message is was rejected. */
    public void rejected(Exchange exchange) {
        String user = exchange.getMessage().getBody() instanceof CredentialRecord record ? user(record) : null;
        if (user == null) {
            pass(exchange).nameless.incrementAndGet();
        } else {
            pass(exchange).users.add(user);
        }
    }

    private static String user(CredentialRecord record) {
        return record.getFields().entrySet().stream()
                .filter(field -> CredentialFields.sameName(field.getKey(), "user_id") && field.getValue() != null)
                .map(field -> field.getValue().toString().strip()).filter(text -> !text.isEmpty()).findFirst().orElse(null);
    }

    /** The run was stopped before the record that the message is. */
    public void stopped(Exchange exchange) {
        pass(exchange).notAttempted.incrementAndGet();
    }

    /**
     * The pass is over, and the body nothing.
     *
     * @throws ImportSourceException if the pass can't tell who left
     */
    public void requireWhole(Exchange exchange) {
        Pass pass = pass(exchange);
        String why = null;
        if (pass.plan) {
            why = "the import is a plan (dryRun)";
        } else if (pass.nameless.get() > 0) {
            why = pass.nameless + " records do not say whose they are";
        } else if (pass.notAttempted.get() > 0) {
            why = "the run was stopped, " + pass.notAttempted + " records were not attempted";
        } else if (pass.present.isEmpty()) {
            why = "the source has no record that could be imported";
        }
        if (why != null) {
            throw new ImportSourceException(why + ": who left can't be told, and nothing was removed");
        }
        exchange.getMessage().setBody(null);
    }

    /**
     * Makes those who left the body: a list of {@link Leaver}s. The body is all accounts there are, one after the
     * other.
     *
     * @throws ImportSourceException if they are too many
     */
    public void missing(Exchange exchange) {
        Pass pass = pass(exchange);
        ImportLedger known = bean(ledger, ImportLedger.class);
        Set<Holder> kept = new LinkedHashSet<>();
        Set<Holder> left = new LinkedHashSet<>();
        for (Iterator<?> accounts = exchange.getMessage().getBody(Iterator.class); accounts.hasNext();) {
            Map<?, ?> account = (Map<?, ?>) accounts.next();
            Holder holder = holder(account);
            if (!pass.authConfigs.contains(holder.authConfigId())) {
                continue;
            }
            boolean stays = pass.present.contains(holder) || pass.users.contains(holder.userId());
            if (stays) {
                kept.add(holder);
            } else if (known.ofAccount(String.valueOf(account.get("id"))).isPresent()) {
                left.add(holder);
            }
        }
        maxRemovals.require(left.size(), (long) left.size() + kept.size(), "users");
        List<Leaver> leavers
                = left.stream().map(holder -> new Leaver(null, holder.userId(), null, holder.authConfigId())).toList();
        exchange.getMessage().setBody(leavers);
    }

    private static Holder holder(Map<?, ?> account) {
        Object config = account.get("auth_config");
        return new Holder(
                String.valueOf(account.get("user_id")),
                config instanceof Map<?, ?> map ? String.valueOf(map.get("id")) : "");
    }

    private static Pass pass(Exchange exchange) {
        return exchange.getProperty(PASS, Pass.class);
    }

    /** The name of the bean {@link ImportLedger}; what it does not know was not imported, and is not removed. */
    public void setLedger(String ledger) {
        this.ledger = ledger;
    }

    /** How many users of a pass may have left: a number, or a per cent; 5% by default. */
    public void setMaxRemovals(String maxRemovals) {
        this.maxRemovals = MaxRemovals.parse(maxRemovals);
    }
}
