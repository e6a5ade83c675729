package io.github.camelcomposio.springboot;

import java.util.Map;
import java.util.TreeMap;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.util.StringHelper;
import org.springframework.core.env.Environment;

/**
 * Sets the options that the application's properties have, and leaves the others as they are. Only the component of the
 * name {@code composio} gets them: another one is another project's, and must not send this one's key.
 */
final class ComposioComponentCustomizer implements ComponentCustomizer {

    static final String NAME = "composio";
    static final String PREFIX = "camel.component.composio";

    private final Environment environment;
    private final ComposioComponentConfiguration configuration;

    ComposioComponentCustomizer(Environment environment, ComposioComponentConfiguration configuration) {
        this.environment = environment;
        this.configuration = configuration;
    }

    @Override
    public boolean isEnabled(String name, Component target) {
        return NAME.equals(name) && target instanceof ComposioComponent && HierarchicalPropertiesEvaluator
                .evaluate(environment, "camel.component.customizer", PREFIX + ".customizer");
    }

    @Override
    public void configure(String name, Component target) {
        CamelContext context = target.getCamelContext();
        Map<String, Object> options = new TreeMap<>();
        PluginHelper.getBeanIntrospection(context).getProperties(configuration, options, null, false);
        // the starter's own: turned on, it must not become the argument of this name of some operations
        options.keySet().removeAll(ComposioComponentConfiguration.STARTERS);
        PropertyConfigurer configurer = target.getComponentPropertyConfigurer();
        // the others go into it
        Object whole = options.remove("configuration");
        if (whole != null) {
            set(context, configurer, target, "configuration", whole);
        }
        configuration.secrets().forEach((option, value) -> {
            if (value != null) {
                options.put(option, value);
            }
        });
        options.forEach((option, value) -> set(context, configurer, target, option, value));
    }

    private static void set(
            CamelContext context, PropertyConfigurer configurer, Component target, String option, Object value) {
        Class<?> type = ((PropertyConfigurerGetter) configurer).getOptionType(option, false);
        boolean reference = ComposioComponentConfiguration.BEANS.contains(option);
        configurer.configure(context, target, option, reference ? bean(context, option, value.toString(), type) : value,
                false);
    }

    private static Object bean(CamelContext context, String option, String reference, Class<?> type) {
        Exception cause = null;
        try {
            Object bean = PropertyBindingSupport.resolveBean(context, reference.contains(":")
                    ? reference : "#bean:" + StringHelper.removeStartingCharacters(reference, '#'));
            if (type.isInstance(bean)) {
                return bean;
            }
        } catch (Exception e) {
            cause = e;
        }
        throw new IllegalArgumentException(
                PREFIX + "." + StringHelper.camelCaseToDash(option) + ": there is no bean "
                                           + reference + " of type " + type.getName()
                                           + ". Give the name of a bean that the application has, such as #bean:name",
                cause);
    }
}
