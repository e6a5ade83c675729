package io.github.camelcomposio.sources.tokens;

import java.io.File;
import java.io.IOException;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.InMemoryOAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContext;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2AccessTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.web.OAuth2ClientAuthenticationFilter;
import org.springframework.security.oauth2.server.authorization.web.OAuth2TokenEndpointFilter;

/**
 * Spring Authorization Server on loopback, as far as refresh tokens need it. Each refresh token can be used once;
 * access tokens end by the given clock.
 */
final class OAuthServer implements AutoCloseable {

    static final String CLIENT = "my app";
    static final String SECRET = "client:secret%of+mine-LEAKMARKER";
    static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final RegisteredClient client = RegisteredClient.withId("client").clientId(CLIENT).clientSecret("{noop}" + SECRET)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
            .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
            .tokenSettings(TokenSettings.builder().reuseRefreshTokens(false).accessTokenTimeToLive(LIFETIME)
                    .refreshTokenTimeToLive(Duration.ofDays(30)).accessTokenFormat(OAuth2TokenFormat.REFERENCE).build())
            .build();
    private final InMemoryOAuth2AuthorizationService authorizations = new InMemoryOAuth2AuthorizationService();
    private final Map<String, Instant> ends = new ConcurrentHashMap<>();
    private final Map<String, Integer> uses = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger refuse = new AtomicInteger();
    private final AtomicInteger lose = new AtomicInteger();
    private volatile CountDownLatch hold = new CountDownLatch(0);
    private final Tomcat tomcat = new Tomcat();

    OAuthServer(Clock clock, File folder) throws LifecycleException {
        this.clock = clock;
        RegisteredClientRepository clients = new InMemoryRegisteredClientRepository(client);
        ClientSecretAuthenticationProvider secrets = new ClientSecretAuthenticationProvider(clients, authorizations);
        tomcat.setBaseDir(folder.getPath());
        tomcat.setPort(0);
        Context context = tomcat.addContext("", folder.getPath());
        Tomcat.addServlet(context, "nothing", new HttpServlet() {
            private static final long serialVersionUID = 1;
        });
        context.addServletMappingDecoded("/", "nothing");
        add(context, "watch", new Watch());
        add(context, "client", new OAuth2ClientAuthenticationFilter(new ProviderManager(secrets), request -> true));
        add(context, "token", new OAuth2TokenEndpointFilter(
                new ProviderManager(new OAuth2RefreshTokenAuthenticationProvider(authorizations, generator()))));
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.start();
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        context.addFilterMap(map);
    }

    private OAuth2TokenGenerator<OAuth2Token> generator() {
        OAuth2AccessTokenGenerator access = new OAuth2AccessTokenGenerator();
        return new DelegatingOAuth2TokenGenerator((OAuth2TokenContext context) -> {
            OAuth2AccessToken token = access.generate(context);
            if (token != null) {
                ends.put(token.getTokenValue(), clock.instant().plus(LIFETIME));
            }
            return token;
        }, new OAuth2RefreshTokenGenerator());
    }

    /** Sees each request first, and each answer last. */
    private final class Watch implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            CountDownLatch held = hold;
            requests.incrementAndGet();
            try {
                held.await();
                answer((HttpServletRequest) request, (HttpServletResponse) response, chain);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                atOnce.decrementAndGet();
            }
        }

        private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (refuse.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                response.sendError(429);
                return;
            }
            uses.merge(request.getParameter("refresh_token"), 1, Integer::sum);
            AuthorizationServerContextHolder.setContext(new AuthorizationServerContext() {
                @Override
                public String getIssuer() {
                    return address();
                }

                @Override
                public AuthorizationServerSettings getAuthorizationServerSettings() {
                    return AuthorizationServerSettings.builder().issuer(address()).build();
                }
            });
            try {
                boolean lost = lose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
                chain.doFilter(request, lost ? new HttpServletResponseWrapper(response) {
                    @Override
                    public ServletOutputStream getOutputStream() {
                        return new Nowhere();
                    }

                    @Override
                    public void flushBuffer() {
                        // not before it is another answer
                    }
                } : response);
                if (lost) {
                    response.reset();
                    response.setStatus(502);
                }
            } finally {
                AuthorizationServerContextHolder.resetContext();
                SecurityContextHolder.clearContext();
            }
        }
    }

    /** What is written here is gone. */
    private static final class Nowhere extends ServletOutputStream {

        @Override
        public void write(int each) {
            // gone
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    String address() {
        return "http://127.0.0.1:" + tomcat.getConnector().getLocalPort();
    }

    String tokenUrl() {
        return address() + "/oauth2/token";
    }

    OAuthClient basic() {
        return OAuthClient.basic(tokenUrl(), CLIENT, SECRET);
    }

    /** A user has just connected: access and refresh token. */
    List<String> connect(String user) {
        Instant now = Instant.now();
        String access = "at-" + UUID.randomUUID();
        String refresh = "rt-" + UUID.randomUUID();
        authorizations.save(OAuth2Authorization.withRegisteredClient(client).principalName(user)
                .authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN).authorizedScopes(Set.of())
                .attribute(Principal.class.getName(), new TestingAuthenticationToken(user, "none"))
                .accessToken(new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, access, now, now.plus(LIFETIME)))
                .refreshToken(new OAuth2RefreshToken(refresh, now, now.plus(Duration.ofDays(30)))).build());
        ends.put(access, clock.instant().plus(LIFETIME));
        return List.of(access, refresh);
    }

    /** The user takes the app's rights away. */
    void revoke(String refreshToken) {
        authorizations.remove(authorizations.findByToken(refreshToken, OAuth2TokenType.REFRESH_TOKEN));
    }

    /** Whether an access token works at this time. */
    boolean isValid(String accessToken) {
        return ends.containsKey(accessToken) && ends.get(accessToken).isAfter(clock.instant());
    }

    /** How often each refresh token was sent. */
    Map<String, Integer> uses() {
        return uses;
    }

    /** All that were ever given. */
    Set<String> accessTokens() {
        return ends.keySet();
    }

    int requests() {
        return requests.get();
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** The next requests are answered 429, and not carried out. */
    void refuse(int times) {
        refuse.set(times);
    }

    /** The next requests are carried out, and their answers lost. */
    void lose(int times) {
        lose.set(times);
    }

    /** Requests that come from now on wait until the latch is counted down. */
    void hold(CountDownLatch latch) {
        hold = latch;
    }

    @Override
    public void close() {
        try {
            tomcat.stop();
            tomcat.destroy();
        } catch (LifecycleException e) {
            throw new IllegalStateException(e);
        }
    }
}
