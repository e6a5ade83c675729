/**
 * The import of many credentials: decide, claim, write, reconcile, and say what became of each. Knows nothing of Camel.
 */
package io.github.camelcomposio.bulk;
