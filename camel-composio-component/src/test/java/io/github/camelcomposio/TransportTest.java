package io.github.camelcomposio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.camelcomposio.error.ComposioRateLimitException;
import io.github.camelcomposio.error.ComposioTransportException;
import io.github.camelcomposio.simulator.Fault;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, proxies, and what endpoints and components share. */
class TransportTest extends ComposioTestBase {

    private static final String LIST = "composio:connectedAccounts/list";
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Test
    void trustsTheCertificatesThatSslContextParametersName() throws Exception {
        String origin = startTlsServer();
        context.getRegistry().bind("tls", trusting(keyStore()));

        send(LIST + "?baseUrl=" + origin + "&sslContextParameters=#tls", null);

        assertThat(seen).containsExactly("/api/v3.1/connected_accounts");
    }

    @Test
    void trustsTheCertificatesOfTheContextsGlobalSettings() throws Exception {
        String origin = startTlsServer();
        context.setSSLContextParameters(trusting(keyStore()));
        composio.setUseGlobalSslContextParameters(true);

        send(LIST + "?baseUrl=" + origin, null);

        assertThat(seen).hasSize(1);
    }

    @Test
    void sendsNothingToAServerThatNobodyTrusts() throws Exception {
        String origin = startTlsServer();

        assertThat(failure(LIST + "?maxRetries=0&baseUrl=" + origin, null, Map.of()))
                .asInstanceOf(type(ComposioTransportException.class))
                .satisfies(failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
        assertThat(seen).isEmpty();
    }

    @Test
    void goesThroughTheProxy() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer();

        send(LIST + "?proxyHost=127.0.0.1&proxyPort=" + server.getAddress().getPort(), null);

        assertThat(seen).containsExactly(simulator.baseUrl() + "/api/v3.1/connected_accounts");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void usesAReadyClient() {
        context.getRegistry().bind("ready", composio.clients().client(composio.getConfiguration(), false));

        send(LIST + "?composioClient=#ready&baseUrl=https://nowhere.invalid", null);

        assertThat(simulator.requests()).hasSize(1);
    }

    @Test
    void sharesTheRateLimitWithComponentsOfItsGroupOnly() throws Exception {
        component("first", "ours");
        component("second", "ours");
        component("other", null);
        simulator.fault(Fault.on("GET", "/connected_accounts").times(1).answer(429,
                Map.of("Retry-After", "120", "X-RateLimit", "50", "X-RateLimit-Remaining", "0",
                        "X-RateLimit-Window-Size", "60s"),
                "{}"));

        assertThat(failure("first:connectedAccounts/list", null, Map.of())).isInstanceOf(ComposioRateLimitException.class);
        assertThat(failure("second:connectedAccounts/list", null, Map.of())).isInstanceOf(ComposioRateLimitException.class);
        assertThat(received("GET")).hasSize(1);
        send("other:connectedAccounts/list", null);
        assertThat(received("GET")).hasSize(2);
    }

    private void component(String name, String group) {
        ComposioComponent component = new ComposioComponent();
        component.setConfiguration(composio.getConfiguration());
        component.setRateLimitGroup(group);
        context.addComponent(name, component);
    }

    private String startTlsServer() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(keyStore().toFile())) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls));
        server = https;
        answer();
        return "https://localhost:" + server.getAddress().getPort();
    }

    private void answer() {
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestURI().toString());
            byte[] body = "{\"items\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    /** A key pair with a certificate that it signed itself, made by the JDK's keytool. */
    private Path keyStore() throws IOException, InterruptedException {
        Path file = folder.resolve("server.p12");
        if (!file.toFile().exists()) {
            Process keytool = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "server",
                    "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-storetype", "PKCS12", "-keystore",
                    file.toString(), "-storepass", PASSWORD)
                    .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.txt").toFile()).start();
            assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return file;
    }

    private static SSLContextParameters trusting(Path certificates) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificates);
        store.setType("PKCS12");
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        return tls;
    }
}
