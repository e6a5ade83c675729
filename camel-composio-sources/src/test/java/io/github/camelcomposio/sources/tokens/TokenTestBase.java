package io.github.camelcomposio.sources.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import io.github.camelcomposio.sources.SourceTestBase;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A table of tokens, the provider that gave them, and Composio, which holds them too. */
abstract class TokenTestBase extends SourceTestBase {

    protected static final String TEMPLATE = "composio-keep-tokens";
    protected static final String TABLE = "create table tokens (id bigint primary key, user_id varchar(100),"
                                          + " connected_account_id varchar(100), access_token varchar(500),"
                                          + " refresh_token varchar(500), expires_at timestamp with time zone,"
                                          + " refresh_state varchar(20), refresh_since timestamp with time zone,"
                                          + " refresh_claim varchar(100))";

    @TempDir
    static File folder;

    protected final MovingClock clock = new MovingClock();
    protected OAuthServer provider;
    protected DataSource database;
    protected final List<Map<?, ?>> told = new CopyOnWriteArrayList<>();
    protected final List<Map<?, ?>> aside = new CopyOnWriteArrayList<>();
    protected final AtomicInteger mailFailures = new AtomicInteger();

    @Override
    protected List<String> templates() {
        return List.of(TEMPLATE);
    }

    /** An empty database. */
    protected abstract DataSource database() throws SQLException;

    @BeforeEach
    void begin() throws Exception {
        provider = new OAuthServer(clock, folder);
        database = database();
        execute(TABLE);
        context.getRegistry().bind("oauthClient", provider.basic());
        context.getRegistry().bind("users", DataSource.class, database);
        context.getRegistry().bind("clock", clock);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:tell").process(exchange -> {
                    if (mailFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                        throw new IllegalStateException("no mail");
                    }
                    told.add(exchange.getMessage().getBody(Map.class));
                });
                from("direct:aside").process(exchange -> aside.add(exchange.getMessage().getBody(Map.class)));
            }
        });
    }

    @AfterEach
    void end() {
        provider.close();
    }

    protected void keep(String... more) {
        Map<String, String> parameters = new HashMap<>(
                Map.of("client", "oauthClient", "dataSource", "users", "table", "tokens",
                        "clock", "clock", "from", "direct:" + TEMPLATE, "notify", "direct:tell", "uncertain", "direct:aside",
                        "redeliveryDelay", "1"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        plainRoute(TEMPLATE, parameters);
    }

    /** Looks once what is to be done, and does it. */
    protected void pass() {
        Exchange exchange = send(TEMPLATE);
        if (exchange.getException() != null) {
            throw new AssertionError(exchange.getException());
        }
    }

    /** A user connects to the app, and is imported. */
    protected void user(long id) throws SQLException {
        List<String> tokens = provider.connect("user_" + id);
        Map<?, ?> account = template.requestBody("composio:connectedAccounts/initiate?allowMultiple=true",
                Map.of("user_id", "user_" + id, "auth_config_id", "ac_github", "token", tokens.get(0)), Map.class);
        execute("insert into tokens (id, user_id, connected_account_id, access_token, refresh_token, expires_at)"
                + " values (?, ?, ?, ?, ?, ?)",
                id, "user_" + id, account.get("id"), tokens.get(0), tokens.get(1),
                clock.instant().plus(OAuthServer.LIFETIME).atOffset(ZoneOffset.UTC));
    }

    protected void execute(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1,
                        parameters[i] instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameters[i]);
            }
            statement.execute();
        }
    }

    protected List<String> ask(String sql) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql);
             ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }

    protected String cell(long id, String column) throws SQLException {
        return ask("select " + column + " from tokens where id = " + id).get(0);
    }

    /** What Composio has for a user. */
    protected String held(long id) {
        return String.valueOf(simulator.accountsOf("user_" + id).get(0).val().get("token"));
    }

    protected void requireAgreement(long id) throws SQLException {
        assertThat(held(id)).isEqualTo(cell(id, "access_token"));
        assertThat(cell(id, "refresh_state")).isNull();
        assertThat(provider.isValid(held(id))).isTrue();
    }

    protected void move(Duration by) {
        clock.move(by);
    }
}
