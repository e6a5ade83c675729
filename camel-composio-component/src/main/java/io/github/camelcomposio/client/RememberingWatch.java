package io.github.camelcomposio.client;

/** Asks another watch, and remembers whether that one has prevented a request: then asking again is in vain. */
final class RememberingWatch implements SendWatch {

    private final SendWatch watch;
    private volatile boolean prevented;

    RememberingWatch(SendWatch watch) {
        this.watch = watch;
    }

    @Override
    public void beforeSend(ApiRequest request) {
        try {
            watch.beforeSend(request);
        } catch (RuntimeException | Error e) {
            prevented = true;
            throw e;
        }
    }

    boolean hasPrevented() {
        return prevented;
    }
}
