package io.github.camelcomposio.sources.keep;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.model.CredentialFields;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.ImportSourceException;
import org.apache.camel.Exchange;

/** The users who left, as a query gives them. */
public class Leavers {

    private MaxRemovals maxRemovals = MaxRemovals.parse("100");

    /**
     * Makes the records that the body has a list of {@link Leaver}s.
     *
     * @throws ImportSourceException if one has no user, or they are too many
     */
    public void read(Exchange exchange) {
        List<Leaver> leavers = new ArrayList<>();
        for (Iterator<?> records = exchange.getMessage().getBody(Iterator.class); records.hasNext();) {
            CredentialRecord row = (CredentialRecord) records.next();
            String user = field(row, "user_id");
            if (user == null) {
                throw new ImportSourceException("the row " + row.getPosition() + " has no user_id: nothing was removed");
            }
            leavers.add(new Leaver(row.getPosition(), user, field(row, "toolkit"), field(row, "auth_config_id")));
        }
        maxRemovals.require(leavers.size(), leavers.size(), "users");
        exchange.getMessage().setBody(leavers);
    }

    private static String field(CredentialRecord row, String name) {
        return row.getFields().entrySet().stream()
                .filter(field -> CredentialFields.sameName(field.getKey(), name) && field.getValue() != null)
                .map(field -> field.getValue().toString().strip()).filter(text -> !text.isEmpty()).findFirst().orElse(null);
    }

    /** Makes the leaver that the body is a message for {@code connectedAccounts/remove}. */
    public void address(Exchange exchange) {
        Leaver.address(exchange);
    }

    /** The leaver's accounts are gone; the body becomes what marks its row. */
    public void removed(Exchange exchange) {
        Leaver leaver = Leaver.of(exchange);
        boolean plan
                = exchange.getMessage().getBody() instanceof Map<?, ?> reply && Boolean.TRUE.equals(reply.get("dry_run"));
        exchange.getMessage().setBody(new ImportOutcome(
                ImportAction.DELETED, null, leaver.userId(), leaver.authConfigId(), null, null, plan, null,
                leaver.position(), leaver.toolkit(), 0, null));
    }

    /** How many may leave at once; 100 by default. A per cent is of those who leave, and means nothing here. */
    public void setMaxRemovals(String maxRemovals) {
        MaxRemovals given = MaxRemovals.parse(maxRemovals);
        if (given.inPercent()) {
            throw new IllegalArgumentException("here maxRemovals must be a number: nobody counts who stays");
        }
        this.maxRemovals = given;
    }
}
