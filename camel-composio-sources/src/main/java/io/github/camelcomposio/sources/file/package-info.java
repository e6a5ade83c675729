/** Records of files; the bean of the route template {@code composio-import-file}. */
package io.github.camelcomposio.sources.file;
