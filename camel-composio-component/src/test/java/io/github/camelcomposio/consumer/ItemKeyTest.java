package io.github.camelcomposio.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class ItemKeyTest {

    private static final Map<String, Object> ACCOUNT
            = Map.of("id", "ca_1", "status", "ACTIVE", "updated_at", "2026-11-01T00:00:00Z", "state", Map.of("x", "y"));

    private static Map<String, Object> with(Map<String, Object> item, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(item);
        changed.put(name, value);
        return changed;
    }

    private static String key(Map<String, Object> item) {
        return ItemKey.of("l", item);
    }

    @Test
    void isIdStatusAndTimeOfTheLastChange() {
        assertThat(key(ACCOUNT)).isEqualTo("l ca_1 ACTIVE 2026-11-01T00:00:00Z");
        assertThat(key(with(ACCOUNT, "state", "other"))).isEqualTo(key(ACCOUNT));
        assertThat(key(Map.of("id", "ac_1", "last_updated_at", "t"))).isEqualTo("l ac_1 null t");
    }

    @Test
    void isAHashOfAllWhereOneOfThemIsMissing() {
        Map<String, Object> file = Map.of("name", "secret-name", "md5", "1");
        assertThat(key(file)).matches("l [0-9a-f]{32}").isEqualTo(key(new LinkedHashMap<>(file)));
        assertThat(key(with(file, "md5", "2"))).isNotEqualTo(key(file));
        assertThat(key(Map.of("id", "ca_1", "x", 1))).matches("l [0-9a-f]{32}")
                .isNotEqualTo(key(Map.of("id", "ca_1", "x", 2)));
        assertThat(ItemKey.of("l", "A_SLUG")).matches("l [0-9a-f]{32}").isNotEqualTo(ItemKey.of("l", "ANOTHER"));
    }

    @Test
    void doesNotDependOnTheOrderOfMembers() {
        Map<String, Object> one = with(with(Map.of(), "a", with(with(Map.of(), "x", 1), "y", null)), "b", 2);
        Map<String, Object> other = with(with(Map.of(), "b", 2), "a", with(with(Map.of(), "y", null), "x", 1));
        assertThat(key(one)).isEqualTo(key(other));
    }

    @Test
    void staysShort() {
        assertThat(key(with(ACCOUNT, "id", "x".repeat(300)))).hasSizeLessThan(50)
                .isNotEqualTo(key(with(ACCOUNT, "id", "x".repeat(301))));
    }
}
