package dev.entente.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The instructions of a Dockerfile, in order, each on one line. */
record Dockerfile(List<Instruction> instructions) {
    private static final Pattern VARIABLE = Pattern.compile("(\\w+)=(\\S+)");

    record Instruction(int stage, String name, String rest) {}

    static Dockerfile read(Path file) throws IOException {
        String joined = Files.readString(file).replaceAll("(?m)^#.*\\n", "").replaceAll("\\\\\\n\\s*", "");
        List<Instruction> instructions = new ArrayList<>();
        int stage = 0;
        for (String line : joined.lines().filter(text -> !text.isBlank()).toList()) {
            String[] parts = line.split("\\s+", 2);
            stage += parts[0].equals("FROM") ? 1 : 0;
            instructions.add(new Instruction(stage, parts[0], parts[1]));
        }
        return new Dockerfile(instructions);
    }

    /** What stands after {@code name} in the stage, which counts from 1. */
    List<String> all(int stage, String name) {
        return instructions.stream()
                .filter(instruction -> instruction.stage == stage && instruction.name.equals(name))
                .map(Instruction::rest)
                .toList();
    }

    Map<String, String> environment(int stage) {
        Map<String, String> variables = new TreeMap<>();
        for (String line : all(stage, "ENV")) {
            for (MatchResult variable : VARIABLE.matcher(line).results().toList()) {
                variables.put(variable.group(1), variable.group(2));
            }
        }
        return variables;
    }
}
