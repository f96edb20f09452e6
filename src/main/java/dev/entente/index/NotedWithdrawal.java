package dev.entente.index;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Says so in the log, and leaves the article as it is. */
@Singleton
@DefaultBean
final class NotedWithdrawal implements ArticleWithdrawal {
    private static final Logger LOG = Logger.getLogger(NotedWithdrawal.class);

    @Override
    public void withdraw(URI article, Instant at) {
        LOG.infof("The site has taken away %s", article);
    }

    @Override
    public void restore(URI article) {
        LOG.infof("The site has brought back %s", article);
    }
}
