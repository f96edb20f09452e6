package dev.entente.tag.names;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The recogniser that this portal is set to use. Its model is read when the first text asks for it; the texts that come
 * meanwhile wait. A build without the model finds no names, and says so once.
 */
@Singleton
public class EnglishRecogniser implements Recogniser {
    static final String MODEL = "/edu/stanford/nlp/models/ner/english.all.3class.distsim.crf.ser.gz";

    private static final Logger LOG = Logger.getLogger(EnglishRecogniser.class);
    private static final int REMEMBERED_TEXTS = 2_000;

    private final Choice choice;
    private final FutureTask<Recogniser> loading;
    private final AtomicBoolean started = new AtomicBoolean();

    private enum Choice {
        CRF,
        NONE
    }

    /** @throws IllegalArgumentException if the choice is none of those offered */
    @Inject
    EnglishRecogniser(@ConfigProperty(name = "entente.tag.recogniser", defaultValue = "crf") String choice) {
        this.choice = choice(choice);
        loading = new FutureTask<>(this.choice == Choice.NONE ? () -> Recogniser.NONE : EnglishRecogniser::load);
    }

    /** With the model of this build, if it has one. */
    public EnglishRecogniser() {
        this("crf");
    }

    private static Choice choice(String name) {
        try {
            return Choice.valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The setting entente.tag.recogniser is '" + name + "', expected crf or none.", e);
        }
    }

    private static Recogniser load() throws IOException {
        try (InputStream model = EnglishRecogniser.class.getResourceAsStream(MODEL)) {
            if (model == null) {
                LOG.info(
                        "This build has no model to recognise names with: only names beside an office, and those of the "
                                + "registry are found. Build without -Drecogniser.skip to have it.");
                return Recogniser.NONE;
            }
            return new RememberingRecogniser(CrfRecogniser.read(model), REMEMBERED_TEXTS);
        }
    }

    @Override
    public String name() {
        boolean hasModel = EnglishRecogniser.class.getResource(MODEL) != null;
        return choice == Choice.NONE || !hasModel ? "none" : MODEL;
    }

    @Override
    public List<Name> find(String text) {
        return text.isBlank() ? List.of() : loaded().find(text);
    }

    /** @throws UncheckedIOException if the build's model cannot be read */
    private Recogniser loaded() {
        if (started.compareAndSet(false, true)) {
            loading.run();
        }
        try {
            return loading.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the model of names was read", e);
        } catch (ExecutionException e) {
            throw new UncheckedIOException(new IOException("The model of names cannot be read", e.getCause()));
        }
    }

    /** Reads the model while the rest of the portal starts. */
    @Singleton
    @UnlessBuildProfile("test")
    static class AtStart {
        void prepare(@Observes StartupEvent start, EnglishRecogniser recogniser) {
            Thread thread = new Thread(recogniser::loaded, "names");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
