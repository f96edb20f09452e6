package dev.entente.web.admin;

import dev.entente.crawl.FrontierOverview;
import dev.entente.crawl.FrontierOverview.FailureKind;
import dev.entente.crawl.Problem;
import dev.entente.ingest.Crawls;
import dev.entente.search.InvalidCriteria;
import dev.entente.web.view.AdminPages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All sources at a glance, running crawls, failures, and the frontier. */
@SignedIn
@Path("/admin")
@Produces(MediaType.TEXT_HTML)
public class AdminResource {
    private static final String REFRESH_SECONDS = "5";

    private final AdminPages pages;
    private final Crawls crawls;
    private final FrontierOverview frontier;

    @Inject
    AdminResource(AdminPages pages, Crawls crawls, FrontierOverview frontier) {
        this.pages = pages;
        this.crawls = crawls;
        this.frontier = frontier;
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance sources(AdminPages.Sources page);

        static native TemplateInstance crawls(AdminPages.LiveCrawls page);

        static native TemplateInstance failures(AdminPages.Failures page);

        static native TemplateInstance failing(AdminPages.FailingList page);

        static native TemplateInstance frontier(AdminPages.Frontier page);
    }

    @GET
    public TemplateInstance sources(@QueryParam("notice") @DefaultValue("") String notice) {
        return Templates.sources(pages.sources(notice));
    }

    @GET
    @Path("crawls")
    public Response crawls(@QueryParam("still") @Nullable String still) {
        AdminPages.LiveCrawls page = pages.liveCrawls(still != null);
        Response.ResponseBuilder answer = Response.ok(Templates.crawls(page));
        return page.refreshing() ? answer.header("Refresh", REFRESH_SECONDS).build() : answer.build();
    }

    @POST
    @Path("crawls")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response crawlAll() {
        crawls.startAll();
        return Response.seeOther(URI.create("/admin/crawls")).build();
    }

    @GET
    @Path("failures")
    public TemplateInstance failures(
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("notice") @DefaultValue("") String notice) {
        return Templates.failures(pages.failures(source, notice));
    }

    @GET
    @Path("failures/list")
    public TemplateInstance failing(
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("problem") @DefaultValue("") String problem,
            @QueryParam("status") @Nullable Integer status,
            @QueryParam("page") @DefaultValue("1") int page) {
        if (page < 1) {
            throw new InvalidCriteria("page", "page takes a whole number from 1.");
        }
        return Templates.failing(pages.failing(new FailureKind(source, kind(problem), status), page));
    }

    /** Of one URL, or of a group: the source, a space, and the kind of problem. */
    @POST
    @Path("failures/retry")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response retry(@FormParam("url") @Nullable String url, @FormParam("group") @DefaultValue("") String group) {
        String notice;
        if (url != null) {
            notice = frontier.retry(address(url))
                    ? url + " is asked for again at the next crawl."
                    : url + " is not known any more.";
        } else {
            String[] parts = group.split(" ", 2);
            if (parts.length != 2) {
                throw new InvalidCriteria("group", "group takes a source and a kind of problem.");
            }
            long urls = frontier.retry(parts[0], kind(parts[1]));
            notice = urls + (urls == 1 ? " URL is" : " URLs are") + " asked for again at the next crawl.";
        }
        return Response.seeOther(UriBuilder.fromPath("/admin/failures")
                        .queryParam("notice", "{notice}")
                        .build(notice))
                .build();
    }

    @GET
    @Path("frontier")
    public TemplateInstance frontier() {
        return Templates.frontier(pages.frontier());
    }

    private static URI address(String url) {
        try {
            return URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidCriteria("url", "url takes the address of a page.");
        }
    }

    private static Problem.Kind kind(String name) {
        return Arrays.stream(Problem.Kind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidCriteria("problem", "problem takes a kind of failure, such as GONE."));
    }
}
