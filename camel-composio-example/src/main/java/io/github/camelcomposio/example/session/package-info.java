/** What takes part in an import while it runs: Composio, the ledger, the source's route, progress. */
package io.github.camelcomposio.example.session;
