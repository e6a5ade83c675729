package io.github.camelcomposio.docs;

import org.apache.camel.builder.RouteBuilder;

/** The routes in Java of the part about importing credentials, on the page about Composio's guides. */
final class ImportGuide extends RouteBuilder {

    @Override
    public void configure() {
        // tag::guide-bearer-config-java[]
        from("direct:bearer-config")
                .to("composio:authConfigs/create?toolkit=gmail&authScheme=BEARER_TOKEN")
                .log("${body[auth_config][id]}");
        // end::guide-bearer-config-java[]

        // tag::guide-import-java[]
        from("direct:import-api-key")
                .to("composio:connectedAccounts/initiate?authConfigId=ac_sendgrid")
                .log("Connected: ${header.CamelComposioConnectedAccountId}");

        from("direct:import-token")
                .to("composio:connectedAccounts/initiate?authConfigId=ac_github")
                .log("Connected: ${header.CamelComposioConnectedAccountId}");

        from("direct:import-basic")
                .to("composio:connectedAccounts/initiate?authConfigId=ac_freshdesk")
                .log("Connected: ${header.CamelComposioConnectedAccountId}");
        // end::guide-import-java[]

        // tag::guide-update-java[]
        from("direct:update-api-key")
                .to("composio:connectedAccounts/update?authConfigId=ac_sendgrid");

        from("direct:update-token")
                .to("composio:connectedAccounts/update?authConfigId=ac_github");

        from("direct:update-basic")
                .to("composio:connectedAccounts/update?authConfigId=ac_freshdesk");
        // end::guide-update-java[]

        // tag::guide-session-java[]
        from("direct:session-of-config")
                .to("composio:sessions/create?toolkits=gmail&authConfig.gmail=ac_gmail_tokens");

        from("direct:session-of-account")
                .setBody(simple("{\"connectedAccounts\": {\"gmail\": \"${header.account}\"}}"))
                .to("composio:sessions/create?toolkits=gmail");
        // end::guide-session-java[]

        // tag::guide-session-fixed-java[]
        from("direct:session-of-fixed-account")
                .to("composio:sessions/create?toolkits=gmail&account.gmail=ca_your_connection_id");
        // end::guide-session-fixed-java[]

        // tag::guide-tools-java[]
        from("direct:tools")
                .to("composio:sessions/create")
                .to("composio:sessions/tools?limit=500&fetchAll=true")
                .split(body()).streaming()
                .to("direct:tool");
        // end::guide-tools-java[]

        // tag::guide-mcp-java[]
        from("direct:mcp")
                .to("composio:sessions/create")
                .to("composio:sessions/mcp")
                .to("direct:mcp-client");
        // end::guide-mcp-java[]
    }
}
