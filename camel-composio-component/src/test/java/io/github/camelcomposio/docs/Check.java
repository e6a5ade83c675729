package io.github.camelcomposio.docs;

/** Runs a block of code, and fails if it does not do what its page says. */
@FunctionalInterface
interface Check {
    void run(Pages.Block block) throws Exception;
}
