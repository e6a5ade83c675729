package io.github.camelcomposio.sources;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** A bean of a route template that is told names of other beans, and gets {@code ""} for what is not given. */
public abstract class BeanUser implements CamelContextAware {

    private CamelContext camelContext;

    /** @throws IllegalArgumentException if there is no such bean */
    protected <T> T bean(String name, Class<T> type) {
        T bean = camelContext.getRegistry().lookupByNameAndType(name, type);
        if (bean == null) {
            throw new IllegalArgumentException("there is no bean " + name + " of type " + type.getName());
        }
        return bean;
    }

    /** Whether nothing is given. */
    protected static boolean isNone(String text) {
        return text == null || text.isBlank();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
