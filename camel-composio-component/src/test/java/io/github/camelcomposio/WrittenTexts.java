package io.github.camelcomposio;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.RuntimeMBeanException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/** Records all that is logged, instead of writing it, and reads what JMX shows. */
public final class WrittenTexts extends AppenderBase<ILoggingEvent> {

    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();

    /** From now on everything of this level and above is recorded. */
    public void start(Level level) {
        setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        start();
        root.detachAndStopAllAppenders();
        root.addAppender(this);
        root.setLevel(level);
    }

    /** From now on this level. */
    public void level(Level level) {
        root.setLevel(level);
    }

    @Override
    public void stop() {
        root.detachAppender(this);
        root.setLevel(before);
        super.stop();
    }

    /** What was logged: logger, level, message and stack trace. */
    public List<String> lines() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        String thrown = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
        lines.add(event.getLoggerName() + " " + event.getLevel() + " " + event.getFormattedMessage() + thrown);
    }

    /** All attributes of Camel's beans. */
    public static List<String> jmx() throws JMException {
        List<String> texts = new ArrayList<>();
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                try {
                    texts.add(name + " " + attribute.getName() + " " + server.getAttribute(name, attribute.getName()));
                } catch (RuntimeMBeanException | MBeanException | AttributeNotFoundException e) {
                    texts.add(String.valueOf(e.getCause()));
                }
            }
        }
        return texts;
    }
}
