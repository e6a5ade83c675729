package io.github.camelcomposio.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A process of ours, so that its CPU time is its own. See {@link Answering}. Not thread-safe. */
final class Child implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private final String name;
    private final Process process;
    private final PrintWriter commands;
    private final BufferedReader answers;

    private Child(String name, ProcessBuilder builder) {
        this.name = name;
        try {
            process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started", e);
        }
        // it may be at work, and would not notice that nobody waits for the answer
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        commands = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A JVM like this one, with its own memory. */
    static Child java(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new Child(main.getSimpleName(), withoutKeys(new ProcessBuilder(command)));
    }

    /** A script for node. */
    static Child node(Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = withoutKeys(new ProcessBuilder(command)).directory(folder.toFile());
        builder.environment().putAll(environment);
        return new Child("node", builder);
    }

    /** A developer's own key is not for benchmarks. */
    private static ProcessBuilder withoutKeys(ProcessBuilder builder) {
        builder.environment().keySet().removeIf(name -> name.startsWith("COMPOSIO_"));
        return builder;
    }

    /** Sends a command and waits for what comes of it. */
    Map<String, Object> ask(String command) {
        send(command);
        return answer();
    }

    /** Sends a command; its answer is waited for later. */
    void send(String command) {
        commands.println(command);
    }

    Map<String, Object> answer() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(Answering.ANSWER)) {
                    Map<String, Object> answer = JSON.readValue(line.substring(Answering.ANSWER.length()), OBJECT);
                    if (answer.containsKey("failure")) {
                        throw new IllegalStateException(name + " failed: " + answer.get("failure"));
                    }
                    return answer;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(name + " ended without an answer");
    }

    static long number(Map<String, Object> answer, String name) {
        return ((Number) answer.get(name)).longValue();
    }

    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
