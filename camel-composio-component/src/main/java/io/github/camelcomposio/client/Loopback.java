package io.github.camelcomposio.client;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Which hosts are this machine. */
public final class Loopback {

    private Loopback() {
    }

    /** Literal addresses and localhost only: a name could be made to point anywhere. */
    public static boolean is(String host) {
        String address = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (address.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = address.matches("\\d+\\.\\d+\\.\\d+\\.\\d+") || address.contains(":");
        try {
            return literal && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
