package io.github.camelcomposio.sources.tokens;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What became of the rows of one pass. Warns once of what failed. Thread-safe. */
final class TokenPass {

    private static final Logger LOG = LoggerFactory.getLogger(TokenKeeper.class);

    private int refreshed;
    private int told;
    private int failed;
    private String first;

    synchronized void refreshed() {
        refreshed++;
    }

    synchronized void told() {
        told++;
    }

    /** @param why in words that quote no token */
    synchronized void failed(String why) {
        failed++;
        first = first == null ? why : first;
    }

    synchronized void log() {
        if (refreshed + told > 0) {
            LOG.debug("{} tokens were refreshed, Composio was told of {}", refreshed, told);
        }
        if (failed > 0) {
            LOG.warn("{} tokens could not be refreshed, or Composio not be told; they are tried again. The first one: {}",
                    failed, first);
        }
    }
}
