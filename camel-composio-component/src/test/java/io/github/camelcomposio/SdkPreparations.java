package io.github.camelcomposio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.camelcomposio.client.Json;

/** What has to be there before a call of the official client is made, each thing once a call, and with a new user. */
final class SdkPreparations {

    private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

    private final BiFunction<String, String, Map<String, Object>> send;
    private final Map<String, String> made = new HashMap<>();

    /** @param send sends a message to an operation, and gives the reply */
    SdkPreparations(String user, BiFunction<String, String, Map<String, Object>> send) {
        this.send = send;
        made.put("user", user);
    }

    /** The text with what it names. */
    String fill(String text) {
        return text == null
                ? null : NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(make(name.group(1))));
    }

    /** The id of something, which is made unless it is there. */
    String make(String name) {
        String there = made.get(name);
        if (there == null) {
            there = create(name);
            made.put(name, there);
        }
        return there;
    }

    private String create(String name) {
        return switch (name) {
            case "account" -> account("ac_sendgrid", "API_KEY", "'generic_api_key':'sg-existing'");
            case "tokenAccount" -> account("ac_github", "BEARER_TOKEN", "'token':'existing-token'");
            case "basicAccount" -> account("ac_freshdesk", "BASIC",
                    "'username':'u@example.com','password':'existing','subdomain':'acme'");
            case "gmailAccount" -> account(config("gmail", "BEARER_TOKEN", ""), "BEARER_TOKEN", "'token':'existing-token'");
            case "sharedAccount" -> text("connectedAccounts/link?authConfigId=ac_sendgrid",
                    "{'userId':'${user}','experimental':{'account_type':'SHARED'}}", "connected_account_id");
            case "gmailApp", "notionApp", "zendeskApp" -> config(name.replace("App", ""), "OAUTH2",
                    "'client_id':'id','client_secret':'a-secret'");
            case "managedConfig" -> text("authConfigs/create?toolkit=github", null, "auth_config.id");
            case "session" -> text("sessions/create", "{'userId':'${user}'}", "session_id");
            case "server" -> text("mcp/create", "{'name':'A server','toolkits':['gmail']}", "id");
            case "trigger" -> {
                make("tokenAccount");
                yield text("triggers/create?triggerSlug=GITHUB_COMMIT_EVENT",
                        "{'userId':'${user}','triggerConfig':{'owner':'acme','repo':'site'}}", "trigger_id");
            }
            case "triggerOff" -> {
                send("triggers/disable?triggerId=${trigger}", null);
                yield make("trigger");
            }
            case "subscription" -> text("webhooks/subscribe", "{'webhookUrl':'https://a.example/hook'}", "id");
            case "noSubscription" -> send("webhooks/delete?subscriptionId=${subscription}", null).toString();
            case "attachment" -> {
                make("gmailAccount");
                yield text("tools/execute?toolSlug=GMAIL_GET_ATTACHMENT&userId=${user}",
                        "{'message_id':'m1','attachment_id':'a1','file_name':'a.txt'}", "data.file.s3url");
            }
            case "storedFile" -> text("sessionFiles/upload?sessionId=${session}&path=out/a.txt&mimetype=text/plain", "hello",
                    "mount_relative_path");
            default -> throw new IllegalArgumentException("nobody knows how to make " + name);
        };
    }

    private String account(String authConfigId, String scheme, String val) {
        return text("connectedAccounts/initiate?authConfigId=" + authConfigId,
                "{'userId':'${user}','config':{'authScheme':'" + scheme + "','val':{" + val + "}}}", "id");
    }

    private String config(String toolkit, String scheme, String credentials) {
        return text("authConfigs/create?toolkit=" + toolkit,
                "{'authScheme':'" + scheme + "','credentials':{" + credentials + "}}", "auth_config.id");
    }

    private String text(String uri, String body, String path) {
        Map<String, Object> reply = send(uri, body);
        List<String> members = List.of(path.split("\\."));
        for (String member : members.subList(0, members.size() - 1)) {
            reply = Json.object(reply, member);
        }
        return Json.text(reply, members.get(members.size() - 1));
    }

    private Map<String, Object> send(String uri, String body) {
        return send.apply(fill(uri), fill(body));
    }
}
