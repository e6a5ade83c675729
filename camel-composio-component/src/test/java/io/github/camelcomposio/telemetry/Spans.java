package io.github.camelcomposio.telemetry;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.opentelemetry2.OpenTelemetryTracer;

/** What camel-opentelemetry2 exports of a context, kept in memory. */
public final class Spans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    /** Traces a context that is not started yet. */
    public Spans(CamelContext context) {
        SdkTracerProvider provider
                = SdkTracerProvider.builder().addSpanProcessor(SimpleSpanProcessor.create(exporter)).build();
        context.getRegistry().bind("tracer", provider.get("test"));
        context.getRegistry().bind("propagators", ContextPropagators.noop());
        new OpenTelemetryTracer().init(context);
    }

    /** All that have ended. */
    public List<SpanData> ended() {
        return exporter.getFinishedSpanItems();
    }

    /** The only span of an operation, when it has ended. */
    SpanData of(String operation) {
        await().until(() -> ended().stream().anyMatch(span -> span.getName().equals(operation)));
        List<SpanData> spans = ended().stream().filter(span -> span.getName().equals(operation)).toList();
        if (spans.size() != 1) {
            throw new AssertionError("expected one span of " + operation + ", got " + spans);
        }
        return spans.get(0);
    }

    /** A span's attributes. */
    static Map<String, String> attributes(SpanData span) {
        Map<String, String> attributes = new TreeMap<>();
        span.getAttributes().forEach((key, value) -> attributes.put(key.getKey(), String.valueOf(value)));
        return attributes;
    }
}
