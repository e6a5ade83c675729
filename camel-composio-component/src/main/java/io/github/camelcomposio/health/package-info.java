/** Whether a component is ready. */
package io.github.camelcomposio.health;
