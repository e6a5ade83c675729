/**
 * Keeps accounts in step with where their credentials come from; the beans of the route templates
 * {@code composio-keep-…}.
 */
package io.github.camelcomposio.sources.keep;
