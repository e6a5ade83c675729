package io.github.camelcomposio.karavan;

/** Why a list of components can't be changed, in a sentence that begins after the file's name. */
final class KaravanException extends RuntimeException {

    KaravanException(String message) {
        super(message);
    }
}
