package io.github.camelcomposio.example.command;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;

import io.github.camelcomposio.bulk.ImportLedger;
import io.github.camelcomposio.bulk.RunRecord;
import io.github.camelcomposio.example.mapping.Mapping;
import io.github.camelcomposio.example.session.RunFolder;
import io.github.camelcomposio.example.session.StatusNote;

/** The runs of a mapping: those that are called after it, and those that have noted here that they are of it. */
final class Runs {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int MOST = 1000;
    private static final int SHOWN = 5;

    private final Mapping mapping;
    private final ImportLedger ledger;

    Runs(Mapping mapping, ImportLedger ledger) {
        this.mapping = mapping;
        this.ledger = ledger;
    }

    /** An id for a run that begins now. */
    static String newId(Mapping mapping) {
        return mapping.name() + "-" + TIME.format(LocalDateTime.now());
    }

    /** The run that began last. */
    Optional<String> newest() {
        return ledger.runs(MOST).stream().map(RunRecord::runId).filter(this::isOfMapping).findFirst();
    }

    private boolean isOfMapping(String runId) {
        String ending = "-\\d{8}-\\d{6}";
        return runId.startsWith(mapping.name() + "-") && runId.substring(mapping.name().length()).matches(ending)
                || RunFolder.find(mapping.out(), runId).flatMap(StatusNote::read)
                        .filter(note -> mapping.name().equals(note.mapping())).isPresent();
    }

    /** Some ids of a ledger, for a message. */
    static String known(ImportLedger ledger) {
        String ids = ledger.runs(SHOWN).stream().map(RunRecord::runId).collect(Collectors.joining(", "));
        return ids.isEmpty() ? ", and no other" : "; the last ones are " + ids;
    }
}
