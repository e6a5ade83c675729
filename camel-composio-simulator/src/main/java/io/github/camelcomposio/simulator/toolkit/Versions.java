package io.github.camelcomposio.simulator.toolkit;

import java.util.List;

/**
 * The versions of the toolkits, the same for each.
 *
 * <p>
 * Source: Composio reference, v3 versus v3.1: without a version v3 takes {@code 00000000_00}, v3.1 {@code latest}.
 * OURS: which dated versions there are.
 */
public final class Versions {

    /** All, the newest first. */
    public static final List<String> ALL = List.of("20261001_00", "20260601_00", "00000000_00");

    /** The newest, which {@code latest} stands for. */
    public static final String LATEST = ALL.get(0);

    private static final String OLDEST = ALL.get(ALL.size() - 1);

    private Versions() {
    }

    /**
     * The dated version that is meant.
     *
     * @param asked {@code latest}, a dated version, or null for the default
     * @param api   {@code v3} or {@code v3.1}
     */
    public static String of(String asked, String api) {
        if (asked == null || asked.isEmpty()) {
            return api.equals("v3") ? OLDEST : LATEST;
        }
        return asked.equals("latest") ? LATEST : asked;
    }
}
