package io.github.camelcomposio.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The asked side of {@link Child}: a command a line, {@code name option=value …}, and a line of JSON for each. */
public final class Answering {

    /** What begins the line of an answer; other lines are for people. */
    static final String ANSWER = "= ";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answering() {
    }

    /** Carries a command out. */
    public interface Answers {
        Map<String, ?> to(String command, Map<String, String> options) throws Exception;
    }

    /** Answers until the asking process ends, or closes. */
    public static void serve(Answers answers) throws IOException {
        PrintStream out = System.out;
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            out.println(ANSWER + JSON.writeValueAsString(answer(answers, words)));
            out.flush();
        }
    }

    private static Map<String, ?> answer(Answers answers, String[] words) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i++) {
            String[] option = words[i].split("=", 2);
            options.put(option[0], option[1]);
        }
        try {
            return answers.to(words[0], options);
        } catch (Exception e) {
            e.printStackTrace();
            return Map.of("failure", e.toString());
        }
    }
}
