package io.github.camelcomposio.bulk;

import java.util.Objects;

/**
 * What a record is about: one account.
 *
 * @param userId       whose
 * @param authConfigId of which auth config
 * @param alias        which of several; null where there is one only
 */
public record Subject(String userId, String authConfigId, String alias) {

    public Subject {
        Objects.requireNonNull(userId);
        Objects.requireNonNull(authConfigId);
    }
}
