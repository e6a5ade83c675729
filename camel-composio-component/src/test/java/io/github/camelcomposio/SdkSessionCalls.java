package io.github.camelcomposio;

import static io.github.camelcomposio.SdkCall.call;

import java.util.List;

/** sessions, the session object and its files. */
final class SdkSessionCalls {

    private static final String GREP = """
            {"slug":"GREP","name":"Grep","description":"Finds words","input_schema":{"type":"object",
            "properties":{"word":{"type":"string"}},"required":["word"]},"preload":true}""";
    private static final String DEV = """
            {"slug":"DEV","name":"Dev","description":"Tools","tools":[{"slug":"SED","name":"Sed",
            "description":"Replaces words","input_schema":{"type":"object","properties":{}}}]}""";

    static final List<SdkCall> ALL = List.of(
            call("sessions.create", "sessions/create?userId=${user}"),
            create("toolkits", "'toolkits':['gmail','hackernews'],'tags':['readOnlyHint']"),
            create("enable",
                    "'toolkits':{'enable':['gmail']},'tags':{'enable':['readOnlyHint'],'disable':['destructiveHint']}"),
            create("disable", "'toolkits':{'disable':['gmail']}"),
            create("tools", """
                    "tools":{"gmail":["GMAIL_FETCH_EMAILS"],"github":{"enable":["GITHUB_CREATE_ISSUE"]},
                    "slack":{"disable":["SLACK_SEND_MESSAGE"]},"linear":{"tags":["readOnlyHint"]},
                    "notion":{"tags":{"disable":["destructiveHint"]}}}"""),
            create("manageConnections",
                    "'manageConnections':{'callbackUrl':'https://a.example/cb','waitForConnections':true}"),
            create("manageConnections-off", "'manageConnections':false"),
            create("sandbox",
                    "'sandbox':{'enableProxyExecution':false,'autoOffloadThreshold':1000,'sandboxSize':'large'}"),
            create("workbench", "'workbench':{'enable':false}"),
            create("multiAccount", "'multiAccount':{'enable':true,'maxAccountsPerToolkit':3}"),
            create("preload", "'preload':{'tools':['HACKERNEWS_GET_USER']}"),
            create("direct_tools", "'sessionPreset':'direct_tools','toolkits':['linear']"),
            create("direct_tools-but", """
                    "sessionPreset":"direct_tools","toolkits":["linear"],"manageConnections":true,
                    "preload":{"tools":["LINEAR_LIST_LINEAR_TEAMS"]},"sandbox":{"enable":true}"""),
            create("timezone", "'experimental':{'assistive_prompt_config':{'user_timezone':'Europe/London'}}"),
            create("authConfigs", "'authConfigs':{'github':'${managedConfig}'}"),
            create("connectedAccounts", "'connectedAccounts':{'sendgrid':'${account}'}"),
            create("customTools", "'experimental':{'custom_tools':[" + GREP + "],'custom_toolkits':[" + DEV + "]}"),
            of("sessions.use", "get"),
            of("sessions.use#customTools", "attach", "{'experimental':{'custom_tools':[" + GREP + "]}}"),
            of("sessions.delete", "delete"),
            of("tools.getRawToolRouterSessionTools", "tools"),
            of("tools.executeSessionTool", "execute", """
                    {"toolSlug":"HACKERNEWS_GET_USER","arguments":{"username":"pg"},"enableAutoWorkbenchOffload":true}"""),

            of("session.tools", "tools"),
            of("session.update", "update",
                    """
                            {"toolkits":["gmail"],"tags":["readOnlyHint"],"tools":{"gmail":["GMAIL_FETCH_EMAILS"]},
                            "sandbox":{"sandboxSize":"large"},"manageConnections":{"waitForConnections":true},
                            "multiAccount":{"enable":true}}"""),
            of("session.update#null", "update",
                    "{'toolkits':{'disable':['slack']},'manageConnections':null,'sandbox':null,'multiAccount':null}"),
            of("session.update#flag", "update", "{'manageConnections':false,'preload':{'tools':[]}}"),
            of("session.delete", "delete"),
            of("session.authorize", "authorize", "{'toolkit':'sendgrid'}"),
            of("session.authorize#options", "authorize",
                    """
                            {"toolkit":"sendgrid","callbackUrl":"https://a.example/cb","alias":"work",
                            "experimental":{"account_type":"SHARED","acl_config_for_shared":{"allow_all_users":true}}}"""),
            of("session.ensureConnected#noAuth", "ensureConnected", "{'toolkit':'hackernews'}"),
            of("session.ensureConnected#connected", "ensureConnected", "{'toolkit':'sendgrid'}").after("account"),
            call("session.ensureConnected#link", "sessions/ensureConnected?sessionId=${session}&onLink=direct:follow-link",
                    "{'toolkit':'slack','callbackUrl':'https://a.example/cb','alias':'work'}"),
            of("session.toolkits", "toolkits"),
            call("session.toolkits#filters", "sessions/toolkits?sessionId=${session}&toolkits=gmail,github&isConnected=false"
                                             + "&search=mail&limit=5"),
            of("session.search", "search", "{'query':'send an email'}"),
            of("session.search#toolkits", "search", "{'query':'send an email','toolkits':['sendgrid']}"),
            of("session.execute", "execute", "{'toolSlug':'HACKERNEWS_GET_USER','arguments':{'username':'pg'}}"),
            call("session.execute#nothing", "sessions/execute?sessionId=${session}&toolSlug=HACKERNEWS_GET_FRONTPAGE"),
            call("session.execute#meta", "sessions/execute?sessionId=${session}&toolSlug=COMPOSIO_SEARCH_TOOLS",
                    "{'queries':[{'use_case':'send an email'}]}"),
            call("session.execute#account", "sessions/execute?sessionId=${session}&toolSlug=SENDGRID_LIST_TEMPLATES"
                                            + "&selectedAccount=${account}"),
            of("session.proxyExecute", "proxyExecute", "{'toolkit':'sendgrid','endpoint':'/v3/x','method':'GET'}")
                    .after("account"),
            of("session.proxyExecute#parameters", "proxyExecute",
                    """
                            {"toolkit":"sendgrid","endpoint":"/v3/x","method":"POST","body":{"a":1},
                            "parameters":[{"in":"header","name":"X-One","value":1},{"in":"query","name":"page","value":2}]}""")
                    .after("account"),

            file("list", "list"),
            file("list#options", "list?pathPrefix=out&limit=5"),
            file("upload", "upload?path=out/a.txt&mimetype=text/plain", "hello"),
            file("upload#path", "upload?path=package.json", "hello"),
            file("download#content", "download?path=/out/a.txt").after("storedFile"),
            file("delete", "delete?path=/out/a.txt").after("storedFile"));

    private SdkSessionCalls() {
    }

    private static SdkCall create(String kind, String members) {
        return call("sessions.create#" + kind, "sessions/create", "{'userId':'${user}'," + members + "}");
    }

    private static SdkCall of(String name, String operation) {
        return of(name, operation, null);
    }

    private static SdkCall of(String name, String operation, String body) {
        return call(name, "sessions/" + operation + "?sessionId=${session}", body);
    }

    private static SdkCall file(String name, String uri) {
        return file(name, uri, null);
    }

    private static SdkCall file(String name, String uri, String body) {
        return call("session.experimental.files." + name,
                "sessionFiles/" + uri + (uri.contains("?") ? "&" : "?") + "sessionId=${session}", body);
    }
}
