/** The component on Spring Boot: its properties, and what the actuator must not show of them. */
package io.github.camelcomposio.springboot;
