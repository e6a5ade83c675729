package io.github.camelcomposio.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;

import io.github.camelcomposio.error.ComposioInvalidRequestException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong option of an import fails when its route starts, and says which one it is and what it can be. */
class ImportOptionsTest extends ImportTestBase {

    /** What a route's start fails with; null where it starts. */
    private Throwable start(String options) {
        return catchThrowable(() -> context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(IMPORT + "&ledger=#ledger&" + options);
            }
        }));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "mode | merge | upsert, create, update", "mode | Upsert | upsert, create, update",
            "onNotActive | delete | fail, replace", "onUnpatchable | skip | fail, replace",
            "onDuplicate | first | fail, last", "onRejected | drop | keep, disable, delete",
            "verify | some | none, all or sample:500", "verify | sample: | none, all or sample:500",
            "verify | sample:0 | none, all or sample:500", "verify | sample:-1 | none, all or sample:500",
            "maxFailureRate | 101 | from 0 to 100", "maxFailureRate | -1 | from 0 to 100",
            "verifyPerSecond | 0 | from 1 to 1000", "verifyPerSecond | 1001 | from 1 to 1000" })
    void namesAWrongOptionAndItsValues(String option, String value, String valid) {
        Throwable failure = start(option + "=" + value);

        assertThat(failure).hasMessageContaining("ption " + option + " must be ").hasMessageContaining(valid);
        assertThat(failure).rootCause().isInstanceOfAny(IllegalArgumentException.class, ComposioInvalidRequestException.class);
        assertThat(simulator.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "maxFailureRate=ten", "verifyPerSecond=1.5", "reactivate=maybe", "dryRun=1", "checkRemote=no" })
    void namesAnOptionOfTheWrongType(String option) {
        assertThat(start(option)).hasStackTraceContaining(option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = { "onMissing=fail", "modus=create", "allowMultiple=true" })
    void knowsNoOtherOptions(String option) {
        assertThat(start(option)).isNotNull().hasStackTraceContaining(option.substring(0, option.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "mode=upsert", "mode=create", "mode=update", "onNotActive=fail", "onNotActive=replace", "onUnpatchable=fail",
            "onUnpatchable=replace", "onDuplicate=fail", "onDuplicate=last", "onRejected=keep", "onRejected=disable",
            "onRejected=delete", "verify=none", "verify=all", "verify=sample:1", "maxFailureRate=0", "maxFailureRate=100",
            "verifyPerSecond=1", "verifyPerSecond=1000", "reactivate=true", "checkRemote=true", "dryRun=true", "rekey=true" })
    void startsWithEveryValueThatItHas(String option) {
        assertThat(start(option)).isNull();
        assertThat(context.getRoutes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "CamelComposioMode", "CamelComposioOnNotActive", "CamelComposioDryRun", "CamelComposioReactivate" })
    void takesNoPolicyFromAMessage(String header) {
        List<String> values = List.of("create", "replace", "true", "nonsense");
        for (String value : values) {
            imported(withLedger(""), row("ann", "sg-key-" + header + value), Map.of(header, value));
        }

        assertThat(received("POST")).hasSize(1);
        assertThat(received("PATCH")).hasSize(values.size() - 1);
    }
}
