package dev.entente.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs the scorers that lie beside the development pages, where Python is installed: a check on our own counting. */
final class PublishedScorers {
    private PublishedScorers() {}

    /** What they print of a set, and whether it agrees with our scores; empty where they cannot be run. */
    static Optional<String> check(String set, Path predictions, ExtractionScore ours) {
        Path folder = DevelopmentPages.folder();
        if (!Files.exists(folder.resolve("score.py"))) {
            return Optional.empty();
        }
        Path file = predictions.toAbsolutePath();
        Optional<String> body = run(
                folder, List.of("python3", "score.py", file.toString(), "--gold", set + "/gold.json", "--boot", "1"));
        Optional<String> meta = run(folder, List.of("python3", "score_meta.py", set, file.toString()));
        if (body.isEmpty() || meta.isEmpty()) {
            return Optional.empty();
        }
        String bodyLine = body.get().strip().replaceAll("(?s).*\n", "");
        boolean equal = bodyLine.contains(three(ours.f1()))
                && bodyLine.contains(three(ours.precision()))
                && bodyLine.contains(three(ours.recall()))
                && bodyLine.contains(three(ours.exactBodies()))
                && meta.get().contains("acc=" + three(ours.dates()))
                && meta.get().contains("exact=" + three(ours.titles()))
                && meta.get().contains("exact=" + three(ours.authors()));
        return Optional.of("  score.py       " + bodyLine + "\n  score_meta.py  "
                + meta.get().strip() + "\n  our numbers are " + (equal ? "the same" : "NOT the same"));
    }

    private static String three(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static Optional<String> run(Path folder, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException noPython) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
