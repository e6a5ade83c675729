/**
 * Refreshes imported bearer tokens of an OAuth app of one's own ahead of their expiry; the beans of the route template
 * {@code composio-keep-tokens}.
 */
package io.github.camelcomposio.sources.tokens;
