package io.github.camelcomposio.sources.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Looks for tokens and the app's secret wherever text goes out while tokens are refreshed, and fail to be. */
class TokenLeakTest extends TokenTestBase {

    private static final List<String> WATCHED = List.of("io.github.camelcomposio", "org.apache.camel", "org.apache.hc");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<String> texts = new ArrayList<>();

    @Override
    protected DataSource database() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return h2;
    }

    @BeforeEach
    void watch() {
        log.start();
        WATCHED.forEach(name -> {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.TRACE);
            logger.addAppender(log);
        });
    }

    @AfterEach
    void unwatch() {
        WATCHED.forEach(name -> {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(null);
            logger.detachAppender(log);
        });
    }

    /** What a message holds on its way to Composio. */
    private void watchMessages() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:update").process(TokenLeakTest.this::note).to("log:update?showAll=true&multiline=true")
                        .to("composio:connectedAccounts/update");
            }
        });
    }

    private void note(Exchange exchange) {
        texts.add(exchange + " " + exchange.getMessage().getBody() + " " + exchange.getMessage().getHeaders()
                  + exchange.getAllProperties());
        if (exchange.getException() != null) {
            StringWriter trace = new StringWriter();
            exchange.getException().printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
    }

    private static List<String> jmx() throws Exception {
        List<String> values = new ArrayList<>();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    values.add(attribute.getName() + "=" + server.getAttribute(name, attribute.getName()));
                } catch (Exception e) {
                    values.add(attribute.getName());
                }
            }
        }
        return values;
    }

    private List<String> secrets() throws SQLException {
        List<String> secrets = new ArrayList<>(provider.uses().keySet());
        secrets.addAll(provider.accessTokens());
        secrets.addAll(ask("select refresh_token from tokens"));
        secrets.add(OAuthServer.SECRET);
        secrets.add(provider.basic().authorization());
        return secrets;
    }

    @Test
    void noTokenGoesOut() throws Exception {
        watchMessages();
        // one after the other, so that it is always the first one whose answer is lost
        keep("update", "direct:update", "parallel", "1");
        for (int id = 1; id <= 6; id++) {
            user(id);
        }
        provider.revoke(cell(2, "refresh_token"));
        execute("update tokens set connected_account_id = 'ca_nobody' where id = 3");
        move(Duration.ofMinutes(56));
        provider.lose(1);
        note(send(TEMPLATE));
        simulator.outage(true);
        move(Duration.ofMinutes(1));
        note(send(TEMPLATE));
        simulator.outage(false);
        move(Duration.ofMinutes(6));
        note(send(TEMPLATE));
        execute("alter table tokens drop column refresh_token");
        note(send(TEMPLATE));
        execute("alter table tokens add column refresh_token varchar(100)");
        texts.add(told + " " + aside + " " + provider.basic());
        texts.addAll(jmx());
        for (ILoggingEvent event : new ArrayList<>(log.list)) {
            texts.add(event.getFormattedMessage()
                      + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }

        List<String> secrets = secrets();
        assertThat(secrets).hasSizeGreaterThan(12);
        assertThat(told).isNotEmpty();
        assertThat(aside).isNotEmpty();
        assertThat(texts).hasSizeGreaterThan(500).anyMatch(text -> text.contains("could not be refreshed"));
        assertThat(texts.stream().filter(text -> secrets.stream().anyMatch(secret -> secret != null && text.contains(secret)))
                .distinct()).as("texts with a token").isEmpty();
    }
}
