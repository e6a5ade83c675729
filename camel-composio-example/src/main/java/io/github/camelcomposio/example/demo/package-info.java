/** What runs where nothing of your own is given: sample data, a database and a vault in this process. */
package io.github.camelcomposio.example.demo;
