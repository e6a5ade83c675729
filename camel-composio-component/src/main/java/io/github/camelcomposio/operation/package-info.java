/**
 * What Composio can do: a row of data for each operation, a file for each resource, and how a message's headers, body
 * and the endpoint's options become its arguments.
 */
package io.github.camelcomposio.operation;
