package dev.entente.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Whom the server runs as. Elasticsearch refuses to run as root, so a portal that is root (in a container, in CI) starts it
 * as somebody else through util-linux's setpriv, and gives that user the files.
 */
sealed interface ServerUser {

    /** The command line that runs {@code command} as this user. */
    List<String> run(List<String> command);

    /** Makes the files below {@code tree} this user's. */
    void own(Path tree) throws IOException;

    /**
     * @param java the program that the user must be able to run
     * @param folder where it must be able to work; made its own
     */
    static ServerUser choose(Path java, EngineFolder folder) throws IOException {
        String self = ProcessHandle.current().info().user().orElse("");
        if (!self.equals("root") && !self.equals("0")) {
            return new Self();
        }
        int owner = (int) Files.getAttribute(folder.root(), "unix:uid");
        int uid = owner == 0 ? Other.NOBODY : owner;
        for (Path path : folder.writtenByServer().toList()) {
            new Other(uid, "").own(path);
        }
        return Other.reaching(java, folder, uid);
    }

    record Self() implements ServerUser {
        @Override
        public List<String> run(List<String> command) {
            return command;
        }

        @Override
        public void own(Path tree) {
            // what we make is ours
        }
    }

    /** @param capability what the user gets on top, so that it can walk through folders such as /root; may be empty */
    record Other(int uid, String capability) implements ServerUser {
        private static final Logger LOG = Logger.getLogger(ServerUser.class);
        /** Owns no files on a usual Linux system. */
        static final int NOBODY = 65534;

        /** Tries plain first, then with the least capability that opens closed parent folders; containers often have only the second. */
        static Other reaching(Path java, EngineFolder folder, int uid) throws IOException {
            String complaint = "";
            for (String capability : List.of("", "dac_read_search", "dac_override")) {
                Other other = new Other(uid, capability);
                Process probe = other.probe(java, folder.data());
                complaint = new String(probe.getInputStream().readAllBytes()).strip();
                if (exitCode(probe) == 0) {
                    if (!capability.isEmpty()) {
                        LOG.infof(
                                "A folder above %s or %s is closed to other users; Elasticsearch (user %d) gets the capability %s to pass through.",
                                folder.root(), java, uid, capability);
                    }
                    return other;
                }
            }
            throw new EngineFailure(
                    ("Elasticsearch does not run as root, and user %d cannot work in %s or cannot run %s%s. "
                                    + "Start the portal as another user, or choose a folder that others may enter (entente.data-dir).")
                            .formatted(uid, folder.root(), java, complaint.isEmpty() ? "" : " (" + complaint + ")"));
        }

        @Override
        public List<String> run(List<String> command) {
            List<String> all =
                    new ArrayList<>(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups"));
            if (!capability.isEmpty()) {
                // access(2), which Java asks about files, else looks at the user alone and not at the capability.
                all.add("--securebits=+no_setuid_fixup");
                all.add("--inh-caps=+" + capability);
                all.add("--ambient-caps=+" + capability);
            }
            all.add("--");
            all.addAll(command);
            return all;
        }

        /** Deepest files first, so that a tree whose top is owned was given away whole. */
        @Override
        public void own(Path tree) throws IOException {
            if (Files.getAttribute(tree, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(uid)) {
                return;
            }
            try (Stream<Path> all = Files.walk(tree)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
                    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }

        private Process probe(Path java, Path writable) {
            List<String> test = List.of(
                    "sh", "-c", "[ -x \"$1\" ] && [ -w \"$2\" ]", "probe", java.toString(), writable.toString());
            try {
                return new ProcessBuilder(run(test)).redirectErrorStream(true).start();
            } catch (IOException e) {
                throw new EngineFailure(
                        "Elasticsearch does not run as root, and setpriv, which would start it as another user, is not installed. "
                                + "Install util-linux, or start the portal as another user.",
                        e);
            }
        }

        private static int exitCode(Process process) {
            try {
                return process.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new EngineFailure("Interrupted while starting Elasticsearch", e);
            }
        }
    }
}
