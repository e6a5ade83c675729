/**
 * Events coming in: signature and age, the three forms of a payload, duplicates, and the subscription that makes
 * Composio send them.
 */
package io.github.camelcomposio.webhook;
