package io.github.camelcomposio.example;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcomposio.ComposioConstants;
import org.apache.camel.Body;
import org.apache.camel.Header;

/** Tells about the Connect Link, and fills in its page where the simulator shows it; the bean {@code linkStep}. */
public final class LinkStep {

    private static final Pattern INPUT = Pattern.compile("<input name=\"(field\\.[^\"]+)\"");

    private final PrintStream out;

    LinkStep(PrintStream out) {
        this.out = out;
    }

    /** Shows the page's address, which is for the user's eyes. */
    public void show(@Header(ComposioConstants.REDIRECT_URL) String url) {
        out.println("  The user connects at " + url);
    }

    /** What a browser sends when the simulator's page has been filled in. */
    public String fillIn(@Body String page) {
        StringBuilder form = new StringBuilder("action=complete");
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            form.append('&').append(URLEncoder.encode(inputs.group(1), StandardCharsets.UTF_8))
                    .append("=entered-by-the-user");
        }
        return form.toString();
    }

    /** Says how it ended. */
    public void connected(
            @Header(ComposioConstants.CONNECTED_ACCOUNT_ID) String id,
            @Header(ComposioConstants.CONNECTION_STATUS) String status) {
        out.println("  " + id + " is " + status);
    }
}
