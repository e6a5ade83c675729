package io.github.camelcomposio.example.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * 1,000 made-up users of three toolkits in CSV files, a table and a vault, and some twenty rows that are broken in the
 * ways in which such data is broken. The same at every call.
 */
public final class SampleData {

    /** The path of the vault's secrets. */
    public static final String VAULT_PATH = "composio";

    private static final String SENDGRID = "sendgrid";
    private static final String GITHUB = "github";
    private static final String FRESHDESK = "freshdesk";
    private static final String DUPLICATE = "same account at ";
    private static final String NO_SUCH_AUTH_CONFIG = "ac_no_longer_there";
    private static final String NO_TOKEN = "needs token";
    private static final String UNKNOWN_SCHEME = "unknown authScheme";

    private final SampleUsers users = new SampleUsers();
    private final List<SampleCsv> csvFiles = new ArrayList<>();
    private final List<Map<String, String>> table = new ArrayList<>();
    private final Map<String, Map<String, String>> secrets = new TreeMap<>();
    private final List<SampleReject> rejects = new ArrayList<>();
    private int usersSoFar;
    private int repeated;
    private final SampleCsv rotated = new SampleCsv("rotated.csv", "user_id", "toolkit", "token");

    public SampleData() {
        sendgridFile();
        githubFile();
        freshdeskFile();
        csvFiles.forEach(file -> rejects.addAll(file.rejects()));
        database();
        vault();
    }

    private void sendgridFile() {
        SampleCsv file = new SampleCsv("sendgrid.csv", "user_id", "toolkit", "auth_scheme", "api_key");
        good(SENDGRID, 20, file::row);
        file.broken(row("user-x001", SENDGRID, "API_KEY"), "needs a key");
        good(SENDGRID, 60, file::row);
        file.blank();
        file.broken(changed(SENDGRID, "user-x002", "auth_scheme", "API_TOKEN"), UNKNOWN_SCHEME);
        good(SENDGRID, 70, file::row);
        file.latin1(changed(SENDGRID, "user-x003-é", "auth_scheme", "API_KEY"));
        file.broken("user-x004,sendgrid,API_KEY", "3 cells");
        good(SENDGRID, 150, file::row);
        file.broken(changed(SENDGRID, "user-0005", "auth_scheme", "API_KEY"), DUPLICATE + "sendgrid.csv:6");
        file.broken(changed(SENDGRID, "user-x005", "api_key", "SG.s..."), "masked value");
        csvFiles.add(file);
    }

    private void githubFile() {
        SampleCsv file = new SampleCsv("github.csv", "user_id", "toolkit", "auth_scheme", "auth_config_id", "token");
        for (int i = 0; i < 5; i++) {
            good(GITHUB, 1, user -> {
                file.row(user);
                Map<String, String> renewed = new LinkedHashMap<>(user);
                renewed.putAll(users.credential(GITHUB));
                rotated.row(renewed);
            });
        }
        file.broken(row("user-x006", GITHUB, "BEARER_TOKEN"), NO_TOKEN);
        good(GITHUB, 100, file::row);
        file.broken(changed(GITHUB, "user-x007", "auth_config_id", NO_SUCH_AUTH_CONFIG), "not found");
        file.broken(changed(GITHUB, "user-x008", "token", "NULL"), "no value");
        good(GITHUB, 145, file::row);
        file.blank();
        file.broken(changed(GITHUB, "", "auth_scheme", "BEARER_TOKEN"), "userId is missing");
        csvFiles.add(file);
    }

    private void freshdeskFile() {
        SampleCsv file = new SampleCsv("freshdesk.csv", "user_id", "toolkit", "auth_scheme", "username", "password");
        good(FRESHDESK, 50, file::row);
        file.broken(changed(FRESHDESK, "user-x009", "password", ""), "needs password");
        file.broken("user-x010,freshdesk,BASIC,agent,\"sample-never-closed", "quotes");
        good(FRESHDESK, 100, file::row);
        file.latin1(changed(FRESHDESK, "user-x011", "username", "zoë@example.com"));
        csvFiles.add(file);
    }

