/**
 * Credentials from files, databases, vaults and Kafka topics, as
 * {@link io.github.camelcomposio.model.CredentialRecord}s with their positions, and the beans of the route templates
 * that import them. The templates are YAML, in the folder {@code camel} of this jar.
 */
package io.github.camelcomposio.sources;
