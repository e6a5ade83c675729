package io.github.camelcomposio.benchmarks.micro;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A message's way through route and component, without a network: what the component adds to a request, and the hop to
 * the thread that goes on with the route.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RequestPath {

    private static final int MESSAGES = 1000;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private AsyncProducer route;

    @Setup
    public void start() throws Exception {
        ComposioComponent composio = new ComposioComponent();
        composio.getConfiguration().setComposioClient(InstantClient.create(Runnable::run));
        camel.addComponent("composio", composio);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create").to("composio:connectedAccounts/initiate?allowMultiple=true"
                                         + "&authConfigId=ac_sendgrid&authScheme=API_KEY");
            }
        });
        camel.start();
        route = camel.getEndpoint("direct:create").createAsyncProducer();
        route.start();
    }

    @TearDown
    public void stop() throws IOException {
        camel.close();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void initiate() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("user_id", "user-" + i);
            row.put("api_key", "SG.benchmark-key-of-user-number-" + i);
            Exchange exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(row);
            route.process(exchange, done -> {
                if (exchange.getException() != null) {
                    throw new IllegalStateException(exchange.getException());
                }
                over.countDown();
            });
        }
        over.await();
    }
}
