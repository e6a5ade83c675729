package io.github.camelcomposio.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not from Composio, or not of now, or not what was signed, is refused and not routed: over real HTTP. */
class WebhookTamperingTest {

    private static final int RANDOM_ONES = 10_000;
    private static final int MOST = 20_000;
    private static Receiver receiver;

    @BeforeAll
    static void start() throws Exception {
        receiver = Receiver.create().startAlone("&previousSecret=RAW(old+secret)&maxBodySize=" + MOST);
    }

    @AfterAll
    static void stop() {
        receiver.close();
    }

    private static void assertRefused(Sender sender, int status) {
        int before = receiver.routed.size();
        HttpResponse<String> answer = sender.send();
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().keySet()).isSubsetOf("content-length", "transfer-encoding", "connection");
        assertThat(receiver.routed).hasSize(before);
    }

    private static void assertRouted(Sender sender) {
        int before = receiver.routed.size();
        HttpResponse<String> answer = sender.send();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(receiver.routed).hasSize(before + 1);
    }

    private static Arguments kind(String name, Consumer<Sender> tampering) {
        return Arguments.of(name, tampering);
    }

    private static long now() {
        return System.currentTimeMillis() / 1000;
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                kind("body", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.body(Sender.message("ti_2"));
                }),
                kind("one byte more", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.body = Arrays.copyOf(sender.body, sender.body.length + 1);
                }),
                kind("one byte less", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.body = Arrays.copyOf(sender.body, sender.body.length - 1);
                }),
                kind("no body", sender -> sender.body = new byte[0]),
                kind("id", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.id = "msg_other";
                }),
                kind("timestamp", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.timestamp = String.valueOf(now() - 1);
                }),
                kind("secret", sender -> sender.secret = "whsec_other"),
                kind("secret without its prefix", sender -> sender.secret = Receiver.SECRET.substring(6)),
                kind("secret with a blank for the plus sign", sender -> sender.secret = Receiver.SECRET.replace('+', ' ')),
                kind("version", sender -> sender.signature = "v2" + sender.rightSignature().substring(2)),
                kind("signature in hexadecimal", sender -> sender.signature = "v1," + hex(sender.rightSignature())),
                kind("signature for URLs", sender -> sender.signature
                        = sender.rightSignature().replace('+', '-').replace('/', '_').replace("=", "")),
                kind("no signature", sender -> sender.signature = "-"),
                kind("no id", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.id = "-";
                }),
                kind("no timestamp", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.timestamp = "-";
                }),
                kind("two ids", sender -> sender.header("webhook-id", "msg_other")),
                kind("two timestamps", sender -> sender.header("webhook-timestamp", sender.timestamp)),
                kind("too old", sender -> sender.timestamp = String.valueOf(now() - 310)),
                kind("too new", sender -> sender.timestamp = String.valueOf(now() + 310)),
                kind("Latin 1", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.body = new String(sender.body, UTF_8).getBytes(ISO_8859_1);
                }),
                kind("line breaks", sender -> {
                    sender.body("{\n}");
                    sender.signature = sender.rightSignature();
                    sender.body("{\r\n}");
                }),
                kind("a byte order mark", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.body("\uFEFF" + new String(sender.body, UTF_8));
                }),
                kind("compressed on its way", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.body = gzip(sender.body);
                    sender.header("Content-Encoding", "gzip");
                }),
                kind("as a form", sender -> sender.headers.set(1, "application/x-www-form-urlencoded")),
                kind("id in the query", sender -> {
                    sender.signature = sender.rightSignature();
                    sender.url += "?webhook-id=msg_other";
                }));
    }

    private static String hex(String signature) {
        return java.util.HexFormat.of().formatHex(Base64.getDecoder().decode(signature.substring(3)));
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return zipped.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void refuses(String name, Consumer<Sender> tampering) {
        Sender sender = new Sender(receiver).id("msg_" + name.replace(' ', '_'));
        if (name.equals("signature for URLs")) {
            while (!sender.rightSignature().matches(".*[+/].*")) {
                sender.id(sender.id + "x");
            }
        }
        Sender untouched = new Sender(receiver).id(sender.id);
        tampering.accept(sender);
        assertRefused(sender, 401);
        assertRouted(untouched);
    }

    @Test
    void refusesAReplayAfterTheWindowAndRoutesNoneWithin() {
        Sender sender = new Sender(receiver).id("msg_replayed");
        assertRouted(sender);
        int routed = receiver.routed.size();
        assertThat(sender.status()).as("a repeat is acknowledged").isEqualTo(200);
        assertThat(receiver.routed).hasSize(routed);
        sender.timestamp = String.valueOf(now() - 301);
        assertRefused(sender, 401);
    }

    @Test
    void refusesAHugeBodyWhateverItsSignature() {
        Sender sender = new Sender(receiver).id("msg_huge").body("{\"data\":\"" + "x".repeat(MOST) + "\"}");
        assertRefused(sender, 413);
        sender.chunked = true;
        assertRefused(sender, 413);
        sender.signature = "v1,";
        assertRefused(sender, 413);
    }

    @Test
    void takesTheLongestBodyThatIsAllowed() {
        String lead = "{\"data\":\"";
        Sender sender = new Sender(receiver).id("msg_long").body(lead + "x".repeat(MOST - lead.length() - 2) + "\"}");
        assertThat(sender.body).hasSize(MOST);
        assertRouted(sender);
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "PUT", "DELETE", "PATCH" })
    void answersAnotherMethodWith405(String method) {
        Sender sender = new Sender(receiver).id("msg_" + method);
        sender.method = method;
        int before = receiver.routed.size();
        assertThat(sender.status()).isEqualTo(405);
        assertThat(receiver.routed).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "null", "[]", "\"text\"", "1", "{", "{}x", "{\"a\":1}{\"b\":2}", "no JSON", "\u0000", "{'type':'x'}" })
    void answersWhatIsSignedButNoJsonObjectWith400(String body) {
        assertRefused(new Sender(receiver).id("msg_no_json").body(body), 400);
    }

    @Test
    void answersWhatIsSignedButNotUtf8With400() {
        Sender sender = new Sender(receiver).id("msg_latin");
        sender.body = Sender.message("ti_1").getBytes(ISO_8859_1);
        assertRefused(sender, 400);
    }

    @Test
    void takesEachSpellingOfTheSameHeadersAndEachWayOfSendingTheBytes() {
        Sender chunked = new Sender(receiver).id("msg_chunked");
        chunked.chunked = true;
        assertRouted(chunked);
        Sender text = new Sender(receiver).id("msg_text");
        text.headers.set(1, "text/plain; charset=ISO-8859-1");
        assertRouted(text);
        Sender breaks = new Sender(receiver).id("msg_breaks").body("{\r\n\"type\":\"composio.x\"\r\n}\r\n");
        assertRouted(breaks);
        Sender old = new Sender(receiver).id("msg_old");
        old.secret = "old+secret";
        assertRouted(old);
        Sender several = new Sender(receiver).id("msg_several");
        several.signature = "v1,AAAA v2,BBBB " + several.rightSignature();
        assertRouted(several);
        Sender twice = new Sender(receiver).id("msg_twice");
        twice.signature = "v1,AAAA";
        assertRouted(twice.header("webhook-signature", twice.rightSignature()));
    }

    @Test
    void refusesTenThousandRandomOnes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int before = receiver.routed.size();
        for (int i = 0; i < RANDOM_ONES; i++) {
            Sender sender = new Sender(receiver).id("msg_random_" + i);
            String kind = damage(sender, random);
            assertThat(sender.status()).as("seed %d, number %d: %s", seed, i, kind).isEqualTo(401);
        }
        assertThat(receiver.routed).as("seed " + seed).hasSize(before);
    }

    /** Signs, and changes one thing of the rest. */
    private static String damage(Sender sender, Random random) {
        String right = sender.rightSignature();
        sender.signature = right;
        switch (random.nextInt(5)) {
            case 0 -> {
                sender.body[random.nextInt(sender.body.length)] ^= 1 << random.nextInt(8);
                return "a bit of the body";
            }
            case 1 -> {
                int at = random.nextInt(sender.id.length());
                sender.id = sender.id.substring(0, at) + other(sender.id.charAt(at), random) + sender.id.substring(at + 1);
                return "the id " + sender.id;
            }
            case 2 -> {
                sender.timestamp = String.valueOf(Long.parseLong(sender.timestamp) + 1 + random.nextInt(1_000_000));
                return "the timestamp " + sender.timestamp;
            }
            case 3 -> {
                int at = 3 + random.nextInt(right.length() - 3);
                sender.signature = right.substring(0, at) + other(right.charAt(at), random) + right.substring(at + 1);
                return "the signature " + sender.signature;
            }
            default -> {
                byte[] noise = new byte[1 + random.nextInt(300)];
                random.nextBytes(noise);
                sender.body = noise;
                return "another body";
            }
        }
    }

    private static char other(char one, Random random) {
        char other = one;
        while (other == one) {
            other = (char) ('0' + random.nextInt(10) + (random.nextBoolean() ? 'A' - '0' : 0));
        }
        return other;
    }
}
