package io.github.camelcomposio.example.session;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.ImportReport;
import io.github.camelcomposio.example.ImporterException;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.mapping.SourceKind;
import io.github.camelcomposio.operation.Durations;
import io.github.camelcomposio.sources.RejectFile;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.service.ServiceHelper;

/** One import of a source, from its first record to its last. {@link #stop} may be called from any thread. */
public final class ImportSession {

    private static final String IMPORT = "direct:import-record";
    private static final String REJECT = "direct:reject-record";
    private static final String TOLD = "the importer was told to end";
    private static final int LOOK_MILLIS = 100;
    /** A plan is there to find all that is wrong, and harms nobody. */
    private static final String NEVER_STOP = "100";

    private final Mapping mapping;
    private final ComposioContext composio;
    private final ImportLedger ledger;
    private final ImportOrder order;
    private final SourceRoute source;
    private final Tally tally = new Tally();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private RecordStep step;

    /** @param ledger null for none */
    public ImportSession(Mapping mapping, ComposioContext composio, ImportLedger ledger, ImportOrder order) {
        this.mapping = mapping;
        this.composio = composio;
        this.ledger = ledger;
        this.order = order;
        this.source = new SourceRoute(mapping, order);
    }

    /** Lets no further record in; those under way are finished. */
    public void stop() {
        stopping.countDown();
        synchronized (this) {
            if (step != null) {
                step.stop(TOLD);
            }
        }
    }

    /**
     * Imports, and waits for the end; then also ends Camel, so that all is noted in the ledger.
     *
     * @param  terminal          whether somebody watches
     * @throws ImporterException if it can't begin, or the source can't be read to its end
     */
    public ImportResult run(PrintStream out, boolean terminal) {
        RunFolder folder = RunFolder.of(mapping.out(), order.runId());
        if (order.dryRun()) {
            return run(out, terminal, null, () -> {
            });
        }
        StatusNote note = new StatusNote(folder.create(), mapping.name(), tally);
        note.running();
        try {
            ImportResult result = run(out, terminal, new RejectFile(folder.newFile("rejects")), note::running);
            note.ended(result.stopReason());
            return result;
        } catch (ImporterException e) {
            note.ended(e.getMessage());
            throw e;
        }
    }

    private ImportResult run(PrintStream out, boolean terminal, RejectFile rejects, Runnable note) {
        ImportReport report;
        try (rejects; source; composio) {
            start(rejects);
            Progress progress = new Progress(out, terminal, tally, total(), note);
            try (progress) {
                report = importAll();
            }
        } catch (IOException e) {
            throw ImporterException.failed("Can't write " + rejects.path());
        }
        noteStop();
        return new ImportResult(
                report, tally.rows(), tally.rejects(),
                tally.words() + "; " + Tally.count(tally.requests()) + " requests", step.stopReason().orElse(null),
                rejects == null || tally.rejects() == 0 ? null : rejects.path(),
                step.first() == null ? Set.of() : step.first().getFields().keySet());
    }

    private void start(RejectFile rejects) {
        CamelContext camel = composio.camel();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("runId", order.runId());
        options.put("dryRun", String.valueOf(order.dryRun()));
        if (order.dryRun()) {
            options.put("maxFailureRate", NEVER_STOP);
        }
        if (mapping.kind() == SourceKind.KAFKA) {
            options.put("onDuplicate", "last");
        }
        try {
            camel.start();
            AsyncProducer importer = camel.getEndpoint(composio.importUri(options)).createAsyncProducer();
            ServiceHelper.startService(importer);
            RecordStep first = new RecordStep(importer, order.runId(), order.limit(), tally);
            synchronized (this) {
                step = first;
            }
            if (stopping.getCount() == 0) {
                step.stop(TOLD);
            }
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(IMPORT).routeId("import-record").errorHandler(noErrorHandler()).process(step);
                    from(REJECT).routeId("reject-record").errorHandler(noErrorHandler())
                            .process(exchange -> reject(exchange, rejects));
                }
            });
            source.add(camel, IMPORT, REJECT);
        } catch (ImporterException e) {
            throw e;
        } catch (Exception e) {
            throw refused(e);
        }
    }

    /** What the component does not accept is the mapping's fault; what it can't reach is not. */
    private ImporterException refused(Exception e) {
        String why = mapping.scrub(Failures.describe(e));
        return why.startsWith("Option ") ? mapping.refused(why) : ImporterException.failed(why);
    }

    /** Where the file can't be written any more, its disk being full, the run stops: the rejects would be nowhere to be read. */
    private void reject(Exchange exchange, RejectFile rejects) {
        tally.rejected();
        if (rejects != null) {
            try {
                rejects.process(exchange);
            } catch (UncheckedIOException e) {
                step.stop("the reject file " + rejects.path() + " can't be written: " + e.getCause().getMessage());
            }
        }
    }

    private ImportReport importAll() {
        if (mapping.kind() == SourceKind.KAFKA) {
            awaitIdle();
            return null;
        }
        try (ProducerTemplate template = composio.camel().createProducerTemplate()) {
            return template.requestBody(SourceRoute.FROM, null, ImportReport.class);
        } catch (CamelExecutionException e) {
            throw ImporterException.failed(
                    "The " + mapping.kind().key() + " source can't be read: " + mapping.scrub(Failures.describe(e)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A topic has no end: the import ends when no record has come for a while, where the mapping says so. While a batch is
     * under way none can come, however long Composio lets it wait.
     */
    private void awaitIdle() {
        long idle = mapping.source().containsKey("idle")
                ? Durations.parse(mapping.source().get("idle")).toNanos() : Long.MAX_VALUE;
        long since = System.nanoTime();
        try {
            while (!stopping.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && step.stopReason().isEmpty()
                    && System.nanoTime() - since < idle) {
                if (composio.camel().getInflightRepository().size(SourceRoute.ID) > 0) {
                    since = System.nanoTime();
                }
            }
            composio.camel().getRouteController().stopRoute(SourceRoute.ID);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            throw ImporterException.failed("The topic's route could not be stopped: " + mapping.scrub(Failures.describe(e)));
        }
    }

    private CompletableFuture<Long> total() {
        return CompletableFuture.supplyAsync(() -> order.only() == null ? SourceSize.of(mapping, order.limit()) : -1L);
    }

    /** The component does not know of a stop that came from outside, so that the run would look as if it went on. */
    private void noteStop() {
        if (step.wasTold() && !order.dryRun() && ledger != null && ledger.run(order.runId()).isPresent()) {
            ledger.stopped(order.runId(), step.stopReason().orElse(TOLD), tally.notAttemptedSoFar(), Instant.now());
        }
    }
}
