/**
 * Secrets of a vault; the bean of the route template {@code composio-import-vault}. Speaks the HTTP API of HashiCorp
 * Vault and OpenBao.
 */
package io.github.camelcomposio.sources.vault;
