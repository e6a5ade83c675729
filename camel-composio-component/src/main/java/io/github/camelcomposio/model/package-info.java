/** What is carried: auth schemes, connection states, records of credentials, and how text is kept free of secrets. */
package io.github.camelcomposio.model;
