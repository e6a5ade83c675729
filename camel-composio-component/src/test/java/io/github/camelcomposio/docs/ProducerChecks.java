package io.github.camelcomposio.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.client.Json;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.simulator.Account;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;

/** What the blocks of the pages about the producer and about security have to do. */
final class ProducerChecks {

    private static final String INITIATE = "composio:connectedAccounts/initiate";
    private static final Map<String, Object> SENDGRID_ROW = Map.of("user_id", "user_1", "api_key", "SG.example-key-0001");

    private ProducerChecks() {
    }

    /** The checks by the names of their blocks. */
    static Map<String, Check> all() {
        return Map.ofEntries(
                entry("on-exception", ProducerChecks::tellsFailuresApart),
                entry("to-d", ProducerChecks::readsTheAccountOfAHeader),
                entry("body-flat", createsWith("username", "jane")),
                entry("field-mapping", ProducerChecks::renamesAColumn),
                entry("body-mapped", ProducerChecks::hasARenamedColumn),
                entry("body-config", createsWith("generic_api_key", "SG.example-key-0001")),
                entry("body-val", createsWith("token", "ghp_example-token-0001")),
                entry("body-wire", createsWith("generic_api_key", "SG.example-key-0001")),
                entry("body-text", ProducerChecks::createsOfAText),
                entry("body-google", ProducerChecks::createsOfAKeyFile),
                entry("body-update", ProducerChecks::updates),
                entry("create-or-update", ProducerChecks::createsThenUpdates),
                entry("fetch-all", ProducerChecks::readsAllPages),
                entry("link", ProducerChecks::waitsForTheUser),
                entry("reject", ProducerChecks::rejectsWithoutTheSecret),
                entry("credential-record", ProducerChecks::printsNoValue),
                entry("remove-headers", ProducerChecks::ignoresHeadersFromOutside));
    }

