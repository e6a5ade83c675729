package io.github.camelcomposio.sources.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import io.github.camelcomposio.ComposioConstants;
import io.github.camelcomposio.error.ComposioException;
import io.github.camelcomposio.error.ComposioNotFoundException;
import io.github.camelcomposio.sources.ImportSourceException;
import org.apache.camel.Exchange;

/**
 * Refreshes tokens of a table ahead of their expiry, a row a message: claims it, asks the provider once, keeps the
 * answer, and only then lets Composio be told. A refresh token is never used twice: a row of which nobody knows whether
 * it was used is left aside. Thread-safe.
 */
public class TokenKeeper extends TokenSettings {

    /** The exchange property that says what comes next: {@code keep}, {@code tell}, {@code refused}, {@code aside}. */
    public static final String STEP = "CamelComposioTokenStep";

    private static final String WORK = "CamelComposioTokenWork";
    private static final String PASS = "CamelComposioTokenPass";
    private static final Map<TokenState, String> NEXT = Map.of(TokenState.TELL, "tell", TokenState.REFUSED, "refused",
            TokenState.UNCERTAIN, "aside", TokenState.GONE, "aside");
    private static final Map<TokenState, String> REASONS
            = Map.of(TokenState.REFUSED, "the provider refuses the refresh token", TokenState.UNCERTAIN,
                    "nobody knows whether the refresh token was used", TokenState.GONE, "Composio has no such account");

    private Clock clock;
    private TokenTable table;
    private TokenEndpoint endpoint;
    private ProviderPause pause;

    /** Makes the rows that something is to be done with the body. */
    public void due(Exchange exchange) {
        prepare();
        Instant now = clock.instant();
        List<TokenTask> tasks = new ArrayList<>(table.left(leaseEnd(now)));
        if (pause.isOver()) {
            tasks.addAll(table.due(times(), now));
        }
        exchange.setProperty(PASS, new TokenPass());
        exchange.getMessage().setBody(tasks);
    }

    private synchronized void prepare() {
        if (table == null) {
            clock = clock();
            pause = new ProviderPause(clock);
            endpoint = endpoint();
            table = new TokenTable(bean(dataSource(), DataSource.class), columns());
        }
    }

    private Instant leaseEnd(Instant now) {
        return now.minus(claimTimeout());
    }

    /**
     * Does what the task in the body wants, as far as it is between us and the provider; {@link #STEP} says what is
     * left.
     */
    public void begin(Exchange exchange) {
        TokenTask task = exchange.getMessage().getBody(TokenTask.class);
        exchange.removeProperty(STEP);
        TokenWork work = task.state() == null
                ? refreshed(task) : switch (task.state()) {
                    case REFRESHING -> isRepeatable() ? refreshed(task) : lost(task);
                    case TELL -> untold(task);
                    case REFUSED, UNCERTAIN, GONE -> reportable(task, task.state());
                };
        if (work == null) {
            return;
        }
        exchange.setProperty(WORK, work);
        if (work.answer() != null && work.answer().kind() == TokenAnswer.Kind.GRANTED) {
            exchange.setProperty(STEP, "keep");
        } else if (work.state() != null) {
            next(exchange, work);
        } else {
            pass(exchange).failed(work.answer().error());
        }
    }

    /** Null where somebody else is at it, or the provider is to be left alone. */
    private TokenWork refreshed(TokenTask task) {
        Instant now = clock.instant();
        String claim = UUID.randomUUID().toString();
        if (!pause.isOver() || !table.claim(task, TokenState.REFRESHING, claim, now, leaseEnd(now))) {
            return null;
        }
        TokenRow row = table.read(task.key(), claim);
        if (row == null) {
            return null;
        }
        TokenAnswer answer = endpoint.refresh(row.refreshToken());
        return new TokenWork(task, settled(task, claim, answer), row, claim, answer, now);
    }

    /** What the row is in after an answer; null where it is at rest or its tokens have yet to be kept. */
    private TokenState settled(TokenTask task, String claim, TokenAnswer answer) {
        if (answer.kind() == TokenAnswer.Kind.UNKNOWN) {
            pause.failed();
        } else {
            pause.answered();
        }
        TokenState aside = switch (answer.kind()) {
            case REFUSED -> TokenState.REFUSED;
            case UNKNOWN -> isRepeatable() ? null : TokenState.UNCERTAIN;
            case GRANTED, UNUSED -> null;
        };
        if (aside != null) {
            table.aside(task.key(), claim, aside);
        } else if (answer.kind() != TokenAnswer.Kind.GRANTED) {
            table.giveBack(task, claim);
        }
        return aside;
    }

