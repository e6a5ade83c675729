package io.github.camelcomposio.simulator.organisation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.camelcomposio.simulator.account.AccountStore;
import io.github.camelcomposio.simulator.account.ConnectedAccount;
import io.github.camelcomposio.simulator.authconfig.AuthConfigStore;
import io.github.camelcomposio.simulator.model.Ids;
import io.github.camelcomposio.simulator.trigger.Trigger;
import io.github.camelcomposio.simulator.trigger.TriggerStore;
import io.github.camelcomposio.simulator.wire.Answer;
import io.github.camelcomposio.simulator.wire.ApiError;
import io.github.camelcomposio.simulator.wire.ApiRequest;
import io.github.camelcomposio.simulator.wire.Route;

/** {@code GET /migration/get-nanoid}: today's id for an old UUID. Source: Composio reference, id migration. */
public final class MigrationOperations {

    private static final List<String> TYPES = List.of("CONNECTED_ACCOUNT", "AUTH_CONFIG", "TRIGGER_INSTANCE");

    private final AccountStore accounts;
    private final AuthConfigStore configs;
    private final TriggerStore triggers;

    public MigrationOperations(AccountStore accounts, AuthConfigStore configs, TriggerStore triggers) {
        this.accounts = accounts;
        this.configs = configs;
        this.triggers = triggers;
    }

    public List<Route> routes() {
        return List.of(Route.oldest("GET", "/migration/get-nanoid", this::find));
    }

    private Answer find(ApiRequest request) {
        String type = request.queryWord("type", "", TYPES);
        String uuid = request.query("uuid").orElseThrow(() -> ApiError.invalid("Error in query.uuid: Required"));
        return Answer.json(200, Map.of("nanoid", ids(type, uuid).findFirst().orElseThrow(() -> new ApiError(
                404, 10404, "HTTP_NotFound", "Nothing of this type has this UUID", "Check the UUID and the type."))));
    }

    private Stream<String> ids(String type, String uuid) {
        if (type.equals("AUTH_CONFIG")) {
            return configs.newestFirst().stream().filter(config -> config.uuid().equals(uuid))
                    .map(config -> config.id());
        }
        Stream<String> all = type.equals("CONNECTED_ACCOUNT")
                ? accounts.all().stream().map(ConnectedAccount::id) : triggers.newestFirst().stream().map(Trigger::id);
        return all.filter(id -> Ids.uuidOf(id).equals(uuid));
    }
}
