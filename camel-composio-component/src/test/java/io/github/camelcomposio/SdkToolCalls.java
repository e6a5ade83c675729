package io.github.camelcomposio;

import static io.github.camelcomposio.SdkCall.call;

import java.util.List;

/** tools, triggers, mcp and files. */
final class SdkToolCalls {

    private static final String LIST_TEMPLATES
            = "tools/execute?toolSlug=SENDGRID_LIST_TEMPLATES&userId=${user}&version=20261001_00";

    static final List<SdkCall> ALL = List.of(
            call("tools.get#toolkits", "tools/list?toolkits=slack,github"),
            call("tools.get#toolkits-all", "tools/list?toolkits=github"),
            call("tools.get#toolkits-limit", "tools/list?toolkits=github&limit=5"),
            call("tools.get#toolkits-tags",
                    "tools/list?toolkits=github&tags=readOnlyHint,destructiveHint&scopes=repo,user"),
            call("tools.get#tools", "tools/list?toolSlugs=SLACK_SEND_MESSAGE,GITHUB_CREATE_ISSUE"),
            call("tools.get#search", "tools/list?toolkits=github&search=open issue"),
            call("tools.get#authConfigIds", "tools/list?authConfigIds=ac_freshdesk"),
            call("tools.getRawComposioTools", "tools/list?toolkits=slack"),
            call("tools.get#slug", "tools/get?toolSlug=HACKERNEWS_GET_USER"),
            call("tools.getRawComposioToolBySlug", "tools/get?toolSlug=GITHUB_CREATE_ISSUE"),
            call("tools.getRawComposioToolBySlug#version", "tools/get?toolSlug=GITHUB_CREATE_ISSUE&version=20260601_00"),
            call("tools.getToolsEnum", "tools/enum"),
            call("tools.getInput", "tools/input?toolSlug=GITHUB_CREATE_ISSUE", "{'text':'owner: acme, title: Typo'}"),
            call("tools.getInput#all", "tools/input?toolSlug=GITHUB_CREATE_ISSUE&version=20261001_00",
                    "{'text':'title: Typo','customDescription':'Opens issues.','systemPrompt':'Be brief.'}"),
            call("tools.execute", LIST_TEMPLATES, "{'page_size':5}").after("account"),
            call("tools.execute#connectedAccountId", LIST_TEMPLATES + "&connectedAccountId=${account}", "{}"),
            call("tools.execute#latest", "tools/execute?toolSlug=HACKERNEWS_GET_USER&userId=${user}",
                    "{'arguments':{'username':'pg'}}"),
            call("tools.execute#text", LIST_TEMPLATES + "&text=the first five").after("account"),
            call("tools.execute#customAuthParams",
                    "tools/execute?toolSlug=GITHUB_DELETE_A_REPOSITORY&userId=${user}&version=20261001_00",
                    """
                            {"arguments":{"owner":"a","repo":"b"},"customAuthParams":{"base_url":"https://api.example",
                            "parameters":[{"in":"header","name":"x","value":"y"}],"body":{"a":1}}}"""),
            call("tools.proxyExecute",
                    "tools/proxyExecute?connectedAccountId=${account}&endpoint=/v3/templates&method=GET"),
            call("tools.proxyExecute#parameters", "tools/proxyExecute?connectedAccountId=${account}",
                    """
                            {"endpoint":"/v3/templates","method":"POST","body":{"name":"a"},"parameters":[{"in":"query",
                            "name":"page","value":2},{"in":"header","name":"X-One","value":"b"}]}"""),

            call("triggers.setWebhookSubscription", "webhooks/subscribe?webhookUrl=https://a.example/hook")
                    .after("noSubscription"),
            call("triggers.setWebhookSubscription#change",
                    "webhooks/subscribe?webhookUrl=https://b.example/hook&version=V2"
                                                           + "&enabledEvents=composio.trigger.message,composio.trigger.disabled")
                    .after("subscription"),
            call("triggers.create", "triggers/create?triggerSlug=GITHUB_COMMIT_EVENT&userId=${user}",
                    "{'triggerConfig':{'owner':'acme','repo':'site'}}").after("tokenAccount"),
            call("triggers.create#connectedAccountId", "triggers/create?triggerSlug=GITHUB_COMMIT_EVENT&userId=${user}",
                    "{'connectedAccountId':'${tokenAccount}','triggerConfig':{'owner':'acme','repo':'site'}}"),
            call("triggers.update", "triggers/disable?triggerId=${trigger}"),
            call("triggers.disable", "triggers/disable?triggerId=${trigger}"),
            call("triggers.enable", "triggers/enable?triggerId=${triggerOff}"),
            call("triggers.delete", "triggers/delete?triggerId=${trigger}"),
            call("triggers.listActive", "triggers/listActive"),
            call("triggers.listActive#filters",
                    "triggers/listActive?connectedAccountIds=${tokenAccount}&authConfigIds=ac_github&limit=5"
                                                + "&showDisabled=true&triggerIds=ti_a,ti_b&triggerNames=GITHUB_COMMIT_EVENT"),
            call("triggers.listTypes", "triggers/listTypes"),
            call("triggers.listTypes#filters", "triggers/listTypes?toolkitSlugs=github,slack&limit=2"),
            call("triggers.getType", "triggers/getType?triggerSlug=GITHUB_COMMIT_EVENT"),
            call("triggers.listEnum", "triggers/listEnum"),

            call("mcp.create#toolkits", "mcp/create?toolkits=gmail,slack", "{'name':'Of toolkits'}"),
            call("mcp.create#authConfigs", "mcp/create?authConfigIds=ac_github", "{'name':'Of auth configs'}"),
            call("mcp.create#all", "mcp/create",
                    """
                            {"name":"Of everything","toolkits":["gmail"],"authConfigIds":["ac_github"],
                            "allowedTools":["GMAIL_SEND_EMAIL"],"managedAuthViaComposio":false}"""),
            call("mcp.list", "mcp/list"),
            call("mcp.list#filters", "mcp/list?name=any&toolkits=notion,gmail&authConfigIds=ac_github&limit=2&pageNo=1"),
            call("mcp.get", "mcp/get?mcpServerId=${server}"),
            call("mcp.update#name", "mcp/update?mcpServerId=${server}", "{'name':'Another name'}"),
            call("mcp.update#all", "mcp/update?mcpServerId=${server}",
                    """
                            {"name":"Another name","toolkits":["linear"],"authConfigIds":["ac_github"],"allowedTools":[],
                            "managedAuthViaComposio":false}"""),
            call("mcp.delete", "mcp/delete?mcpServerId=${server}"),
            call("mcp.generate", "mcp/generate?mcpServerId=${server}&userIds=${user}"),
            call("mcp.generate#manually",
                    "mcp/generate?mcpServerId=${server}&userIds=${user}&managedAuthByComposio=false"),
            call("mcp.create.generate", "mcp/generate?mcpServerId=${server}&userIds=${user}"),

            call("files.upload",
                    "files/upload?toolkit=gmail&toolSlug=GMAIL_SEND_EMAIL&filename=a.txt&mimetype=text/plain", "hello"),
            call("files.download", "files/download", "{'s3url':'${attachment}'}"));

    private SdkToolCalls() {
    }
}
