/** Records of Kafka topics; the bean of the route template {@code composio-import-kafka}. */
package io.github.camelcomposio.sources.kafka;
