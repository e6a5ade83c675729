package io.github.camelcomposio.imports;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.LedgerEntry;
import io.github.camelcomposio.bulk.LedgerException;
import io.github.camelcomposio.bulk.Settlement;

/**
 * The ledger as an instance sees it that dies at a certain step: from then on it neither writes nor sends anything, as
 * far as the world can tell.
 */
final class MortalLedger {

    private final ImportLedger ledger;
    private final BooleanSupplier fate;
    private final Predicate<List<?>> lastCall;
    private volatile boolean dead;

    /**
     * @param fate     whether it is time to die, asked before anything is written or sent
     * @param lastCall whether it dies right after these claims or settlements were written
     */
    MortalLedger(ImportLedger ledger, BooleanSupplier fate, Predicate<List<?>> lastCall) {
        this.ledger = ledger;
        this.fate = fate;
        this.lastCall = lastCall;
    }

    /** Right after an entry was written that is like this. */
    static Predicate<List<?>> wrote(Predicate<LedgerEntry> entry) {
        return calls -> calls.stream().anyMatch(call -> call instanceof Settlement settlement && settlement.entry() != null
                && entry.test(settlement.entry()));
    }

    boolean isDead() {
        dead = dead || fate.getAsBoolean();
        return dead;
    }

    /** The API key, as long as there is somebody to ask for it. */
    String key(String key) {
        if (isDead()) {
            throw new IllegalStateException("dead");
        }
        return key;
    }

    ImportLedger ledger() {
        return (ImportLedger) Proxy.newProxyInstance(ImportLedger.class.getClassLoader(), new Class<?>[] { ImportLedger.class },
                (proxy, method, arguments) -> {
                    if (isDead()) {
                        throw new LedgerException("dead", null, false);
                    }
                    try {
                        Object answer = method.invoke(ledger, arguments);
                        dead = dead || arguments != null && arguments[0] instanceof List<?> calls && lastCall.test(calls);
                        return answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