    /** Who had claimed the row is gone, in the middle of it. */
    private TokenWork lost(TokenTask task) {
        return table.uncertain(task.key(), leaseEnd(clock.instant())) ? reportable(task, TokenState.UNCERTAIN) : null;
    }

    /** New tokens of which Composio was not told; where they have ended meanwhile there must be newer ones. */
    private TokenWork untold(TokenTask task) {
        Instant now = clock.instant();
        TokenRow row = table.read(task.key());
        if (row == null || !row.expiresAt().isAfter(now)) {
            return refreshed(task);
        }
        String claim = UUID.randomUUID().toString();
        return table.claim(task, TokenState.TELL, claim, now, leaseEnd(now))
                ? TokenWork.telling(task, TokenState.TELL, table.read(task.key(), claim), claim) : null;
    }

    private TokenWork reportable(TokenTask task, TokenState state) {
        TokenRow row = table.read(task.key());
        return row == null ? null : TokenWork.telling(task, state, row, null);
    }

    /** Keeps the provider's answer. May be repeated until the database takes it. */
    public void keep(Exchange exchange) {
        TokenWork work = work(exchange);
        TokenAnswer answer = work.answer();
        Duration lifetime = answer.lifetime() == null ? defaultLifetime() : answer.lifetime();
        Instant expiresAt = work.asked().plus(lifetime);
        exchange.removeProperty(STEP);
        if (!table.keep(work.row().key(), work.claim(), answer, expiresAt, work.asked())) {
            pass(exchange).failed("the row was changed while its token was refreshed");
            return;
        }
        pass(exchange).refreshed();
        TokenRow row = new TokenRow(
                work.row().key(), work.row().userId(), work.row().accountId(), answer.accessToken(), null, expiresAt);
        TokenWork telling = TokenWork.telling(work.task(), TokenState.TELL, row, work.claim());
        exchange.setProperty(WORK, telling);
        next(exchange, telling);
    }

    private static void next(Exchange exchange, TokenWork work) {
        exchange.setProperty(STEP, NEXT.get(work.state()));
        exchange.getMessage().setHeaders(headers(work.row()));
        exchange.getMessage()
                .setBody(work.state() == TokenState.TELL ? new TokenValues(work.row().accessToken()) : null);
    }

    private static Map<String, Object> headers(TokenRow row) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(ComposioConstants.CONNECTED_ACCOUNT_ID, row.accountId());
        headers.put(ComposioConstants.USER_ID, row.userId());
        return headers;
    }

    /** Composio was told. */
    public void told(Exchange exchange) {
        TokenWork work = work(exchange);
        table.told(work.row().key(), work.claim());
        pass(exchange).told();
        exchange.getMessage().setBody(null);
    }

    /** Makes what is to be said of the row the body. */
    public void news(Exchange exchange) {
        TokenWork work = work(exchange);
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("key", work.row().key());
        news.put("user_id", work.row().userId());
        news.put("connected_account_id", work.row().accountId());
        news.put("state", work.state().name());
        news.put("reason", REASONS.get(work.state()));
        news.put("redirect_url", exchange.getMessage().getHeader(ComposioConstants.REDIRECT_URL));
        exchange.getMessage().setHeaders(headers(work.row()));
        exchange.getMessage().setBody(news);
    }

    /** What is to be said of the row was said. */
    public void reported(Exchange exchange) {
        TokenWork work = work(exchange);
        table.reported(work.row().key(), work.state());
    }

    /** A step failed: another pass takes it from there. */
    public void failed(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        TokenWork work = exchange.getProperty(WORK, TokenWork.class);
        boolean known = failure instanceof ComposioException || failure instanceof ImportSourceException;
        pass(exchange).failed(known ? failure.getMessage() : String.valueOf(failure.getClass().getName()));
        if (work != null && work.claim() != null) {
            if (failure instanceof ComposioNotFoundException && work.state() == TokenState.TELL) {
                table.aside(work.row().key(), work.claim(), TokenState.GONE);
            }
            table.release(work.row().key(), work.claim());
        }
    }

    /** The pass is over. */
    public void end(Exchange exchange) {
        pass(exchange).log();
    }

    private static TokenWork work(Exchange exchange) {
        return exchange.getProperty(WORK, TokenWork.class);
    }

    private static TokenPass pass(Exchange exchange) {
        return exchange.getProperty(PASS, TokenPass.class);
    }
}
