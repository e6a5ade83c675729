/** What can go wrong, as exceptions that a route can tell apart in {@code onException}. */
package io.github.camelcomposio.error;
