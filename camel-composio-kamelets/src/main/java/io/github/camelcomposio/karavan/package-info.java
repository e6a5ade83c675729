/** The component's entry for Karavan's list of components, and the command that puts it there. */
package io.github.camelcomposio.karavan;
