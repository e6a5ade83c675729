/** The commands of the importer, each with its options and what it prints. */
package io.github.camelcomposio.example.command;
