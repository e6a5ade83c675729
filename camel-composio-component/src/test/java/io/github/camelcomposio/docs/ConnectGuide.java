package io.github.camelcomposio.docs;

import org.apache.camel.builder.RouteBuilder;

/** The routes in Java of the part about users who connect accounts, on the page about Composio's guides. */
final class ConnectGuide extends RouteBuilder {

    @Override
    public void configure() {
        inChat();
        manually();
        severalAccounts();
        together();
    }

    private void inChat() {
        // tag::guide-chat-java[]
        from("direct:ask")
                .to("composio:sessions/create")
                .setBody(constant("{\"toolkits\": [\"gmail\"]}"))
                .to("composio:sessions/executeMeta?toolSlug=COMPOSIO_MANAGE_CONNECTIONS")
                .setProperty("gmail", simple("${body[data][results][gmail]}"))
                .choice()
                .when(simple("${exchangeProperty.gmail[status]} == 'initiated'"))
                .setBody(simple("Please click here to authorize: ${exchangeProperty.gmail[redirect_url]}"))
                .to("direct:say");

        from("direct:done")
                .setBody(constant("{\"max_results\": 10}"))
                .to("composio:sessions/execute?toolSlug=GMAIL_FETCH_EMAILS");
        // end::guide-chat-java[]

        // tag::guide-no-chat-java[]
        from("direct:session-without-chat")
                .to("composio:sessions/create?manageConnections=false");
        // end::guide-no-chat-java[]
    }

    private void manually() {
        // tag::guide-authorize-java[]
        from("direct:authorize")
                .to("composio:sessions/create")
                .setBody(simple("${null}"))
                .to("composio:sessions/authorize?toolkit=gmail")
                .to("direct:send-link")
                .to("composio:connectedAccounts/waitForConnection?timeout=60s")
                .log("Connected: ${header.CamelComposioConnectedAccountId}");
        // end::guide-authorize-java[]

        // tag::guide-callback-java[]
        from("direct:onboard")
                .to("composio:sessions/create")
                .setBody(simple("${null}"))
                .setHeader("CamelComposioCallbackUrl",
                        simple("https://your-app.com/callback?user_id=${header.CamelComposioUserId}&source=onboarding"))
                .to("composio:sessions/authorize?toolkit=gmail")
                .to("direct:send-link");
        // end::guide-callback-java[]

        // tag::guide-return-java[]
        from("direct:callback")
                .removeHeaders("CamelComposio*")
                .setHeader("CamelComposioConnectedAccountId", header("connected_account_id"))
                .to("composio:connectedAccounts/get")
                .choice()
                .when(simple("${body[user_id]} == ${exchangeProperty.signedInUser} && ${body[status]} == 'ACTIVE'"))
                .setBody(constant("Connected"))
                .otherwise()
                .setBody(constant("Not connected"));
        // end::guide-return-java[]

        // tag::guide-link-java[]
        from("direct:link")
                .to("composio:connectedAccounts/link?authConfigId=ac_github_oauth"
                    + "&callbackUrl=RAW(https://myapp.com/auth/callback?source=settings)")
                .to("direct:send-link")
                .to("composio:connectedAccounts/waitForConnection?timeout=10m")
                .log("${header.CamelComposioConnectionStatus}");
        // end::guide-link-java[]

        // tag::guide-status-java[]
        from("direct:status")
                .to("composio:sessions/create")
                .to("composio:sessions/toolkits?fetchAll=true")
                .split(body()).streaming()
                .choice()
                .when(simple("${body[is_no_auth]} == true"))
                .setBody(simple("${body[name]}: needs no account"))
                .when(simple("${body[connection][is_active]} == true"))
                .setBody(simple("${body[name]}: ${body[connection][connected_account][id]}"))
                .otherwise()
                .setBody(simple("${body[name]}: Not connected"))
                .end()
                .to("direct:line");
        // end::guide-status-java[]
    }

    private void severalAccounts() {
        // tag::guide-several-java[]
        from("direct:another-account")
                .to("composio:connectedAccounts/link?authConfigId=ac_gmail_oauth&allowMultiple=true")
                .to("direct:send-link");

        from("direct:work-mails")
                .setBody(constant("{\"multiAccount\": {\"enable\": true}}"))
                .to("composio:sessions/create?toolkits=gmail")
                .setBody(constant("{\"max_results\": 10}"))
                .to("composio:sessions/execute?toolSlug=GMAIL_FETCH_EMAILS&selectedAccount=work");
        // end::guide-several-java[]

        // tag::guide-shared-java[]
        from("direct:share")
                .setBody(constant("{\"experimental\": {\"account_type\": \"SHARED\"}}"))
                .to("composio:connectedAccounts/link?authConfigId=ac_gmail_oauth")
                .to("direct:send-link");

        from("direct:allow")
                .to("composio:connectedAccounts/updateAcl?allowedUserIds=user_2,user_3");

        from("direct:shared-accounts")
                .to("composio:connectedAccounts/list?accountType=SHARED&toolkitSlugs=gmail");
        // end::guide-shared-java[]
    }

    private void together() {
        // tag::guide-together-java[]
        from("direct:start-agent")
                .to("composio:sessions/create?manageConnections=false&toolkits=gmail,github,hackernews")
                .setProperty("mcpUrl", simple("${body[mcp][url]}"))
                .to("composio:sessions/toolkits?toolkits=gmail,github,hackernews&fetchAll=true")
                .split(body()).streaming().stopOnException()
                .filter(simple("${body[is_no_auth]} != true && ${body[connection][is_active]} != true"))
                .setHeader("CamelComposioToolkit", simple("${body[slug]}"))
                .setBody(simple("${null}"))
                .to("composio:sessions/authorize")
                .to("direct:send-link")
                .to("composio:connectedAccounts/waitForConnection?timeout=10m")
                .end()
                .end()
                .log("All toolkits connected! MCP URL: ${exchangeProperty.mcpUrl}");
        // end::guide-together-java[]

        // tag::guide-ensure-java[]
        from("direct:start-agent-short")
                .to("composio:sessions/create?manageConnections=false")
                .setBody(simple("${null}"))
                .to("composio:sessions/ensureConnected?toolkit=gmail&onLink=direct:send-link&timeout=10m")
                .setBody(simple("${null}"))
                .to("composio:sessions/ensureConnected?toolkit=github&onLink=direct:send-link&timeout=10m")
                .to("composio:sessions/mcp")
                .log("All toolkits connected! MCP URL: ${body[url]}");
        // end::guide-ensure-java[]
    }
}
