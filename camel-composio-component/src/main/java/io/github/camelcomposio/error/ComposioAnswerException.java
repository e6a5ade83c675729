package io.github.camelcomposio.error;

import org.apache.camel.spi.HttpResponseAware;

/** A failure that an answer of Composio tells of (or that could have been one: then the HTTP status is 0). */
public abstract class ComposioAnswerException extends ComposioException implements HttpResponseAware {

    private int httpResponseCode;
    private String httpResponseStatus;

    protected ComposioAnswerException(String what, Failure failure, Throwable cause) {
        super(what, failure, cause);
        this.httpResponseCode = failure.status();
    }

    @Override
    public int getHttpResponseCode() {
        return httpResponseCode;
    }

    @Override
    public void setHttpResponseCode(int code) {
        this.httpResponseCode = code;
    }

    @Override
    public String getHttpResponseStatus() {
        return httpResponseStatus;
    }

    @Override
    public void setHttpResponseStatus(String status) {
        this.httpResponseStatus = status;
    }
}
