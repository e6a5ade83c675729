package io.github.camelcomposio.benchmarks.peer;

/** A way to create connected accounts, 64 requests in flight at a time. It ends with its process. */
interface Peer {

    int IN_FLIGHT = 64;

    /** Creates an account for each of so many users, and fails if one of them fails. */
    void create(int firstUser, int users) throws Exception;
}
