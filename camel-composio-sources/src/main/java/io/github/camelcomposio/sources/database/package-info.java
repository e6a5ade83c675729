/** Records of a query; the bean of the route template {@code composio-import-database}. */
package io.github.camelcomposio.sources.database;
