package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Leases and journals have the time of the clock in Camel's registry. */
class ImportClockTest extends ImportTestBase {

    private static final Instant TIME = Instant.parse("2031-05-06T07:08:09Z");

    @Override
    protected void configure(DefaultCamelContext camel) throws Exception {
        super.configure(camel);
        camel.getRegistry().bind("anyName", Clock.fixed(TIME, ZoneOffset.UTC));
    }

    @Test
    void goesByTheClockOfTheRegistry() {
        imported(withLedger(""), row("ann", "sg-key-of-ann-1"));

        assertThat(journal("run")).singleElement().satisfies(line -> assertThat(line.at()).isEqualTo(TIME));
        assertThat(ledger.run("run").orElseThrow().startedAt()).isEqualTo(TIME);
    }
}
