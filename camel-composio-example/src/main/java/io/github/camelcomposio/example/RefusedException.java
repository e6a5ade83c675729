package io.github.camelcomposio.example;

/** The example can't or won't run. The message is for the person who started it. */
final class RefusedException extends RuntimeException {

    RefusedException(String message) {
        super(message);
    }
}
