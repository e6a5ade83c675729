package io.github.camelcomposio;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How events are received. */
@UriParams
public abstract class ComposioWebhookOptions extends ComposioConnectionOptions {

    @UriParam(label = "consumer,security", secret = true)
    private String secret;
    @UriParam(label = "consumer,security", secret = true)
    private String previousSecret;
    @UriParam(label = "consumer,security", defaultValue = "300000", javaType = "java.time.Duration")
    private long tolerance = 300_000;
    @UriParam(label = "consumer,security", defaultValue = "4194304")
    private int maxBodySize = 4 * 1024 * 1024;
    @UriParam(label = "consumer")
    private String eventTypes;
    @UriParam(label = "consumer,advanced", defaultValue = "300000", javaType = "java.time.Duration")
    private long abandonedAfter = 300_000;
    @UriParam(label = "consumer,advanced", defaultValue = "0")
    private int answerBeforeRouting;
    @UriParam(label = "consumer", defaultValue = "false")
    private boolean takeOver;
    @UriParam(label = "consumer", defaultValue = "false")
    private boolean unregisterOnStop;

    public String getSecret() {
        return secret;
    }

    /**
     * The secret of the project's webhook subscription, exactly as Composio gave it: whsec_ is part of it. Defaults to
     * the one that Composio tells when the webhook is registered at start. Set it on the component, for Camel shows
     * URIs in places that no component controls, and a plus sign in a URI means a blank.
     */
    public void setSecret(String secret) {
        this.secret = secret;
    }

    public String getPreviousSecret() {
        return previousSecret;
    }

    /**
     * A second secret that is accepted too: the one before, while the secret is rotated.
     */
    public void setPreviousSecret(String previousSecret) {
        this.previousSecret = previousSecret;
    }

    public long getTolerance() {
        return tolerance;
    }

    /**
     * How far the time of a webhook may be away from this machine's, before and after: one that is older is refused as
     * a replay. 0 accepts any time.
     */
    public void setTolerance(long tolerance) {
        this.tolerance = tolerance;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /**
     * The most bytes that a webhook's body may have; a longer one is answered with 413. A limit of the HTTP server
     * itself counts too.
     */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    /**
     * Which events are routed, separated by commas, such as composio.connected_account.expired. Others are acknowledged
     * and dropped. All by default.
     */
    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public long getAbandonedAfter() {
        return abandonedAfter;
    }

    /**
     * How long an event counts as being handled after its process died: until then its repeats are answered with 503,
     * then one is handled again. At most twice as long; longer than the route ever takes. Matters where
     * idempotentRepository is kept or shared.
     */
    public void setAbandonedAfter(long abandonedAfter) {
        this.abandonedAfter = abandonedAfter;
    }

    public int getAnswerBeforeRouting() {
        return answerBeforeRouting;
    }

    /**
     * 0: an event is acknowledged when the route is through, and comes again when it failed. More: it is acknowledged
     * at once and routed after it, at most once; so many may be under way or wait, and further ones are answered with
     * 503.
     */
    public void setAnswerBeforeRouting(int answerBeforeRouting) {
        this.answerBeforeRouting = answerBeforeRouting;
    }

    public boolean isTakeOver() {
        return takeOver;
    }

    /**
     * Whether registering takes the project's one subscription over when it has another address, which gets no events
     * any more. Else the start fails.
     */
    public void setTakeOver(boolean takeOver) {
        this.takeOver = takeOver;
    }

    public boolean isUnregisterOnStop() {
        return unregisterOnStop;
    }

    /**
     * Whether the subscription is deleted when the context stops, for all instances that share it. Events of the time
     * in between are lost then, and the next subscription has another secret.
     */
    public void setUnregisterOnStop(boolean unregisterOnStop) {
        this.unregisterOnStop = unregisterOnStop;
    }
}
