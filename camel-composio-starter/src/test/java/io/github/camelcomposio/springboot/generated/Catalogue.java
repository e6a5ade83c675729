package io.github.camelcomposio.springboot.generated;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.camelcomposio.ComposioComponent;
import org.apache.camel.tooling.model.ComponentModel.ComponentOptionModel;
import org.apache.camel.tooling.model.JsonMapper;

/** What Camel's catalogue says of the component. */
public final class Catalogue {

    private Catalogue() {
    }

    public static List<ComponentOptionModel> componentOptions() throws IOException {
        try (InputStream json
                = ComposioComponent.class.getResourceAsStream("/org/apache/camel/catalog/components/composio.json")) {
            return JsonMapper.generateComponentModel(new String(json.readAllBytes(), StandardCharsets.UTF_8))
                    .getComponentOptions();
        }
    }
}
