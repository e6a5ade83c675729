/** How Composio is talked to: transport, retries, limits, paging, look-ups. Knows HTTP and JSON, no Camel type. */
package io.github.camelcomposio.client;
