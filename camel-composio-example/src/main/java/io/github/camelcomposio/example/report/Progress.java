package io.github.camelcomposio.example.report;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far the import is while it runs: a bar on a terminal, else a line every two seconds. */
public final class Progress implements AutoCloseable {

    private static final int LINE_SECONDS = 2;
    private static final int BAR_MILLIS = 100;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });
    private final Tally tally;
    private final ProgressBar bar;

    /**
     * @param terminal whether somebody watches
     * @param total    the number of rows; -1 if it is not known
     */
    public Progress(PrintStream out, boolean terminal, Tally tally, long total) {
        this.tally = tally;
        if (terminal) {
            bar = new ProgressBarBuilder().setTaskName("Importing").setInitialMax(total).setUnit(" rows", 1).showSpeed()
                    .setStyle(ProgressBarStyle.ASCII).setUpdateIntervalMillis(BAR_MILLIS)
                    .setConsumer(new ConsoleProgressBarConsumer(out)).build();
            clock.scheduleAtFixedRate(this::stepBar, BAR_MILLIS, BAR_MILLIS, TimeUnit.MILLISECONDS);
        } else {
            bar = null;
            clock.scheduleAtFixedRate(() -> out.println(line(total)), LINE_SECONDS, LINE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void stepBar() {
        bar.stepTo(tally.done());
        bar.setExtraMessage(" " + tally.rejected() + " rejected");
    }

    private String line(long total) {
        return "  " + Table.number(tally.done()) + (total < 0 ? "" : " of " + Table.number(total)) + " rows: "
               + Table.number(tally.created()) + " created, " + Table.number(tally.rejected()) + " rejected";
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
