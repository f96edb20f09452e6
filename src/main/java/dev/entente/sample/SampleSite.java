package dev.entente.sample;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * The Saltbridge Courier on a loopback port: a small news site whose texts are all our own. It has an RSS feed, a
 * sitemap, robots.txt with a rule and a delay, three page layouts, a syndicated copy, pages that are gone, a PDF, and
 * articles in English, Persian and Arabic. When the feed is read again some seconds after it was first read, a second
 * edition is out: new articles, one changed, one gone.
 */
public final class SampleSite implements AutoCloseable {
    /** The port that is tried first. Articles are known by their address, so keeping to one port keeps them. */
    public static final int USUAL_PORT = 8079;

    /** Shorter than any crawl of the site takes, longer than a reader's double click on the feed. */
    public static final Duration USUAL_DELAY = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(SampleSite.class);
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * @param port 0 takes any free one
     * @param editionFile remembers over restarts which edition is out; made when first needed
     * @param delay the second edition is out when the feed is read this long after it was first read, or later
     */
    public record Settings(int port, Path editionFile, Duration delay) {}

    /** @throws IOException if the port is taken ({@link BindException}) or cannot be opened */
    public SampleSite(Settings settings) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        server = HttpServer.create(new InetSocketAddress(loopback, settings.port()), 0);
        threads = Executors.newFixedThreadPool(THREADS, SampleSite::daemon);
        Editions editions = new Editions(settings.editionFile(), settings.delay(), Clock.systemUTC());
        server.setExecutor(threads);
        server.createContext("/", new PageHandler(editions, server.getAddress().getPort()));
        server.start();
    }

    /**
     * Opens the site on its usual port or, where that is taken, on any free one, and says so: under another port its
     * articles are other articles to the portal.
     *
     * @throws IOException if no port can be opened
     */
    public static SampleSite onUsualPort(Path editionFile) throws IOException {
        try {
            return new SampleSite(new Settings(USUAL_PORT, editionFile, USUAL_DELAY));
        } catch (BindException taken) {
            SampleSite site = new SampleSite(new Settings(0, editionFile, USUAL_DELAY));
            LOG.warnf(
                    "Port %d is taken, so the sample site is at %s; articles read under another port appear twice.",
                    USUAL_PORT, site.home());
            return site;
        }
    }

    /** Address of the front page. */
    public URI home() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Frees the port at once; requests under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static final AtomicInteger THREAD_NUMBER = new AtomicInteger();

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sample-site-" + THREAD_NUMBER.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
