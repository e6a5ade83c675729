package io.github.camelcomposio;

import static io.github.camelcomposio.SdkCall.call;

import java.util.List;

/** connectedAccounts, authConfigs and toolkits. */
final class SdkAccountCalls {

    static final List<SdkCall> ALL = List.of(
            initiate("API_KEY", "ac_sendgrid", "{'api_key':'sg-existing'}"),
            initiate("BEARER_TOKEN", "ac_github", "{'token':'existing-token','base_url':'https://a.example'}"),
            initiate("BASIC", "ac_freshdesk",
                    "{'username':'u@example.com','password':'existing','subdomain':'acme'}"),
            call("connectedAccounts.initiate#OAUTH2",
                    "connectedAccounts/initiate?authConfigId=${gmailApp}&callbackUrl=https://a.example/cb",
                    "{'userId':'${user}','config':{'authScheme':'OAUTH2','val':{}}}"),
            call("connectedAccounts.initiate#OAUTH2-tokens", "connectedAccounts/initiate?authConfigId=${gmailApp}",
                    """
                            {"userId":"${user}","config":{"authScheme":"OAUTH2","val":{"access_token":"existing-access",
                            "refresh_token":"existing-refresh","scope":"a b"}}}"""),
            call("connectedAccounts.initiate#alias", "connectedAccounts/initiate?authConfigId=ac_sendgrid&alias=work",
                    "{'userId':'${user}','config':{'authScheme':'API_KEY','val':{'generic_api_key':'sg-existing'}}}"),
            call("connectedAccounts.initiate#allowMultiple",
                    "connectedAccounts/initiate?authConfigId=ac_sendgrid&allowMultiple=true",
                    "{'userId':'${user}','config':{'authScheme':'API_KEY','val':{'generic_api_key':'sg-second'}}}")
                    .after("account"),
            call("connectedAccounts.link", "connectedAccounts/link?authConfigId=ac_sendgrid&userId=${user}"),
            call("connectedAccounts.link#options", "connectedAccounts/link?authConfigId=ac_sendgrid",
                    "{'userId':'${user}','callbackUrl':'https://a.example/cb','alias':'work'}"),
            call("connectedAccounts.link#shared", "connectedAccounts/link?authConfigId=ac_sendgrid",
                    """
                            {"userId":"${user}","experimental":{"account_type":"SHARED",
                            "acl_config_for_shared":{"allowed_user_ids":["user_a"],"not_allowed_user_ids":["user_b"]}}}"""),
            call("connectedAccounts.list", "connectedAccounts/list"),
            call("connectedAccounts.list#filters",
                    "connectedAccounts/list?userIds=user_a,user_b&statuses=ACTIVE,EXPIRED&toolkitSlugs=gmail,github"
                                                   + "&authConfigIds=ac_sendgrid&limit=50&orderBy=updated_at&accountType=ALL"),
            call("connectedAccounts.get", "connectedAccounts/get?connectedAccountId=${account}"),
            call("connectedAccounts.waitForConnection", "connectedAccounts/waitForConnection?connectedAccountId=${account}"),
            call("connectedAccounts.delete", "connectedAccounts/delete?connectedAccountId=${account}"),
            call("connectedAccounts.refresh", "connectedAccounts/refresh?connectedAccountId=${account}"),
            call("connectedAccounts.refresh#options", "connectedAccounts/refresh?connectedAccountId=${account}",
                    "{'callbackUrl':'https://a.example/cb','validateCredentials':true}"),
            call("connectedAccounts.updateStatus",
                    "connectedAccounts/updateStatus?connectedAccountId=${account}&enabled=false"),
            call("connectedAccounts.enable", "connectedAccounts/enable?connectedAccountId=${account}"),
            call("connectedAccounts.disable", "connectedAccounts/disable?connectedAccountId=${account}"),
            call("connectedAccounts.update", "connectedAccounts/updateStatus?connectedAccountId=${account}",
                    "{'enabled':false}"),
            call("connectedAccounts.updateAcl", "connectedAccounts/updateAcl?connectedAccountId=${sharedAccount}",
                    "{'allowAllUsers':false,'allowedUserIds':['user_a'],'notAllowedUserIds':[]}"),
            patch("API_KEY", "account", "{'generic_api_key':'sg-new','api_key':null}"),
            patch("BEARER_TOKEN", "tokenAccount", "{'token':'new-token'}"),
            patch("BASIC", "basicAccount", "{'username':'u@example.com','password':'new'}"),

            call("authConfigs.list", "authConfigs/list"),
            call("authConfigs.list#filters",
                    "authConfigs/list?toolkit=github&isComposioManaged=false&showDisabled=true&search=my&limit=5"),
            call("authConfigs.create", "authConfigs/create?toolkit=github"),
            call("authConfigs.create#managed", "authConfigs/create?toolkit=gmail",
                    """
                            {"name":"My Gmail","credentials":{"scopes":["a","b"]},"isEnabledForToolRouter":true,
                            "toolAccessConfig":{"tools_for_connected_account_creation":["GMAIL_SEND_EMAIL"]}}"""),
            call("authConfigs.create#custom", "authConfigs/create?toolkit=slack&authScheme=OAUTH2",
                    """
                            {"name":"My Slack","credentials":{"client_id":"id","client_secret":"a-secret"},
                            "isEnabledForToolRouter":false,"proxyConfig":{"proxy_url":"https://proxy.example",
                            "proxy_auth_key":"proxy-key"}}"""),
            call("authConfigs.create#API_KEY", "authConfigs/create?toolkit=linear",
                    "{'type':'use_custom_auth','authScheme':'API_KEY','credentials':{'api_key':'lin-existing'}}"),
            call("authConfigs.get", "authConfigs/get?authConfigId=${notionApp}"),
            call("authConfigs.update#custom", "authConfigs/update?authConfigId=${notionApp}&type=custom",
                    """
                            {"credentials":{"client_id":"new-id"},"isEnabledForToolRouter":false,
                            "toolAccessConfig":{"tools_for_connected_account_creation":["NOTION_ADD_PAGE_CONTENT"],
                            "tools_available_for_execution":["NOTION_ADD_PAGE_CONTENT"]}}"""),
            call("authConfigs.update#few",
                    "authConfigs/update?authConfigId=${notionApp}&type=custom&isEnabledForToolRouter=true"),
            call("authConfigs.update#managed", "authConfigs/update?authConfigId=${managedConfig}&type=default",
                    """
                            {"scopes":"repo","isEnabledForToolRouter":true,
                            "toolAccessConfig":{"tools_available_for_execution":["GITHUB_CREATE_ISSUE"]}}"""),
            call("authConfigs.updateStatus", "authConfigs/disable?authConfigId=${notionApp}"),
            call("authConfigs.enable", "authConfigs/enable?authConfigId=${notionApp}"),
            call("authConfigs.disable", "authConfigs/disable?authConfigId=${notionApp}"),
            call("authConfigs.delete", "authConfigs/delete?authConfigId=${notionApp}"),

            call("toolkits.get", "toolkits/list"),
            call("toolkits.get#filters", "toolkits/list?category=support&managedBy=all&sortBy=alphabetically&limit=5"),
            call("toolkits.get#slug", "toolkits/get?toolkit=sendgrid"),
            call("toolkits.getAuthConfigCreationFields", "toolkits/get?toolkit=github"),
            call("toolkits.getConnectedAccountInitiationFields", "toolkits/get?toolkit=freshdesk"),
            call("toolkits.listCategories", "toolkits/categories"),
            call("toolkits.authorize", "toolkits/authorize?toolkit=zendesk&userId=${user}").after("zendeskApp"),
            call("toolkits.authorize#authConfigId",
                    "toolkits/authorize?toolkit=zendesk&userId=${user}&authConfigId=${zendeskApp}"));

    private SdkAccountCalls() {
    }

    private static SdkCall initiate(String scheme, String authConfigId, String val) {
        return call("connectedAccounts.initiate#" + scheme, "connectedAccounts/initiate?authConfigId=" + authConfigId,
                "{'userId':'${user}','config':{'authScheme':'" + scheme + "','val':" + val + "}}");
    }

    private static SdkCall patch(String scheme, String account, String val) {
        return call("client.connectedAccounts.patch#" + scheme,
                "connectedAccounts/update?connectedAccountId=${" + account + "}",
                "{'authScheme':'" + scheme + "','val':" + val + "}");
    }
}
