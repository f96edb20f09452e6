package dev.entente.web.admin;

import dev.entente.ingest.SourceProposals;
import dev.entente.ingest.TestCrawl;
import dev.entente.ingest.TestCrawls;
import dev.entente.source.InvalidDefinition;
import dev.entente.source.NoProposal;
import dev.entente.source.ProposedSource;
import dev.entente.source.Source;
import dev.entente.source.SourceCatalogue;
import dev.entente.source.SourceDefinition;
import dev.entente.web.view.SourceForm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Adding a source: from its home page to a proposal, from there by test crawls to a source that is kept. */
@SignedIn
@Path("/admin/new-source")
@Produces(MediaType.TEXT_HTML)
public class NewSourceResource {
    private static final Logger LOG = Logger.getLogger(NewSourceResource.class);
    private static final String REFRESH_SECONDS = "2";

    private final SourceProposals proposals;
    private final TestCrawls testCrawls;
    private final SourceCatalogue catalogue;
    private final Tasks tasks;

    @Inject
    NewSourceResource(SourceProposals proposals, TestCrawls testCrawls, SourceCatalogue catalogue, Tasks tasks) {
        this.proposals = proposals;
        this.testCrawls = testCrawls;
        this.catalogue = catalogue;
        this.tasks = tasks;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(Home page);

        static native TemplateInstance waiting(String text);

        static native TemplateInstance form(SourceForm form);
    }

    /** @param problem why there is no proposal; empty for none */
    record Home(String address, boolean allowPrivate, String problem) {}

    /** @param editing id of the source that is changed; null where one is added */
    record Trial(@Nullable String editing, SourceDefinition definition) {}

    @GET
    public TemplateInstance start() {
        return Templates.home(new Home("", false, ""));
    }

    @POST
    @Path("proposals")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response propose(
            @FormParam("home") @DefaultValue("") String address, @FormParam("private") @Nullable String allowPrivate) {
        Home home = new Home(address.strip(), allowPrivate != null, "");
        URI url = address(home.address());
        if (url == null) {
            return refused(home, "Give the full address of the site’s front page, such as https://www.example.org/.");
        }
        String task = tasks.begin(home, () -> proposals.propose(url, home.allowPrivate()));
        return Response.seeOther(URI.create("/admin/new-source/proposals/" + task))
                .build();
    }

    @GET
    @Path("proposals/{task}")
    public Response proposal(@PathParam("task") String id) throws InterruptedException {
        Tasks.Task task = find(id);
        Home home = (Home) task.about();
        if (!task.result().isDone()) {
            return waiting(
                    "Looking at " + home.address()
                            + ": its robots.txt, feeds, sitemaps and a few articles, with pauses between. This takes up to two minutes.");
        }
        try {
            return Response.ok(Templates.form(SourceForm.of((ProposedSource) result(task.result()))))
                    .build();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoProposal no) {
                return refused(home, inWords(no, home));
            }
            LOG.errorf(e.getCause(), "Looking at %s failed", home.address());
            return refused(
                    home, "Something went wrong here while looking at it; it is written down in the server’s log.");
        }
    }

    @POST
    @Path("test-crawls")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response test(MultivaluedMap<String, String> sent) {
        String editing = sent.getFirst("editing");
        Trial trial = new Trial(editing == null || editing.isBlank() ? null : editing, SourceForm.read(sent));
        Source source;
        try {
            source = trial.definition().read();
        } catch (InvalidDefinition e) {
            return wrong(trial, e.problems());
        }
        String task = tasks.begin(trial, () -> testCrawls.run(source));
        return Response.seeOther(URI.create("/admin/new-source/test-crawls/" + task))
                .build();
    }

    @GET
    @Path("test-crawls/{task}")
    public Response tested(@PathParam("task") String id) throws InterruptedException {
        Tasks.Task task = find(id);
        Trial trial = (Trial) task.about();
        if (!task.result().isDone()) {
            return waiting("Reading a few pages of “" + trial.definition().id()
                    + "”, as politely as a crawl. Nothing is kept. This takes up to two minutes.");
        }
        TestCrawl crawl;
        try {
            crawl = (TestCrawl) result(task.result());
        } catch (ExecutionException e) {
            LOG.errorf(
                    e.getCause(),
                    "The test crawl of %s failed",
                    trial.definition().id());
            return wrong(trial, Map.of("home", "The test crawl failed here; why is written down in the server’s log."));
        }
        return Response.ok(Templates.form(SourceForm.of(trial.editing(), trial.definition(), Map.of(), crawl)))
                .build();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(MultivaluedMap<String, String> sent) {
        SourceDefinition definition = SourceForm.read(sent);
        Source source;
        try {
            source = catalogue.add(definition);
        } catch (InvalidDefinition e) {
            return wrong(new Trial(null, definition), e.problems());
        }
        return Response.seeOther(UriBuilder.fromPath("/admin/sources/{id}")
                        .queryParam("notice", "{notice}")
                        .build(
                                source.id(),
                                "“" + source.name()
                                        + "” is added. It is crawled at the next round, or now if you like."))
                .build();
    }

    private static Response wrong(Trial trial, Map<String, String> problems) {
        return Response.status(400)
                .entity(Templates.form(SourceForm.of(trial.editing(), trial.definition(), problems, null)))
                .build();
    }

    private static Response refused(Home home, String problem) {
        return Response.status(400)
                .entity(Templates.home(new Home(home.address(), home.allowPrivate(), problem)))
                .build();
    }

    private static Response waiting(String text) {
        return Response.ok(Templates.waiting(text))
                .header("Refresh", REFRESH_SECONDS)
                .build();
    }

    private Tasks.Task find(String id) {
        return tasks.find(id)
                .orElseThrow(
                        () -> new NotFoundException(
                                "This look at a site is not known any more, or another instance of the portal made it. Begin again."));
    }

    private static Object result(Future<?> done) throws InterruptedException, ExecutionException {
        try {
            return done.get();
        } catch (CancellationException e) {
            throw new ExecutionException(e);
        }
    }

    private static String inWords(NoProposal no, Home home) {
        return switch (no.kind()) {
            case PRIVATE_ADDRESS ->
                no.getMessage() + (home.allowPrivate() ? "" : " If the site is your own, allow it below.");
            default -> no.getMessage();
        };
    }

    private static @Nullable URI address(String text) {
        try {
            URI url = URI.create(text.contains("://") ? text : "https://" + text);
            boolean web = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null ? url : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
