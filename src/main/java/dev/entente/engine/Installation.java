package dev.entente.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jboss.logging.Logger;

/** Puts the server and our plugin into the engine's folder, once, and again whenever either changes. */
final class Installation {
    private static final Logger LOG = Logger.getLogger(Installation.class);

    private static final String UNPACKING = "unpacking-";
    /** Parts of the zip that a server without command line tools and without tracing never reads. */
    private static final List<String> UNUSED = List.of("bin/", "modules/apm/");

    private final Distribution distribution;
    private final EngineFolder folder;

    Installation(Distribution distribution, EngineFolder folder) {
        this.distribution = distribution;
        this.folder = folder;
    }

    /** The server's home, ready to start. A folder with the final name is always whole, so a kill in the middle does no harm. */
    Path install() throws IOException {
        Path home = folder.server(distribution.version());
        deleteLeftovers();
        if (!Files.isDirectory(home)) {
            unpack(home);
        }
        installPlugin(plugin(home));
        Files.write(folder.config().resolve("log4j2.properties"), resource("/engine/server/log4j2.properties"));
        return home;
    }

    /** Where our plugin lives; replaced as a whole when its jar changes. */
    static Path plugin(Path home) {
        return home.resolve("plugins/entente-analysis");
    }

    private void unpack(Path home) throws IOException {
        LOG.infof(
                "Unpacking Elasticsearch %s (%d MB) into %s …",
                distribution.version(), Files.size(distribution.zip()) >> 20, folder.root());
        distribution.verify();
        Path draft = Files.createTempDirectory(folder.root(), UNPACKING);
        try (ZipFile zip = new ZipFile(distribution.zip().toFile())) {
            List<? extends ZipEntry> entries =
                    zip.stream().filter(Installation::isUsed).toList();
            requireSpace(entries.stream().mapToLong(ZipEntry::getSize).sum());
            for (ZipEntry entry : entries) {
                extract(zip, entry, draft);
            }
            Files.createDirectories(draft.resolve("plugins"));
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(draft);
            throw e;
        }
    }

    private void requireSpace(long bytes) throws IOException {
        long free = Files.getFileStore(folder.root()).getUsableSpace();
        if (free < bytes) {
            throw new IOException("No space left on device: Elasticsearch needs %d MB, %d MB are free"
                    .formatted(bytes >> 20, free >> 20));
        }
    }

    private static boolean isUsed(ZipEntry entry) {
        String name = inside(entry);
        return !name.isEmpty() && UNUSED.stream().noneMatch(name::startsWith);
    }

    /** The entry's name without the folder that the zip has on top. */
    private static String inside(ZipEntry entry) {
        return entry.getName().substring(entry.getName().indexOf('/') + 1);
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path top) throws IOException {
        Path target = top.resolve(inside(entry)).normalize();
        if (!target.startsWith(top)) {
            throw new IOException("The zip wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, target);
        }
    }

    private void installPlugin(Path plugin) throws IOException {
        Path jar = plugin.resolve("entente-analysis.jar");
        if (Files.exists(jar) && Files.mismatch(jar, distribution.plugin()) == -1) {
            return;
        }
        Path draft = Files.createTempDirectory(folder.root(), UNPACKING);
        Files.copy(distribution.plugin(), draft.resolve(jar.getFileName()));
        Files.writeString(draft.resolve("plugin-descriptor.properties"), descriptor());
        delete(plugin);
        Files.move(draft, plugin, StandardCopyOption.ATOMIC_MOVE);
    }

    private String descriptor() {
        return """
                name=entente-analysis
                description=Analysis components of stock Elasticsearch that its integration test distribution lacks
                version=%1$s
                elasticsearch.version=%1$s
                java.version=17
                classname=dev.entente.engine.analysis.AnalysisComponents
                """.formatted(distribution.version());
    }

    private void deleteLeftovers() throws IOException {
        try (Stream<Path> children = Files.list(folder.root())) {
            for (Path child : children.filter(
                            path -> path.getFileName().toString().startsWith(UNPACKING))
                    .toList()) {
                delete(child);
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Installation.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }
}
