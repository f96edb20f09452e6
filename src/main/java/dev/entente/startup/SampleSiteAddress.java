package dev.entente.startup;

import dev.entente.sample.SampleSite;
import dev.entente.source.NamedAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the sample site when a sources file names it. */
@Singleton
final class SampleSiteAddress implements NamedAddress {
    private static final Logger LOG = Logger.getLogger(SampleSiteAddress.class);

    private final Path editionFile;
    private @Nullable SampleSite site;

    @Inject
    SampleSiteAddress(@ConfigProperty(name = "entente.data-dir") Path data) {
        this.editionFile = data.resolve("sample-site-edition");
    }

    @Override
    public String name() {
        return "sample-site";
    }

    @Override
    public synchronized URI address() {
        if (site == null) {
            try {
                site = SampleSite.onUsualPort(editionFile);
                LOG.infof("The sample site is at %s", site.home());
            } catch (IOException e) {
                throw new UncheckedIOException("The sample site cannot be started", e);
            }
        }
        return site.home();
    }

    @PreDestroy
    synchronized void close() {
        if (site != null) {
            site.close();
        }
    }
}