    private static void tellsFailuresApart(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.context.getPropertiesComponent().addInitialProperty("redeliveryDelay", "10");
            MockEndpoint rejected = bench.mock("direct:rejected");
            bench.load(block);
            bench.simulator.fault(Fault.on("GET", "/connected_accounts").times(4).answer(503));
            bench.template.sendBody("seda:import", SENDGRID_ROW);
            await().untilAsserted(() -> assertThat(bench.simulator.accountsOf("user_1")).hasSize(1));

            rejected.expectedMessageCount(1);
            bench.template.sendBody("seda:import", Map.of("user_id", "user_2"));
            rejected.assertIsSatisfied();

            bench.simulator.apiKey("ak_another");
            bench.template.sendBody("seda:import", Map.of("user_id", "user_3", "api_key", "SG.example"));
            await().until(() -> bench.context.getRouteController().getRouteStatus("import").isStopped());
            rejected.assertIsSatisfied();
        }
    }

    private static void readsTheAccountOfAHeader(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            String id = bench.create("user_1", "ac_sendgrid", SENDGRID_ROW);
            Exchange reply = bench.load(block).send("direct:get", null, Map.of("account", id));
            assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTED_ACCOUNT_ID)).isEqualTo(id);
        }
    }

    private static Check createsWith(String field, String value) {
        return block -> {
            try (Bench bench = new Bench()) {
                bench.send(INITIATE, block.code());
                assertThat(bench.account("user_1").val()).containsEntry(field, value);
                assertThat(bench.account("user_1").status()).isEqualTo("ACTIVE");
            }
        };
    }

    private static void renamesAColumn(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block).send("direct:mapped", Map.of("user_id", "user_1", "SENDGRID_KEY", "SG.example", "created", 1));
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "SG.example").doesNotContainKey("created");
        }
    }

    private static void hasARenamedColumn(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.send(INITIATE + "?authConfigId=ac_sendgrid&field.api_key=SENDGRID_KEY", block.code());
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "SG.example-key-0001");
        }
    }

    private static void createsOfAText(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            JavaSnippets.text(bench.template);
            assertThat(bench.account("user_1").val()).containsEntry("token", "ghp_example-token-0001");
        }
    }

    private static void createsOfAKeyFile(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.send(INITIATE + "?userId=user_1&authConfigId=ac_google", block.code());
            assertThat(bench.account("user_1").val().get("credentials_json").toString()).contains("robot@example.iam");
        }
    }

    private static void updates(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            String id = bench.create("user_1", "ac_sendgrid", Map.of("authScheme", "API_KEY", "val",
                    Map.of("generic_api_key", "SG.example-key-0001", "generic_id", "example", "subdomain", "acme")));
            bench.send("composio:connectedAccounts/update?connectedAccountId=" + id, block.code());
            assertThat(bench.account("user_1").val()).containsEntry("generic_api_key", "SG.example-key-0002")
                    .containsEntry("subdomain", "acme").doesNotContainKey("generic_id");
        }
    }

    private static void createsThenUpdates(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block);
            for (String password : List.of("example-password-1", "example-password-2")) {
                bench.send("direct:upsert", Map.of("user_id", "user_1", "api_key", password));
            }
            assertThat(bench.account("user_1").val()).containsEntry("api_key", "example-password-2");
        }
    }

    private static void readsAllPages(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            for (int i = 0; i < 5; i++) {
                bench.create("user_" + i, "ac_sendgrid", Map.of("api_key", "SG.example"));
                bench.simulator.setStatus(bench.account("user_" + i).id(), "EXPIRED", null);
            }
            MockEndpoint one = bench.mock("direct:one");
            one.expectedMessageCount(5);
            bench.load(block).send("direct:expired", null);
            one.assertIsSatisfied();
            assertThat(one.getExchanges()).extracting(each -> each.getMessage().getHeader("CamelComposioConnectedAccountId"))
                    .containsExactlyInAnyOrderElementsOf(bench.simulator.accounts().stream().map(Account::id).toList());
        }
    }

    private static void waitsForTheUser(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.mock("direct:show-link").whenAnyExchangeReceived(exchange -> {
                String page = exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL, String.class);
                bench.simulator.completeLink(page.substring(page.lastIndexOf('/') + 1));
            });
            Exchange reply = bench.load(block).send("direct:connect", null, Map.of(ComposioConstants.USER_ID, "user_1"));
            assertThat(reply.getMessage().getHeader(ComposioConstants.CONNECTION_STATUS)).isEqualTo("ACTIVE");
        }
    }

    private static void rejectsWithoutTheSecret(Pages.Block block) throws Exception {
        Map<String, Object> row = Map.of("user_id", "user_1", "api_key", "SG.secret", "nonsense", "x");
        for (Object body : List.of(row, Json.writeText(row), new CredentialRecord("users.csv:1", row))) {
            try (Bench bench = new Bench()) {
                MockEndpoint rejected = bench.mock("direct:rejected");
                rejected.expectedMessageCount(1);
                bench.load(block).send("direct:import", body);
                rejected.assertIsSatisfied();
                assertThat(rejected.getExchanges().get(0).getMessage().getBody(String.class))
                        .startsWith("connectedAccounts/initiate: ").contains("nonsense").doesNotContain("SG.secret");
            }
        }
    }

    private static void printsNoValue(Pages.Block block) throws Exception {
        assertThat(JavaSnippets.credentialRecord("SG.secret")).asString()
                .startsWith("CredentialRecord[users.csv:17, columns [").doesNotContain("SG.secret");
    }

    private static void ignoresHeadersFromOutside(Pages.Block block) throws Exception {
        try (Bench bench = new Bench()) {
            bench.load(block);
            bench.template.request("direct:from-outside", exchange -> {
                exchange.getMessage().setHeaders(new HashMap<>(Map.of(ComposioConstants.USER_ID, "somebody_else")));
                exchange.setProperty("authenticatedUser", "user_1");
            });
            assertThat(bench.simulator.accounts()).extracting(Account::userId).containsExactly("user_1");
        }
    }
}
