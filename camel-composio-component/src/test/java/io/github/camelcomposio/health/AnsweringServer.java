package io.github.camelcomposio.health;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Listens where Composio should, and gives everybody one answer, perhaps with a clock that is off. */
final class AnsweringServer implements AutoCloseable {

    private final ServerSocket server;
    private final String answer;
    private final Duration clockOff;

    /** @param clockOff how far its clock is ahead; null for answers without a date */
    AnsweringServer(int status, String body, Duration clockOff) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.answer = "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\nConnection: close\r\n"
                      + "Content-Length: " + body.length() + "\r\n%s\r\n" + body;
        this.clockOff = clockOff;
        Thread thread = new Thread(this::serve, "answering-server");
        thread.setDaemon(true);
        thread.start();
    }

    String baseUrl() {
        return "http://localhost:" + server.getLocalPort();
    }

    private void serve() {
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    readRequest(socket);
                    OutputStream out = socket.getOutputStream();
                    out.write(answer.formatted(date()).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        } catch (IOException e) {
            // closed
        }
    }

    private static void readRequest(Socket socket) throws IOException {
        int lineBreaks = 0;
        int read = socket.getInputStream().read();
        while (read >= 0) {
            lineBreaks = read == '\n' ? lineBreaks + 1 : read == '\r' ? lineBreaks : 0;
            if (lineBreaks == 2) {
                return;
            }
            read = socket.getInputStream().read();
        }
    }

    private String date() {
        return clockOff == null
                ? ""
                : "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plus(clockOff))
                  + "\r\n";
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
