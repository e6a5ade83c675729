package io.github.camelcomposio.client;

import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestWriter;
import org.apache.hc.core5.http.message.BasicHttpRequest;

/**
 * A request whose address is a secret. HttpClient logs what it asks the request for, so that only who writes it to the
 * connection gets the address.
 */
final class QuietRequest extends BasicHttpRequest {

    private static final long serialVersionUID = 1;
    private static final StackWalker CALLERS = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /**
     * @param absolute whether a proxy is to read where it goes
     */
    QuietRequest(HttpRequest request, boolean absolute) {
        super(request.getMethod(), request.getScheme(), request.getAuthority(), request.getPath());
        setVersion(request.getVersion());
        setAbsoluteRequestUri(absolute);
        setHeaders(request.getHeaders());
    }

    @Override
    public String getRequestUri() {
        return CALLERS.getCallerClass() == DefaultHttpRequestWriter.class ? super.getRequestUri() : "/…";
    }

    @Override
    public String toString() {
        return getMethod() + " /…";
    }
}
