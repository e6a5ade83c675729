package io.github.camelcomposio.example.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.JournalEntry;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.sources.RejectFile;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceHelper;

/** Asks the providers about the accounts of a run, some at a time. */
public final class AccountChecks {

    private static final int AT_A_TIME = 64;

    private final CamelContext camel;
    private final Mapping mapping;
    private final RejectFile refusals;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final AtomicLong verified = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unverifiable = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>();

    /** @param refusals gets what was refused or failed */
    public AccountChecks(CamelContext camel, Mapping mapping, RejectFile refusals) {
        this.camel = camel;
        this.mapping = mapping;
        this.refusals = refusals;
    }

    /**
     * What came of it.
     *
     * @param firstFailure why the first one failed; null where none did
     */
    public record Counts(long verified, long refused, long unverifiable, long failed, String firstFailure) {

        public long all() {
            return verified + refused + unverifiable + failed;
        }
    }

    /** @param sample how many accounts, taken at random; 0 for all */
    public Counts run(ImportLedger ledger, String runId, int sample) {
        String rate = mapping.options().get("verifyPerSecond");
        AsyncProducer verifier;
        try {
            verifier = camel.getEndpoint("composio:connectedAccounts/verify" + (rate == null ? "" : "?verifyPerSecond=" + rate))
                    .createAsyncProducer();
        } catch (Exception e) {
            throw mapping.refused(Failures.describe(e));
        }
        ServiceHelper.startService(verifier);
        if (sample > 0) {
            sample(ledger, runId, sample).forEach(line -> check(verifier, line));
        } else {
            accounts(ledger, runId, line -> check(verifier, line));
        }
        places.acquireUninterruptibly(AT_A_TIME);
        ServiceHelper.stopService(verifier);
        return new Counts(verified.get(), refused.get(), unverifiable.get(), failed.get(), firstFailure.get());
    }

    private static void accounts(ImportLedger ledger, String runId, Consumer<JournalEntry> reader) {
        ledger.journal(runId, line -> {
            if (line.connectedAccountId() != null && !line.isReject() && line.action() != ImportAction.SKIPPED
                    && line.action() != ImportAction.DELETED) {
                reader.accept(line);
            }
        });
    }

    /** Each account is as likely to be among them as any other. */
    private static List<JournalEntry> sample(ImportLedger ledger, String runId, int most) {
        List<JournalEntry> chosen = new ArrayList<>();
        Random random = new Random();
        AtomicLong seen = new AtomicLong();
        accounts(ledger, runId, line -> {
            long place = random.nextLong(seen.get() + 1);
            if (chosen.size() < most) {
                chosen.add(line);
            } else if (place < most) {
                chosen.set((int) place, line);
            }
            seen.incrementAndGet();
        });
        return chosen;
    }

    private void check(AsyncProducer verifier, JournalEntry line) {
        places.acquireUninterruptibly();
        Exchange exchange = verifier.getEndpoint().createExchange();
        exchange.getMessage().setHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, line.connectedAccountId());
        verifier.process(exchange, sync -> {
            try {
                note(line, exchange);
            } finally {
                places.release();
            }
        });
    }

    private void note(JournalEntry line, Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure == null) {
            Object answer = exchange.getMessage().getBody(Map.class).get("verification");
            ("VERIFIED".equals(answer) ? verified : unverifiable).incrementAndGet();
            return;
        }
        boolean refusal = failure instanceof ComposioRejectedCredentialException;
        (refusal ? refused : failed).incrementAndGet();
        String reason = mapping.scrub(Failures.describe(failure));
        if (!refusal) {
            firstFailure.compareAndSet(null, reason);
        }
        refusals.add(line.position(), text(line.userId()), text(line.toolkit()), failure.getClass().getSimpleName(), reason);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
