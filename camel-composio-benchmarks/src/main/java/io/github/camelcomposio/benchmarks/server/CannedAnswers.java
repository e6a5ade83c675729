package io.github.camelcomposio.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The answers of Composio to an import of new users: auth config, toolkit, no account yet, account created. Headers and
 * bodies as the simulator gives them. Not thread-safe.
 */
final class CannedAnswers {

    private static final String AUTH_CONFIG = """
            {"id":"ac_sendgrid","uuid":"bb1ad573-19b8-4cd8-a8fb-0e6f684df992","type":"custom",\
            "toolkit":{"logo":"https://logos.composio.dev/api/sendgrid","slug":"sendgrid"},"name":"sendgrid-ndgrid",\
            "auth_scheme":"API_KEY","is_composio_managed":false,"credentials":{},"status":"ENABLED",\
            "created_at":"2026-11-01T00:00:00.000Z","last_updated_at":"2026-11-01T00:00:00.000Z","no_of_connections":1,\
            "expected_input_fields":[{"name":"generic_api_key","displayName":"API Key","type":"string",\
            "description":"SendGrid API key","required":true,"is_secret":true,"default":null}],"tool_access_config":{},\
            "is_enabled_for_tool_router":true}""";
    private static final String TOOLKIT = """
            {"slug":"sendgrid","name":"SendGrid","type":"native","composio_managed_auth_schemes":[],"enabled":true,\
            "auth_config_details":[{"fields":{"connected_account_initiation":{"optional":[],"required":[\
            {"name":"generic_api_key","displayName":"API Key","type":"string","description":"SendGrid API key",\
            "required":true,"is_secret":true,"default":null}]},"auth_config_creation":{"optional":[],"required":[]}},\
            "name":"SendGrid API key","mode":"API_KEY"}],"base_url":"https://api.sendgrid.com"}""";
    private static final String NO_ACCOUNT
            = "{\"items\":[],\"next_cursor\":null,\"total_pages\":0,\"current_page\":1,\"total_items\":0}";
    private static final String ID = "000000000000";
    private static final String CREATED = """
            {"id":"ca_000000000000","connectionData":{"val":{"status":"ACTIVE","generic_api_key":"sg-e..."},\
            "authScheme":"API_KEY"},"status":"ACTIVE","redirect_url":null,"redirect_uri":null,\
            "experimental":{"account_type":"PRIVATE"}}""";

    private final byte[] authConfig = text("200 OK", AUTH_CONFIG);
    private final byte[] toolkit = text("200 OK", TOOLKIT);
    private final byte[] noAccount = text("200 OK", NO_ACCOUNT);
    private final byte[] created = text("201 Created", CREATED);
    private final int idAt = new String(created, StandardCharsets.US_ASCII).indexOf(ID);
    private long accounts;

    private static byte[] text(String status, String body) {
        return ("HTTP/1.1 " + status + "\r\nContent-Type: application/json; charset=utf-8\r\nX-RateLimit-Window-Size: 60s\r\n"
                + "X-RateLimit: 1000000000\r\nX-RateLimit-Remaining: 999999999\r\n"
                + "x-request-id: 4b475264-5e76-439e-81a8-e923dd4d7273\r\ncontent-length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The answer to a request that begins with these bytes. */
    ByteBuffer to(byte[] request) {
        if (request[0] == 'P') {
            number(++accounts);
            return ByteBuffer.wrap(created);
        }
        // "GET /api/v3.1/": the first letter after it tells
        int at = 5;
        for (int slashes = 0; slashes < 2; at++) {
            slashes += request[at] == '/' ? 1 : 0;
        }
        return ByteBuffer.wrap(switch (request[at]) {
            case 'a' -> authConfig;
            case 't' -> toolkit;
            default -> noAccount;
        });
    }

    private void number(long account) {
        long rest = account;
        for (int i = idAt + ID.length() - 1; i >= idAt; i--) {
            created[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
