package io.github.camelcomposio.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.camelcomposio.ComposioComponent;
import io.github.camelcomposio.ComposioFigures;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonObject;

/** How the context's Composio components fare: places, connections, budget, requests, ledgers, imports. */
@DevConsole(name = "composio", displayName = "Composio", description = ComposioConsole.DESCRIPTION)
public class ComposioConsole extends AbstractDevConsole {

    static final String DESCRIPTION = "Messages, budget, requests and imports of Composio";

    public ComposioConsole() {
        super("camel", "composio", "Composio", DESCRIPTION);
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        components().forEach((name, figures) -> FiguresText.append(text, name, figures));
        return text.toString();
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        List<JsonObject> components = new ArrayList<>();
        this.components().forEach((name, figures) -> components.add(FiguresJson.of(name, figures)));
        JsonObject root = new JsonObject();
        root.put("components", components);
        return root;
    }

    private Map<String, ComposioFigures> components() {
        Map<String, ComposioFigures> found = new TreeMap<>();
        for (String name : getCamelContext().getComponentNames()) {
            if (getCamelContext().hasComponent(name) instanceof ComposioComponent composio) {
                found.put(name, composio.figures());
            }
        }
        return found;
    }
}
