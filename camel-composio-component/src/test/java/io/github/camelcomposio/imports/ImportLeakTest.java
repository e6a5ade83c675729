package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ImportReportStrategy;
import io.github.camelcomposio.WrittenTexts;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.bulk.JdbcImportLedger;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.Fault;
import io.github.camelcomposio.simulator.SimulatorBuilder;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plants marked credentials and a marked API key in imports, and looks for them wherever text goes out. */
class ImportLeakTest extends ImportTestBase {

    private static final String KEY = "ak_LEAKMARKER_apikey_5f1d";
    private static final String LEDGER_KEY = "LEAKMARKER-ledger-key-4411";
    private static final String SECRET = "LEAKMARKER-secret-77aa41";
    private static final String ROTATED = "LEAKMARKER-rotated-90bc12";
    private static final String REFUSED = "LEAKMARKER-refused-12ab34";
    private static final String PASSWORD = "LEAKMARKER pass \"word\" 31";
    private static final String ACCOUNT = "/connected_accounts/{id}";
    private static final String ALL = "composio:connectedAccounts/import?maxFailureRate=100&maxRetries=0";

    private final WrittenTexts log = new WrittenTexts();
    private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
    private final List<ImportReport> reports = new ArrayList<>();

    @Override
    protected SimulatorBuilder configure(SimulatorBuilder builder) {
        log.start(Level.TRACE);
        return builder.apiKey(KEY);
    }

