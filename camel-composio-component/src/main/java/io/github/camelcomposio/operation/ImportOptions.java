package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.FLAG;
import static io.github.camelcomposio.operation.Parameter.Type.INTEGER;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.github.camelcomposio.bulk.ImportPolicy;
import io.github.camelcomposio.bulk.VerificationPolicy;
import io.github.camelcomposio.client.Throttle;

/** The options of an import that say how it decides: their rows, and what is made of them. */
final class ImportOptions {

    static final Parameter RUN_ID = Parameter.own("runId", TEXT,
            "The run that the record is part of; the same id resumes a run that was stopped or killed. Made where it is not given: one a split.");
    static final Parameter DRY_RUN = Parameter.policy("dryRun", FLAG,
            "Whether nothing is written, neither to Composio nor to the ledger: only what would be done is said.")
            .withDefault("false");
    static final Parameter VERIFY_PER_SECOND = Parameter.policy("verifyPerSecond", INTEGER,
            "How many credentials a second are verified at most.").withDefault("5");
    static final Parameter REKEY = Parameter.policy("rekey", FLAG,
            "Whether what the ledger knows of credentials is thrown away where it was made with another key.")
            .withDefault("false");

    private static final String FAIL = "fail";
    private static final String REPLACE = "replace";

    private static final List<Parameter> DECISIONS = List.of(
            Parameter.policy("mode", TEXT,
                    "Whether records create and update (upsert), only create and skip what is there (create), or only update (update).")
                    .only("upsert", "create", "update").withDefault("upsert"),
            DRY_RUN,
            Parameter.policy("onNotActive", TEXT,
                    "What to do with an account that is not ACTIVE although it has its new credential: fail, or replace it by another one.")
                    .only(FAIL, REPLACE).withDefault(FAIL),
            Parameter.policy("onUnpatchable", TEXT,
                    "What to do with an account that takes no new credential, such as one of OAuth: fail, or replace it by another one.")
                    .only(FAIL, REPLACE).withDefault(FAIL),
            Parameter.policy("reactivate", FLAG,
                    "Whether an account that somebody disabled is updated and enabled; else it is skipped.")
                    .withDefault("false"),
            Parameter.policy("onDuplicate", TEXT,
                    "What to do where a split has several credentials for one account: fail, or let the last one win.")
                    .only(FAIL, "last").withDefault(FAIL),
            Parameter.policy("checkRemote", FLAG,
                    "Whether to look at Composio also where the ledger says that nothing has changed.").withDefault("false"),
            Parameter.policy("maxFailureRate", INTEGER,
                    "How many per cent of the last 200 records may fail before the run is stopped; 100 for all.")
                    .withDefault("10"),
            Parameter.policy("verify", TEXT,
                    "Which credentials the provider is asked about, once each, after they were written: none, all, or sample:500 for the first 500 of a run.")
                    .withDefault("none"),
            VERIFY_PER_SECOND,
            Parameter.policy("onRejected", TEXT,
                    "What becomes of an account just created whose credential the provider refuses: keep, disable or delete.")
                    .only("keep", "disable", "delete").withDefault("keep"),
            REKEY);

    private static final Pattern SAMPLE = Pattern.compile("sample:([1-9]\\d{0,8})");

    private ImportOptions() {
    }

    /** These parameters, and further ones before them. */
    static Parameter[] parameters(Parameter... before) {
        return Stream.concat(Stream.of(before), DECISIONS.stream()).toArray(Parameter[]::new);
    }

    static ImportPolicy policy(Arguments options, LongSupplier nanoTime) {
        return new ImportPolicy(
                ImportPolicy.Mode.valueOf(upper(options, "mode")), options.flag("dryRun", false),
                options.text("onNotActive").equals(REPLACE), options.text("onUnpatchable").equals(REPLACE),
                options.flag("reactivate", false), options.text("onDuplicate").equals("last"),
                options.flag("checkRemote", false), between(options, "maxFailureRate", 0, 100), new VerificationPolicy(
                        most(options.text("verify")),
                        VerificationPolicy.OnRejected.valueOf(upper(options, "onRejected")), throttle(options, nanoTime)));
    }

    static Throttle throttle(Arguments options, LongSupplier nanoTime) {
        return new Throttle(between(options, "verifyPerSecond", 1, 1000), nanoTime);
    }

    private static String upper(Arguments options, String name) {
        return options.text(name).toUpperCase(Locale.ROOT);
    }

    private static int between(Arguments options, String name, int least, int most) {
        int value = (Integer) options.get(name);
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "Option " + name + " must be from " + least + " to " + most + ", and is " + value);
        }
        return value;
    }

    private static long most(String verify) {
        if (verify.equals("none")) {
            return 0;
        }
        if (verify.equals("all")) {
            return Long.MAX_VALUE;
        }
        Matcher sample = SAMPLE.matcher(verify);
        if (!sample.matches()) {
            throw new IllegalArgumentException("Option verify must be none, all or sample:500, and is " + verify);
        }
        return Long.parseLong(sample.group(1));
    }
}