    private void database() {
        good(SENDGRID, 70, table::add);
        brokenRow(row("user-x012", SENDGRID, "API_KEY"), "needs a key");
        good(GITHUB, 70, table::add);
        brokenRow(changed(GITHUB, "user-x013", "auth_scheme", "BEARER"), UNKNOWN_SCHEME);
        brokenRow(changed(GITHUB, "user-x014", "auth_config_id", NO_SUCH_AUTH_CONFIG), "not found");
        good(FRESHDESK, 60, table::add);
        repeated(changed(SENDGRID, "user-0001", "auth_scheme", "API_KEY"), table::add);
        brokenRow(changed(GITHUB, "user-x015", "toolkit", "gitbub"), "gitbub");
    }

    private void vault() {
        for (String toolkit : List.of(SENDGRID, GITHUB, FRESHDESK)) {
            good(toolkit, toolkit.equals(SENDGRID) ? 34 : 33, this::secret);
        }
        brokenSecret(row("user-x016", GITHUB, "BEARER_TOKEN"), NO_TOKEN);
        brokenSecret(changed(SENDGRID, "user-x017", "auth_scheme", "KEY"), UNKNOWN_SCHEME);
        repeated(changed(GITHUB, "user-0301", "auth_scheme", "BEARER_TOKEN"), this::secret);
    }

    private void good(String toolkit, int count, Consumer<Map<String, String>> place) {
        for (int i = 0; i < count; i++) {
            place.accept(users.next(toolkit));
        }
        usersSoFar += count;
    }

    /** A user whom an earlier source has with another credential: the last source wins. */
    private void repeated(Map<String, String> row, Consumer<Map<String, String>> place) {
        place.accept(row);
        repeated++;
    }

    private static Map<String, String> row(String userId, String toolkit, String scheme) {
        return Map.of("user_id", userId, "toolkit", toolkit, "auth_scheme", scheme);
    }

    private Map<String, String> changed(String toolkit, String userId, String column, String value) {
        Map<String, String> user = new LinkedHashMap<>(users.credential(toolkit));
        user.put("user_id", userId);
        user.put("toolkit", toolkit);
        user.put(column, value);
        return user;
    }

    private void brokenRow(Map<String, String> row, String reason) {
        table.add(row);
        rejects.add(new SampleReject("credentials#" + table.size(), reason));
    }

    private void secret(Map<String, String> fields) {
        secrets.put(VAULT_PATH + "/" + fields.get("toolkit") + "/" + fields.get("user_id"), fields);
    }

    private void brokenSecret(Map<String, String> fields, String reason) {
        secret(fields);
        rejects.add(new SampleReject("vault:secret/" + VAULT_PATH + "/" + fields.get("toolkit") + "/" + fields.get("user_id"), reason));
    }

    /** How many users there are, those of broken rows not counted. */
    public int users() {
        return usersSoFar;
    }

    /** How many rows are about a user of an earlier source. */
    public int repeated() {
        return repeated;
    }

    /** The broken rows. */
    public List<SampleReject> rejects() {
        return List.copyOf(rejects);
    }

    /** The CSV files by name. */
    public Map<String, byte[]> csvFiles() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        csvFiles.forEach(file -> files.put(file.name(), file.bytes()));
        return files;
    }

    /** A CSV file with new credentials for five of the users. */
    public byte[] rotated() {
        return rotated.bytes();
    }

    /** The rows of the table {@code credentials}; the first has the primary key 1. */
    public List<Map<String, String>> table() {
        return List.copyOf(table);
    }

    /** The vault's secrets by path. */
    public Map<String, Map<String, String>> secrets() {
        return new TreeMap<>(secrets);
    }
}
