package io.github.camelcomposio.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.sql.DataSource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.sources.vault.VaultLogin;
import org.apache.camel.Exchange;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Plants marked credentials, tokens and passwords in sources, and looks for them wherever text goes out. */
class SourceLeakTest extends SourceTestBase {

    private static final String SECRET = "LEAKMARKER-secret-77aa41";
    private static final String TOKEN = "hvs.LEAKMARKER";
    private static final List<String> WATCHED = List.of("io.github.camelcomposio", "org.apache.camel");

    @TempDir
    Path folder;

    private final TestVault vault = new TestVault(TOKEN);
    private final JdbcConnectionPool pool
            = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> texts = new ArrayList<>();
    private final SourceWarnings warnings = new SourceWarnings();
    private int routes;

    @Override
    protected List<String> templates() {
        return List.of("composio-import-file", "composio-import-database", "composio-import-vault", "composio-keep-database",
                "composio-keep-vault", "composio-keep-expired", "composio-fetch-database", "composio-fetch-vault");
    }

    @BeforeEach
    void watch() {
        log.start();
        WATCHED.forEach(name -> {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.TRACE);
            logger.addAppender(log);
        });
        context.getRegistry().bind("warnings", warnings);
        context.getRegistry().bind("rejectFile", new RejectFile(folder.resolve("rejects/rejects.csv")));
        context.getRegistry().bind("users", DataSource.class, pool);
    }

    @AfterEach
    void unwatch() {
        WATCHED.forEach(name -> {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(null);
            logger.detachAppender(log);
        });
        pool.dispose();
        vault.close();
    }

    private void run(String template, String... parameters) {
        String id = "leak-" + ++routes;
        Map<String, String> all = new HashMap<>(Map.of("from", "direct:" + id, "import", IMPORT, "rejects", "bean:rejectFile"));
        if (routes % 2 == 0) {
            all.remove("rejects");
        }
        for (int i = 0; i < parameters.length; i += 2) {
            all.put(parameters[i], parameters[i + 1]);
        }
        TemplatedRouteBuilder builder = TemplatedRouteBuilder.builder(context, template).routeId(id);
        all.forEach(builder::parameter);
        Exchange exchange;
        try {
            builder.add();
            exchange = this.template.request("direct:" + id, message -> message.getMessage().setBody(""));
        } catch (RuntimeException e) {
            trace(e);
            return;
        }
        texts.add(exchange.getMessage().getBody() + " " + exchange.getMessage().getHeaders() + exchange.getAllProperties());
        if (exchange.getException() != null) {
            trace(exchange.getException());
        }
    }

    private void trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        texts.add(trace.toString());
    }

    private void file(String name, String content, String... more) throws Exception {
        Path file = Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
        List<String> parameters = new ArrayList<>(List.of("path", file.toString(), "warnings", "warnings"));
        parameters.addAll(Arrays.asList(more));
        run("composio-import-file", parameters.toArray(String[]::new));
        run("composio-import-file", parameters.toArray(String[]::new));
    }

    private void files() throws Exception {
        file("good.csv", "user_id,api_key\nu1," + SECRET + "\nu2,1.2E+15\n\n");
        file("ragged.csv", "user_id,api_key\nu1," + SECRET + "," + SECRET + "\n" + SECRET + "\n");
        file("quotes.csv", "user_id,api_key\nu1,\"" + SECRET + "\nu2,\"" + SECRET + "\"x\n");
        file("bytes.csv", "user_id,api_key\nu1," + SECRET + "\u00e4\n");
        file("column.csv", "user_id,api_key,wrong\nu1," + SECRET + "," + SECRET + "\n");
        file("headless.csv", "u1," + SECRET + "\n");
        file("one.csv", SECRET + "\n");
        file("delimiter.csv", "user_id;" + SECRET + "\n");
        file("lines.jsonl", "{\"user_id\":\"u1\",\"api_key\":\"" + SECRET + "\"}\n{\"api_key\":\"" + SECRET + "\n\"" + SECRET
                            + "\"\n[\"" + SECRET + "\"]\n{\"user_id\":\"u1\",\"x\":\"" + SECRET + "\"}\n");
        file("array.json", "[\"" + SECRET + "\"]\n");
        file("items.jsonl", "{\"Item\":{\"api_key\":{\"S\":\"" + SECRET + "\"}}}\n{\"api_key\":{\"N\":\"" + SECRET
                            + "\"}}\n{\"api_key\":{\"B\":\"" + SECRET + "\"}}\n{\"api_key\":\"" + SECRET + "\"}\n",
                "format", "dynamodb");
        file("only.csv", "user_id,api_key\nu1," + SECRET + "\n", "only", folder.resolve("good.csv").toString());
    }

    private void database() throws Exception {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table keys_of (id int primary key, user_id varchar(20), api_key varchar(100), b blob)");
            statement.execute("insert into keys_of values (1, 'u1', '" + SECRET + "', null), (2, 'u2', '" + SECRET
                              + "', X'FFFE'), (3, null, '" + SECRET + "', null)");
        }
        for (String query : List.of("select id, user_id, api_key from keys_of", "select id, user_id, api_key, b from keys_of",
                "select id, user_id, api_key, api_key wrong from keys_of", "select user_id, api_key from keys_of",
                "select id, user_id, cast(api_key as int) as api_key from keys_of", "select nothing")) {
            run("composio-import-database", "dataSource", "users", "query", query);
            run("composio-import-database", "dataSource", "users", "query", query, "mark",
                    "update keys_of set id = cast(api_key as int) where id = :id");
        }
    }

    private void vault() {
        vault.put("ann", Map.of("user_id", "ann", "api_key", SECRET));
        vault.put("bob", Map.of("user_id", "bob", "api_key", SECRET, "wrong", SECRET));
        vault.delete("carl", false);
        Map<String, VaultLogin> logins = Map.of("good", VaultLogin.token(TOKEN), "wrong", VaultLogin.token(TOKEN + "-wrong"),
                "role", VaultLogin.appRole("importer", TOKEN));
        logins.forEach((name, login) -> {
            context.getRegistry().bind(name, login);
            texts.add(login.toString());
            run("composio-import-vault", "address", vault.address(), "login", name);
        });
        run("composio-import-vault", "address", "http://example.com", "login", "good");
        quietly(() -> run("composio-import-vault", "address", vault.address(), "token", TOKEN));
        quietly(() -> run("composio-import-vault", "address", vault.address(), "token", TOKEN + "\n\u0000"));
        quietly(() -> run("composio-import-vault", "address", vault.address(), "roleId", "importer", "secretId", TOKEN));
    }

    /** Camel logs the parameters of templates. */
    private static void quietly(Runnable run) {
        Logger camel = (Logger) LoggerFactory.getLogger("org.apache.camel");
        camel.setLevel(Level.INFO);
        run.run();
        camel.setLevel(Level.TRACE);
    }

    /** Credentials on their way to accounts that expired, and to accounts that stay. */
    private void keep() {
        run("composio-fetch-database", "dataSource", "users", "query",
                "select api_key from keys_of where id = 1 and user_id = :user");
        String fetched = "direct:leak-" + routes;
        texts.add(String.valueOf(about("u1", fetched)));
        run("composio-fetch-vault", "address", vault.address(), "login", "good", "path", "{user}");
        texts.add(String.valueOf(about("ann", "direct:leak-" + routes)));
        for (String push : List.of("composio:connectedAccounts/update", "composio:connectedAccounts/import?mode=update",
                "composio:connectedAccounts/import?mode=update&field.wrong=api_key")) {
            run("composio-keep-expired", "fetch", fetched, "push", push, "redeliveryDelay", "1");
            about("u1", "direct:leak-" + routes);
            about("u1", "direct:leak-" + routes);
        }
        run("composio-keep-database", "dataSource", "users", "query", "select id, user_id, api_key from keys_of",
                "removeMissing",
                "true", "ledger", "none");
        run("composio-keep-vault", "address", vault.address(), "login", "good", "removeMissing", "true", "ledger", "none");
    }

    private Object about(String user, String uri) {
        Exchange exchange = template.request(uri, message -> {
            message.getMessage().setHeader(ComposioConstants.USER_ID, user);
            message.getMessage().setHeader(ComposioConstants.CONNECTED_ACCOUNT_ID, simulator.accountsOf(user).get(0).id());
            message.getMessage().setHeader(ComposioConstants.AUTH_CONFIG_ID, "ac_sendgrid");
        });
        texts.add(exchange.getMessage().getHeaders() + " " + exchange.getAllProperties());
        if (exchange.getException() != null) {
            trace(exchange.getException());
        }
        return exchange.getMessage().getBody();
    }

    private static List<String> jmx() throws Exception {
        List<String> values = new ArrayList<>();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    values.add(name + " " + attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
                } catch (Exception e) {
                    values.add(name + " " + attribute.getName());
                }
            }
            if (name.toString().contains("type=routes")) {
                values.add(String.valueOf(
                        server.invoke(name, "dumpRouteAsXml", new Object[] { true }, new String[] { "boolean" })));
            }
        }
        return values;
    }

    @Test
    void noSecretGoesOut() throws Exception {
        files();
        database();
        vault();
        keep();
        texts.addAll(jmx());
        texts.add(Files.readString(folder.resolve("rejects/rejects.csv")));
        texts.add(warnings.toString());
        for (ILoggingEvent event : new ArrayList<>(log.list)) {
            texts.add(event.getLoggerName() + " " + event.getFormattedMessage()
                      + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }

        assertThat(simulator.accounts()).extracting(account -> account.userId()).contains("u1", "ann");
        assertThat(texts).hasSizeGreaterThan(1000).anyMatch(text -> text.contains("could not be marked"))
                .anyMatch(text -> text.contains("bytes.csv:2")).anyMatch(text -> text.contains("<route "));
        assertThat(texts.stream().filter(text -> text.contains("LEAKMARKER")).map(SourceLeakTest::around).distinct())
                .as("texts with a marker").isEmpty();
    }

    private static String around(String text) {
        int at = text.indexOf("LEAKMARKER");
        return text.substring(Math.max(0, at - 400), Math.min(text.length(), at + 60));
    }
}
