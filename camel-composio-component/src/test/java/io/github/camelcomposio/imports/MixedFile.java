package io.github.camelcomposio.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The records of a file in which each thing that can become of a record happens to some. */
final class MixedFile {

    static final String OAUTH = "ac_oauth";
    static final String DISABLED = "ac_disabled";

    private final List<Map<String, Object>> records = new ArrayList<>();

    /** Users who have an account before. */
    static List<Map<String, Object>> before(String kind, int count) {
        return IntStream.range(0, count).mapToObj(i -> record(kind + i, "sg-key-before-" + i)).toList();
    }

    /** Users who have an account of tokens before. */
    static List<Map<String, Object>> tokensBefore() {
        return IntStream.range(0, 3).mapToObj(i -> tokens("tokens-there" + i, "gho_before_0123456789")).toList();
    }

    static Map<String, Object> record(String user, String key) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("user_id", user);
        record.put("api_key", key);
        return record;
    }

    private static Map<String, Object> tokens(String user, String token) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("user_id", user);
        record.put("auth_config_id", OAUTH);
        record.put("access_token", token);
        return record;
    }

    private static Map<String, Object> with(Map<String, Object> record, String column, Object value) {
        record.put(column, value);
        return record;
    }

    static List<Map<String, Object>> records() {
        MixedFile file = new MixedFile();
        file.begin();
        file.middle();
        file.refused();
        file.again();
        return file.records;
    }

    /** What comes again later, far enough apart that threads do not change the order. */
    private void begin() {
        add(10, i -> record("twice" + i, "sg-key-first-" + i));
        add(5, i -> record("same" + i, "sg-key-same-" + i));
        add(3, i -> record("known" + i, "sg-key-another-" + i));
        add(3, i -> record("disabled" + i, "sg-key-first-" + i));
        add(2, i -> tokens("tokens-twice" + i, "gho_first_0123456789"));
        add(2, i -> record("several" + i, "sg-key-first-" + i));
        add(1, i -> record("there" + i, "sg-key-first-" + i));
    }

    private void middle() {
        add(100, i -> record("new" + i, "sg-key-new-" + i));
        add(20, i -> with(record("new-alias" + i, "sg-key-alias-" + i), "alias", "work"));
        add(40, i -> record("there" + (i + 1), "sg-key-after-" + i));
        add(5, i -> record("expired" + i, "sg-key-after-" + i));
        add(25, i -> record("known" + (i + 3), "sg-key-before-" + (i + 3)));
        add(12, i -> record("disabled" + (i + 3), "sg-key-after-" + i));
        add(5, i -> record("several" + (i + 2), "sg-key-after-" + i));
        add(3, i -> tokens("tokens-new" + i, "gho_new_0123456789"));
        add(3, i -> tokens("tokens-there" + i, "gho_after_0123456789"));
    }

    private void refused() {
        add(4, i -> with(record("bad-column" + i, "sg-key-bad-" + i), "shoe_size", "44"));
        add(4, i -> record("bad,comma" + i, "sg-key-bad-" + i));
        add(4, i -> record("bad-missing" + i, null));
        add(4, i -> record("bad-masked" + i, "sg-k..."));
        add(4, i -> with(record("bad-config" + i, "sg-key-bad-" + i), "auth_config_id", "ac_nowhere"));
        add(4, i -> with(record("bad-disabled" + i, "sg-key-bad-" + i), "auth_config_id", DISABLED));
        add(4, i -> with(record("bad-scheme" + i, "sg-key-bad-" + i), "auth_scheme", "BASIC"));
        add(4, i -> with(record("bad-account" + i, "sg-key-bad-" + i), "connected_account_id", "ca_nowhere"));
        add(2, i -> record("", "sg-key-bad-" + i));
    }

    private void again() {
        add(10, i -> record("twice" + i, "sg-key-second-" + i));
        add(5, i -> record("same" + i, "sg-key-same-" + i));
        add(3, i -> record("known" + i, "sg-key-before-" + i));
        add(3, i -> record("disabled" + i, "sg-key-second-" + i));
        add(2, i -> tokens("tokens-twice" + i, "gho_second_0123456789"));
        add(2, i -> record("several" + i, "sg-key-second-" + i));
        add(1, i -> record("there" + i, "sg-key-second-" + i));
    }

    private void add(int count, IntFunction<Map<String, Object>> record) {
        IntStream.range(0, count).mapToObj(record).forEach(records::add);
    }
}
