package io.github.camelcomposio.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeysTest {

    private static final ApiKey KEY = ApiKey.of("ak_0123456789abcdef");
    private static final ApiKey USER = ApiKey.of("uak_0123456789abcdef");

    @Test
    void hasWhatItWasGiven() {
        Keys keys = Keys.none().with(Credential.PROJECT, KEY).with(Credential.ORGANISATION, null);
        assertThat(keys.get(Credential.PROJECT)).containsSame(KEY);
        assertThat(keys.has(Credential.PROJECT)).isTrue();
        assertThat(keys.has(Credential.ORGANISATION)).isFalse();
        assertThat(keys.has(Credential.USER)).isFalse();
    }

    @Test
    void hasAlwaysNoKey() {
        assertThat(Keys.none().has(Credential.NONE)).isTrue();
        assertThat(Keys.none().get(Credential.NONE)).isEmpty();
    }

    @Test
    void choosesTheUsersKeyWhereThereIsOne() {
        Keys project = Keys.none().with(Credential.PROJECT, KEY);
        assertThat(project.chosen(Credential.USER_OR_PROJECT)).isEqualTo(Credential.PROJECT);
        assertThat(project.with(Credential.USER, USER).chosen(Credential.USER_OR_PROJECT)).isEqualTo(Credential.USER);
        assertThat(project.has(Credential.USER_OR_PROJECT)).isTrue();
        assertThat(Keys.none().with(Credential.USER, USER).has(Credential.USER_OR_PROJECT)).isTrue();
        assertThat(Keys.none().with(Credential.ORGANISATION, KEY).has(Credential.USER_OR_PROJECT)).isFalse();
    }

    @Test
    void sendsWhatIsAskedForOtherwise() {
        Keys all = Keys.none().with(Credential.PROJECT, KEY).with(Credential.USER, USER).with(Credential.ORGANISATION, KEY);
        assertThat(all.chosen(Credential.PROJECT)).isEqualTo(Credential.PROJECT);
        assertThat(all.chosen(Credential.ORGANISATION)).isEqualTo(Credential.ORGANISATION);
        assertThat(all.chosen(Credential.NONE)).isEqualTo(Credential.NONE);
    }

    @Test
    void areEqualWhereTheKeysAre() {
        Keys keys = Keys.none().with(Credential.PROJECT, KEY);
        assertThat(keys).isEqualTo(Keys.none().with(Credential.PROJECT, ApiKey.of("ak_0123456789abcdef")))
                .hasSameHashCodeAs(Keys.none().with(Credential.PROJECT, ApiKey.of("ak_0123456789abcdef")));
        assertThat(keys).isNotEqualTo(Keys.none().with(Credential.PROJECT, USER))
                .isNotEqualTo(Keys.none().with(Credential.USER, KEY)).isNotEqualTo(Keys.none());
    }

    @Test
    void showsKindsOnly() {
        assertThat(Keys.none().with(Credential.PROJECT, KEY).with(Credential.USER, USER))
                .hasToString("Keys[PROJECT, USER]");
    }
}
