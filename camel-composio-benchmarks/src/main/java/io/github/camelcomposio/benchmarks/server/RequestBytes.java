package io.github.camelcomposio.benchmarks.server;

import java.nio.charset.StandardCharsets;

/** What has to be known of a request's bytes to answer it. */
final class RequestBytes {

    private static final byte[] LENGTH = "\ncontent-length:".getBytes(StandardCharsets.US_ASCII);

    private RequestBytes() {
    }

    /** Where the body begins; 0 while the head has not come whole. */
    static int endOfHead(byte[] bytes, int length) {
        for (int i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return 0;
    }

    /** How long the head says that the body is; 0 where it says nothing. */
    static int contentLength(byte[] bytes, int head) {
        for (int i = 0; i + LENGTH.length < head; i++) {
            if (bytes[i] == '\n' && startsLength(bytes, i)) {
                return number(bytes, i + LENGTH.length);
            }
        }
        return 0;
    }

    private static boolean startsLength(byte[] bytes, int at) {
        for (int i = 1; i < LENGTH.length; i++) {
            if ((bytes[at + i] | ' ') != LENGTH[i] && bytes[at + i] != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from) {
        int number = 0;
        for (int i = from; bytes[i] != '\r'; i++) {
            if (bytes[i] != ' ') {
                number = 10 * number + bytes[i] - '0';
            }
        }
        return number;
    }
}
