package io.github.camelcomposio.sources.keep;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.bulk.ImportAction;
import io.github.camelcomposio.bulk.ImportOutcome;
import io.github.camelcomposio.error.ComposioConflictException;
import io.github.camelcomposio.error.ComposioInvalidRequestException;
import io.github.camelcomposio.error.ComposioRejectedCredentialException;
import io.github.camelcomposio.model.CredentialRecord;
import io.github.camelcomposio.sources.BeanUser;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives an account that expired or was revoked the credential that its source has now; says where only its user can
 * help. Messages about one account are handled one after the other, so that what was fetched first does not come last.
 * Thread-safe.
 */
public class ExpiredAccounts extends BeanUser {

    /** The exchange property that says why its user is needed; absent where that is not so. */
    public static final String NEEDS_USER = "CamelComposioKeepNeedsUser";
    /** The exchange property by which the user is told once. */
    public static final String ONCE = "CamelComposioKeepOnce";

    private static final Logger LOG = LoggerFactory.getLogger(ExpiredAccounts.class);
    private static final String ACCOUNT = "CamelComposioKeepAccount";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
    private static final int TURNS = 256;

    private final Clock clock;
    private final Lock[] turns = IntStream.range(0, TURNS).mapToObj(each -> new ReentrantLock()).toArray(Lock[]::new);
    private final PushedCredentials pushed = new PushedCredentials();
    private ProducerTemplate template;
    private String fetch;
    private String push;
    private IdempotentRepository notified;

    public ExpiredAccounts() {
        this(Clock.systemUTC());
    }

    ExpiredAccounts(Clock clock) {
        this.clock = clock;
    }

    /**
     * Brings the account of the message back, or sets {@link #NEEDS_USER}. The body becomes what {@code push} answers,
     * or nothing.
     *
     * @throws Exception what {@code fetch} or {@code push} failed with
     */
    public void renew(Exchange exchange) throws Exception {
        ExpiredAccount account = ExpiredAccount.of(exchange);
        if (account.unfinished()) {
            LOG.debug("{} was never connected: nothing to renew", account);
            exchange.getMessage().setBody(null);
        } else if (account.needsItsUser()) {
            needsUser(exchange, account, "an account of scheme " + account.scheme() + " can only be connected again");
        } else {
            Lock turn = turns[Math.floorMod(account.id().hashCode(), TURNS)];
            turn.lockInterruptibly();
            try {
                renew(exchange, account);
            } finally {
                turn.unlock();
            }
        }
    }

    private void renew(Exchange exchange, ExpiredAccount account) throws Exception {
        CredentialRecord current = record(account, isNone(fetch) ? null : ask(fetch, account.headers(), null));
        if (current == null) {
            needsUser(exchange, account, "nobody has a credential for it any more");
        } else if (pushed.isLast(account.id(), current.getFields())) {
            needsUser(exchange, account, "the credential that there is was given to it already");
        } else {
            push(exchange, account, current);
        }
    }

    private void push(Exchange exchange, ExpiredAccount account, CredentialRecord current) throws Exception {
        Map<String, Object> headers = account.headers();
        headers.put(ComposioConstants.RUN_ID,
                "keep-expired-" + LocalDateTime.now(clock.withZone(ZoneOffset.UTC)).format(MINUTE));
        Object answer;
        try {
            answer = ask(push, headers, current);
        } catch (ComposioInvalidRequestException | ComposioConflictException e) {
            // it will be no better next time
            pushed.pushed(account.id(), current.getFields());
            throw e;
        } catch (ComposioRejectedCredentialException e) {
            pushed.pushed(account.id(), current.getFields());
            needsUser(exchange, account, "the provider refuses the credential that there is");
            return;
        }
        pushed.pushed(account.id(), current.getFields());
        if (answer instanceof ImportOutcome outcome && outcome.action() == ImportAction.UNCHANGED) {
            needsUser(exchange, account, "the credential that there is was given to it already");
        } else {
            exchange.getMessage().setBody(answer);
            forget(account);
        }
    }

    /** What was fetched, with which account it is for; null where there is nothing. */
    private static CredentialRecord record(ExpiredAccount account, Object fetched) {
        if (fetched == null || fetched instanceof Map<?, ?> map && map.isEmpty()) {
            return null;
        }
        CredentialRecord record = fetched instanceof CredentialRecord known ? known : null;
        if (record != null && record.getProblem() != null) {
            return record;
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        if (record != null) {
            fields.putAll(record.getFields());
        } else if (fetched instanceof Map<?, ?> map) {
            map.forEach((name, value) -> fields.put(String.valueOf(name), value));
        } else {
            throw new IllegalArgumentException("fetch answers a " + fetched.getClass().getName() + ", and no map");
        }
        fields.put("connected_account_id", account.id());
        return new CredentialRecord(record == null ? "account " + account.id() : record.getPosition(), fields);
    }

    /** On an exchange of its own: whatever error handler the route has that it leads to, its failure is ours. */
    private Object ask(String uri, Map<String, Object> headers, Object body) throws Exception {
        Exchange answer = template().request(uri, asked -> {
            asked.getMessage().setHeaders(new LinkedHashMap<>(headers));
            asked.getMessage().setBody(body);
        });
        if (answer.getException() != null) {
            throw answer.getException();
        }
        return answer.getMessage().getBody();
    }

    private synchronized ProducerTemplate template() throws Exception {
        if (template == null) {
            template = getCamelContext().createProducerTemplate();
            getCamelContext().addService(template);
        }
        return template;
    }

    private static void needsUser(Exchange exchange, ExpiredAccount account, String why) {
        exchange.setProperty(ACCOUNT, account);
        exchange.getMessage().setHeaders(new LinkedHashMap<>(account.headers()));
        exchange.getMessage().setBody(null);
        exchange.setProperty(NEEDS_USER, why);
        exchange.setProperty(ONCE, once(account.id(), account.status()));
    }

    private static String once(String accountId, String status) {
        return accountId + " " + status;
    }

    /** It is usable again: when it expires once more, its user is told once more. */
    private void forget(ExpiredAccount account) {
        for (String status : new String[] { account.status(), "EXPIRED", "REVOKED" }) {
            notified.remove(once(account.id(), status));
        }
    }

    /** Makes what is to be told the body: whose account it is, why, and the Connect Link if there is one. */
    public void tell(Exchange exchange) {
        ExpiredAccount account = exchange.getProperty(ACCOUNT, ExpiredAccount.class);
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("user_id", account.userId());
        news.put("toolkit", account.toolkit());
        news.put("connected_account_id", account.id());
        news.put("auth_config_id", account.authConfigId());
        news.put("status", account.status());
        news.put("reason", exchange.getProperty(NEEDS_USER));
        news.put("redirect_url", exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL));
        exchange.getMessage().setHeaders(new LinkedHashMap<>(account.headers()));
        exchange.getMessage().setBody(news);
    }

    /** Where the current credential is asked for; none where only users have them. */
    public void setFetch(String fetch) {
        this.fetch = fetch;
    }

    /** What gives it to Composio. */
    public void setPush(String push) {
        this.push = push;
    }

    /** Knows which users were told. */
    public void setNotified(IdempotentRepository notified) {
        this.notified = notified;
    }
}
