/** What the user's mapping file says. */
package io.github.camelcomposio.example.mapping;
