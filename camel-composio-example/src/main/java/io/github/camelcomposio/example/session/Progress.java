package io.github.camelcomposio.example.session;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far an import is while it runs: a bar on a terminal, else a line every few seconds. Notes it in a file too. */
final class Progress implements AutoCloseable {

    private static final int LINE_SECONDS = 5;
    private static final int NOTE_SECONDS = 1;
    private static final int BAR_MILLIS = 200;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final PrintStream out;
    private final Tally tally;
    private final Pace pace;
    private final CompletableFuture<Long> total;
    private final ProgressBar bar;

    /**
     * @param terminal whether somebody watches
     * @param total    the number of records, once it is known; -1 if nobody can know it
     * @param note     writes down how far it is
     */
    Progress(PrintStream out, boolean terminal, Tally tally, CompletableFuture<Long> total, Runnable note) {
        this.out = out;
        this.tally = tally;
        this.total = total;
        this.pace = new Pace(tally, System::nanoTime);
        clock.scheduleWithFixedDelay(note, 0, NOTE_SECONDS, TimeUnit.SECONDS);
        if (terminal) {
            bar = new ProgressBarBuilder().setTaskName("Importing").setInitialMax(-1).setUnit(" records", 1).showSpeed()
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(BAR_MILLIS)
                    .setEtaFunction(state -> eta()).setConsumer(new ConsoleProgressBarConsumer(out)).build();
            clock.scheduleAtFixedRate(this::stepBar, BAR_MILLIS, BAR_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            bar = null;
            clock.scheduleAtFixedRate(() -> out.println(line()), LINE_SECONDS, LINE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void stepBar() {
        pace.look();
        long known = total.getNow(-1L);
        if (known > 0) {
            bar.maxHint(Math.max(known, tally.rows()));
        }
        bar.stepTo(tally.rows());
        bar.setExtraMessage(" " + Tally.count(tally.rejects()) + " rejected");
    }

    private Optional<Duration> eta() {
        return pace.left(total.getNow(-1L));
    }

    private String line() {
        pace.look();
        long known = total.getNow(-1L);
        return "  " + Tally.count(tally.rows()) + (known < 0 ? "" : " of about " + Tally.count(known)) + " records: "
               + tally.words() + "; " + Tally.count(Math.round(pace.perSecond())) + "/s"
               + eta().map(left -> ", about " + words(left) + " left").orElse("");
    }

    static String words(Duration time) {
        long minutes = time.toMinutes();
        return minutes == 0 ? time.toSeconds() + " s" : minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }

    @Override
    public void close() {
        clock.shutdownNow();
        if (bar != null) {
            stepBar();
            bar.close();
        }
    }
}
