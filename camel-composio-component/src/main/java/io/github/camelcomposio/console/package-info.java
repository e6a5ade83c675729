/** The developer console: a component's figures as text and as JSON. */
package io.github.camelcomposio.console;
