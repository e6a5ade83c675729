package io.github.camelcomposio.docs;

import org.apache.camel.builder.RouteBuilder;

/** The routes in Java of the part about auth configs, on the page about Composio's guides. */
final class AuthConfigGuide extends RouteBuilder {

    @Override
    public void configure() {
        // tag::guide-managed-java[]
        from("direct:managed-config")
                .to("composio:authConfigs/create?toolkit=github&name=GitHub");
        // end::guide-managed-java[]

        // tag::guide-custom-java[]
        from("direct:oauth-config")
                .setBody(constant("""
                        {"name": "My Gmail OAuth App",
                         "credentials": {"client_id": "{{google.client-id}}",
                                         "client_secret": "{{google.client-secret}}"}
                        }"""))
                .to("composio:authConfigs/create?toolkit=gmail&authScheme=OAUTH2")
                .log("${body[auth_config][id]}");

        from("direct:api-key-config")
                .setBody(constant("""
                        {"name": "Linear API Key",
                         "credentials": {"api_key": "{{linear.api-key}}"}
                        }"""))
                .to("composio:authConfigs/create?toolkit=linear&authScheme=API_KEY")
                .log("${body[auth_config][id]}");
        // end::guide-custom-java[]

        // tag::guide-manage-java[]
        from("direct:configs")
                .to("composio:authConfigs/list?toolkit=gmail&showDisabled=true&fetchAll=true")
                .split(body()).streaming()
                .to("direct:config");

        from("direct:config-get").to("composio:authConfigs/get");
        from("direct:config-disable").to("composio:authConfigs/disable");
        from("direct:config-enable").to("composio:authConfigs/enable");
        from("direct:config-delete").to("composio:authConfigs/delete");
        // end::guide-manage-java[]

        // tag::guide-scopes-java[]
        from("direct:config-scopes")
                .setBody(constant("""
                        {"credentials": {"scopes": "https://www.googleapis.com/auth/gmail.readonly"}}"""))
                .to("composio:authConfigs/update?type=custom")
                .to("composio:authConfigs/get");

        from("direct:managed-config-scopes")
                .to("composio:authConfigs/update?type=default&scopes=repo")
                .to("composio:authConfigs/get");
        // end::guide-scopes-java[]
    }
}
