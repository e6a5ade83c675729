package io.github.camelcomposio.operation;

import io.github.camelcomposio.bulk.Imports;
import io.github.camelcomposio.bulk.OpenLedger;
import io.github.camelcomposio.client.ComposioClient;

/**
 * What the messages of one endpoint have in common, known when its producer starts.
 *
 * @param policy  the arguments that only the endpoint gives
 * @param client  how to talk to Composio
 * @param imports what the component's imports share
 * @param ledger  the ledger that the endpoint names; null for none
 */
public record EndpointScope(Arguments policy, ComposioClient client, Imports imports, OpenLedger ledger) {
}
