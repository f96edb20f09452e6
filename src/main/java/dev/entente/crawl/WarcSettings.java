package dev.entente.crawl;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Whether and where the pages of crawls are kept as they came, in WARC files. */
@ConfigMapping(prefix = "entente.crawl.warc")
public interface WarcSettings {
    @WithDefault("false")
    boolean enabled();

    /** Folder of the files; the folder "warc" of entente.data-dir where it is unset. */
    Optional<Path> folder();

    /** Most bytes of one file, packed; then the next begins. */
    @WithDefault("1000000000")
    long fileLimit();

    /** Most bytes of all files; then the oldest goes. */
    @WithDefault("20000000000")
    long totalLimit();
}