    @Override
    protected void configure(ComposioComponent component) {
        component.getConfiguration().setResponseTimeout(500);
        component.getConfiguration().setLateCommitWait(200);
    }

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        JdbcImportLedger keyed = newLedger();
        keyed.setTablePrefix("keyed_");
        keyed.setSecretKey(LEDGER_KEY);
        camel.getRegistry().bind("keyed", keyed);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                split("plan", ALL + "&ledger=#ledger&runId=run&dryRun=true&verify=all");
                split("run", ALL + "&ledger=#ledger&runId=run&verify=all&verifyPerSecond=1000&onRejected=delete");
                split("keyed", ALL + "&ledger=#keyed&runId=run&onDuplicate=last&onUnpatchable=replace&onNotActive=replace");
                split("none", ALL + "&runId=none&verify=all&verifyPerSecond=1000&onRejected=disable");
            }

            private void split(String name, String uri) {
                from("direct:" + name).split(body(), new ImportReportStrategy()).streaming().parallelProcessing()
                        .to(uri).process(exchange -> texts.add(exchange.getMessage().getBody().toString())).end();
            }
        });
    }

    @BeforeEach
    void refuse() {
        simulator.refuseCredential(REFUSED);
    }

    @AfterEach
    void stopRecording() {
        log.stop();
    }

    private static Map<String, Object> record(String user, Object... columns) {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("user_id", user);
        record.put("auth_config_id", SENDGRID);
        for (int i = 0; i < columns.length; i += 2) {
            record.put((String) columns[i], columns[i + 1]);
        }
        return record;
    }

    /** Some that succeed, and one for each way to be refused. */
    private static List<Object> records(String secret) {
        Map<String, Object> duplicate = record("new", "api_key", ROTATED);
        return List.of(
                record("new", "api_key", secret), duplicate, record("other", "api_key", secret),
                new CredentialRecord(
                        "users.csv:3", record(
                                "basic", "auth_config_id", FRESHDESK, "username", "u", "password", PASSWORD, "subdomain",
                                "acme")),
                record("refused", "api_key", REFUSED), record("column", "api_key", secret, "wrong", SECRET),
                record("value", "api_key", List.of(secret)), record("scheme", "auth_scheme", SECRET, "api_key", secret),
                record("other-scheme", "auth_scheme", "BASIC", "username", secret, "password", secret),
                record("time", "api_key", secret, "expires_at", SECRET),
                record("config", "api_key", secret, "auth_config_id", "ac_unknown"),
                record("toolkit", "api_key", secret, "toolkit", "github"), record("comma,", "api_key", secret),
                record("account", "api_key", secret, "connected_account_id", "ca_unknown"), record("", "api_key", secret),
                "{\"user_id\":\"cut\",\"api_key\":\"" + secret + "\"", "[\"" + secret + "\"]", List.of(secret), secret);
    }

    private void split(String route, List<?> records) {
        reports.add(template.requestBody("direct:" + route, records, ImportReport.class));
    }

    /** Composio says back what it was sent. */
    private void echoes() {
        for (int status : new int[] { 400, 403, 422, 500 }) {
            String secret = SECRET + "-" + status;
            Map<String, Object> record = record("echo" + status, "api_key", secret);
            answer("POST", "/connected_accounts", status, echo(secret), ALL + "&ledger=#ledger&runId=run", record);
            answer("GET", "/connected_accounts", status, echo(KEY), ALL + "&ledger=#ledger&runId=run", record);
            answer("GET", "/connected_accounts", status, echo(KEY), ALL + "&dryRun=true", record);
            answer("GET", "/auth_configs/{id}", status, echo(KEY), ALL,
                    record("echo", "auth_config_id", "ac_echo" + status, "api_key", secret));
            answer("PATCH", ACCOUNT, status, echo(secret), ALL + "&ledger=#ledger&runId=run",
                    record("other", "api_key", secret));
        }
        simulator.fault(Fault.on("POST", "/connected_accounts").times(1).garbage());
        attempt(ALL + "&ledger=#ledger&runId=run", record("garbage", "api_key", SECRET));
        simulator.clearFaults();
    }

    private static String echo(String secret) {
        return "{\"error\":{\"message\":\"" + secret + " with " + KEY + " is wrong\",\"code\":\"" + secret
               + "\",\"suggested_fix\":\"not " + secret + "\",\"errors\":[\"" + secret + "\"]}}";
    }

    /** So do providers, in answers and in endpoints to try. */
    private void echoesOfProviders() {
        String verify = ALL + "&runId=run&verify=all&verifyPerSecond=1000";
        String operation = "composio:connectedAccounts/verify?connectedAccountId="
                           + simulator.accountsOf("other").get(0).id();
        String endpoint = "{\"id\":\"ca_1\",\"test_request_endpoint\":\"https://a.example/?key=" + SECRET + "\"}";
        Map<String, Object> record = record("other", "api_key", SECRET);
        for (String answer : List.of("{\"status\":401,\"data\":{\"error\":\"" + SECRET + "\"}}",
                "{\"status\":500,\"data\":\"" + SECRET + "\"}", "{\"status\":\"" + SECRET + "\"}")) {
            answer("POST", "/tools/execute/proxy", 200, answer, verify, record);
            answer("POST", "/tools/execute/proxy", 200, answer, operation, null);
        }
        answer("POST", "/tools/execute/proxy", 403, echo(SECRET), verify, record);
        answer("POST", "/tools/execute/proxy", 403, echo(SECRET), operation, null);
        answer("GET", ACCOUNT, 200, endpoint, verify, record);
        answer("GET", ACCOUNT, 200, endpoint, operation, null);
        answer("GET", ACCOUNT, 404, echo(KEY), operation + "&ledger=#ledger", null);
        attempt(operation + "&ledger=#ledger", null);
    }

    private void answer(String method, String path, int status, String body, String uri, Object message) {
        int before = simulator.requests().size();
        simulator.fault(Fault.on(method, path).times(1).answer(status, Map.of(), body));
        attempt(uri, message);
        simulator.clearFaults();
        assertThat(simulator.requests().subList(before, simulator.requests().size())).as("%s %s was asked", method, path)
                .anyMatch(request -> request.method().equals(method) && request.status() == status);
    }

    private void attempt(String uri, Object body) {
        Exchange exchange = template.request(uri, message -> message.getMessage().setBody(body));
        texts.add(exchange + " " + exchange.getMessage().getHeaders() + " " + exchange.getAllProperties());
        texts.add(String.valueOf(exchange.getException() == null ? exchange.getMessage().getBody() : ""));
        if (exchange.getException() != null) {
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
    }

    private void collectReports() throws IOException {
        reports.add(ImportReport.of(ledger, "run"));
        StringWriter records = new StringWriter();
        reports.get(reports.size() - 1).writeJsonLines(records, ledger);
        texts.add(records.toString());
        for (ImportReport report : reports) {
            StringWriter text = new StringWriter();
            report.writeHtml(text);
            report.writeJsonLines(text);
            texts.add(text + report.toText() + report.rejects() + report.errors());
        }
    }

    private void collectDatabase() throws Exception {
        try (Connection connection = database.getConnection();
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SCRIPT NOSETTINGS")) {
            while (rows.next()) {
                texts.add("SCRIPT " + rows.getString(1));
            }
        }
        journal("run").forEach(line -> texts.add(line.toString()));
        ledger.runs(100).forEach(run -> texts.add(run.toString()));
        texts.add(ledger.toString());
    }

    @Test
    void noSecretGoesOut() throws Exception {
        for (String secret : List.of(SECRET, SECRET, ROTATED)) {
            for (String route : List.of("plan", "run", "keyed", "none")) {
                split(route, records(secret));
            }
        }
        echoes();
        echoesOfProviders();
        collectReports();
        collectDatabase();
        List<String> jmx = WrittenTexts.jmx();
        simulator.apiKey("ak_another_key_0123456");
        attempt(ALL + "&ledger=#ledger&runId=run", record("late", "api_key", SECRET));
        collectDatabase();
        texts.addAll(log.lines());

        assertThat(reports).allSatisfy(report -> assertThat(report.outcomes().rejected()).isPositive());
        assertThat(jmx).hasSizeGreaterThan(100);
        assertThat(texts).anyMatch(text -> text.contains("INSERT INTO") || text.startsWith("SCRIPT "));
        assertThat(log.lines()).filteredOn(line -> line.startsWith("io.github.camelcomposio")).hasSizeGreaterThan(100);
        texts.addAll(jmx);
        assertThat(texts.stream().filter(text -> text.contains("LEAKMARKER")).map(ImportLeakTest::around).distinct())
                .as("texts with a marker").isEmpty();
    }

    private static String around(String text) {
        int at = text.indexOf("LEAKMARKER");
        return text.substring(Math.max(0, at - 300), Math.min(text.length(), at + 60));
    }
}
