package io.github.camelcomposio.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private static final String KEY = "ak_a-key-for-fingerprints";

    private final Fingerprints fingerprints = new Fingerprints(KEY);

    @Test
    void orderOfMembersMeansNothing() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("token", "t");
        one.put("more", nested("a", "b"));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("more", nested("b", "a"));
        other.put("token", "t");

        assertThat(fingerprints.credentials(one)).isEqualTo(fingerprints.credentials(other)).matches("[0-9a-f]{64}");
    }

    private static Map<String, Object> nested(String first, String second) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put(first, first);
        map.put(second, second);
        return map;
    }

    @Test
    void whatDiffersOnTheWireHasDifferentHashes() {
        List<Object> values = Arrays.asList(null, "", "null", 1, "1", new BigDecimal("1.0"), true, "true", false, List.of(),
                List.of(1), List.of("1"), List.of(1, 2), List.of(2, 1), List.of(List.of(1), 2), Map.of(), Map.of("a", 1),
                Map.of("a", "1"), Map.of("a", Map.of("b", "1")), List.of("ab", "c"), List.of("a", "bc"), List.of("abc"));

        Set<String> hashes = new HashSet<>();
        for (Object value : values) {
            hashes.add(fingerprints.credentials(Collections.singletonMap("token", value)));
        }

        assertThat(hashes).hasSameSizeAs(values);
    }

    @Test
    void whatIsTheSameOnTheWireHasTheSameHash() {
        assertThat(ofToken(1)).isEqualTo(ofToken(1L));
        assertThat(ofToken("t")).isEqualTo(ofToken(new StringBuilder("t")));
        assertThat(ofToken(new String[] { "a", "b" })).isEqualTo(ofToken(List.of("a", "b")));
        assertThat(ofToken("a key".getBytes(StandardCharsets.UTF_8))).isEqualTo(ofToken("YSBrZXk="));
        assertThat(ofToken(Thread.State.NEW)).isEqualTo(ofToken("NEW"));
    }

    private String ofToken(Object token) {
        return fingerprints.credentials(Map.of("token", token));
    }

    @Test
    void partsOfASubjectDoNotRunIntoEachOther() {
        assertThat(Set.of(new Subject("ab", "c", null), new Subject("a", "bc", null), new Subject("abc", "", null),
                new Subject("ab", "c", ""), new Subject("ab", "", "c")).stream().map(fingerprints::subject)
                .collect(Collectors.toSet())).hasSize(5);
    }

    @Test
    void aSubjectIsRecognizedBy128Bits() {
        assertThat(fingerprints.subject(new Subject("ann", "ac_1", null))).matches("[0-9a-f]{32}");
    }

    @Test
    void anotherKeyGivesOtherHashes() {
        Fingerprints other = new Fingerprints(KEY + "2");
        Subject subject = new Subject("ann", "ac_1", null);

        assertThat(other.keyId()).isNotEqualTo(fingerprints.keyId());
        assertThat(other.subject(subject)).isNotEqualTo(fingerprints.subject(subject));
        assertThat(other.credentials(Map.of("token", "t"))).isNotEqualTo(ofToken("t"));
        assertThat(new Fingerprints(KEY).keyId()).isEqualTo(fingerprints.keyId()).hasSize(16);
    }

    @Test
    void showsNeitherKeyNorValues() {
        ofToken("a-secret-value");

        assertThat(fingerprints).hasToString("Fingerprints");
        assertThat(fingerprints.keyId()).doesNotContain(KEY);
        assertThatThrownBy(() -> ofToken(new Unwritable("a-secret-value"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Unwritable").hasMessageNotContaining("a-secret-value").hasNoCause();
    }

    @Test
    void anEmptyKeyIsRefused() {
        assertThatThrownBy(() -> new Fingerprints(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Fingerprints(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void worksInManyThreadsAtOnce() {
        Set<String> alone = IntStream.range(0, 2000).mapToObj(i -> ofToken("t" + i)).collect(Collectors.toSet());

        Set<String> together = IntStream.range(0, 2000).parallel().mapToObj(i -> ofToken("t" + i)).collect(Collectors.toSet());

        assertThat(together).isEqualTo(alone);
    }

    /** Its getter fails and says more than it should. */
    public record Unwritable(String secret) {

        @Override
        public String secret() {
            throw new IllegalStateException(secret);
        }
    }
}
