package io.github.camelcomposio.operation;

import static io.github.camelcomposio.operation.Parameter.Type.OBJECT;
import static io.github.camelcomposio.operation.Parameter.Type.SLUG;
import static io.github.camelcomposio.operation.Parameter.Type.TEXT;

import java.util.List;

/** The operations on webhook endpoints: addresses at Composio that a provider must be told. */
final class WebhookEndpoints {

    private static final String ALL = "/webhook_endpoints";
    private static final String ONE = ALL + "/{webhookEndpointId}";
    private static final String ENDPOINT = "id, toolkit_slug, client_id, webhook_url, data, created_at";
    private static final Parameter ID = Parameter.path("webhookEndpointId", "The endpoint, we_….");
    private static final Parameter DATA = Parameter.body("data", OBJECT, "The fields of its set-up, all text.").asRequired();

    /** The rows, in the order of the documentation. */
    static final List<Operation> ROWS = List.of(
            Operation.named("webhookEndpoints/create").repeatable("POST", ALL)
                    .describedAs("Creates an endpoint, or fetches the one that is there.")
                    .parameters(
                            Parameter.body("toolkit", SLUG, "toolkit_slug", "The toolkit's slug.").asRequired(),
                            Parameter.body("clientId", TEXT, "The id of your OAuth app at the provider.").asRequired())
                    .answers(ENDPOINT).errors(400, 404).build(),
            Operation.named("webhookEndpoints/list").repeatable("GET", ALL)
                    .answersWhole("items").lists("webhookEndpointId", "id")
                    .describedAs("Lists endpoints.")
                    .parameters(Parameter.query("toolkit", SLUG, "toolkit_slug", "Only those of this toolkit."))
                    .answers("items of id, toolkit_slug, client_id").build(),
            Operation.named("webhookEndpoints/get").repeatable("GET", ONE)
                    .describedAs("Reads an endpoint.")
                    .parameters(ID).answers(ENDPOINT).errors(404).build(),
            Operation.named("webhookEndpoints/replace").repeatable("POST", ONE)
                    .describedAs("Sets an endpoint up: gives all fields that it needs.")
                    .parameters(ID, DATA).answers(ENDPOINT).errors(400, 404).build(),
            Operation.named("webhookEndpoints/update").repeatable("PATCH", ONE)
                    .describedAs("Changes fields of an endpoint's set-up.")
                    .parameters(ID, DATA).answers(ENDPOINT).errors(400, 404).build());

    private WebhookEndpoints() {
    }
}
