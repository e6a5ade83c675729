/** Meters and spans, for applications that have Micrometer and camel-telemetry. */
package io.github.camelcomposio.telemetry;
