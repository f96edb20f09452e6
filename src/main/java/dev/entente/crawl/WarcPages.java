package dev.entente.crawl;

import dev.entente.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;
import org.netpreserve.jwarc.WarcRevisit;

/**
 * The pages of a WARC file that may hold articles of a source, by the rules that hold for a crawl of it. Makes no
 * connection.
 */
public final class WarcPages implements AutoCloseable {
    private final WarcRecords records;
    private final UrlRules rules;
    private final Discovery discovery;
    private final int pageLimit;

    /**
     * @param file plain or packed, of this portal or any other tool
     * @param pageLimit largest page in bytes
     */
    public WarcPages(InputStream file, Source source, int pageLimit) throws IOException {
        this.records = new WarcRecords(file);
        this.rules = new UrlRules(source);
        this.discovery = new Discovery(rules, Map.of(), LocalDate.now(ZoneOffset.UTC));
        this.pageLimit = pageLimit;
    }

    /** What a record of the file is good for. */
    public sealed interface Found {
        /** Of the record in the file, from 1. */
        long record();
    }

    /**
     * @param url where it was read
     * @param article the address that names its article
     * @param charset of the Content-Type header; null where it names none
     * @param isPdf whether it is a PDF file rather than a page
     * @param fetchedAt when it was read
     */
    public record Page(
            long record,
            URI url,
            URI article,
            byte[] body,
            @Nullable String charset,
            boolean isPdf,
            Instant fetchedAt) implements Found {}

    /** A page that is none of the source's articles. */
    public record Skipped(long record, String reason) implements Found {}

    /** A record that cannot be read. */
    public record Broken(long record, String problem) implements Found {}

    /**
     * Passes over requests and what else tells only of the crawl.
     *
     * @return null at the end
     * @throws IOException if the file breaks off
     */
    public @Nullable Found next() throws IOException {
        for (WarcRecords.Entry entry = records.next(); entry != null; entry = records.next()) {
            WarcRecord record = entry.record();
            if (record == null) {
                return new Broken(entry.number(), String.valueOf(entry.problem()));
            }
            if (record instanceof WarcRevisit) {
                return new Skipped(entry.number(), "It says only that nothing had changed.");
            }
            if (record instanceof WarcResponse response) {
                return found(entry.number(), response);
            }
        }
        return null;
    }

    private Found found(long number, WarcResponse response) {
        try {
            URI url = Urls.normalise(URI.create(response.target().replaceAll("^<|>$", "")))
                    .orElse(null);
            if (url == null) {
                return new Skipped(number, "Its address is not that of a web page.");
            }
            if (!rules.mayBeFetched(url)) {
                return new Skipped(number, "It is not of this source, or a rule of the source excludes it.");
            }
            HttpResponse http = response.http();
            if (http.status() != 200) {
                return new Skipped(number, "The site answered " + http.status() + ".");
            }
            byte[] body = http.bodyDecoded().stream().readNBytes(pageLimit + 1);
            if (body.length > pageLimit) {
                return new Skipped(number, "It is larger than " + pageLimit / 1_000 + " kB.");
            }
            return page(number, new Fetcher.Answer(url, 200, headers(http), body), response.date());
        } catch (IOException | RuntimeException e) {
            return new Broken(number, "The record holds no answer that can be read: " + e.getMessage() + ".");
        }
    }

    private Found page(long number, Fetcher.Answer answer, Instant fetchedAt) {
        boolean pdf = answer.isPdf();
        BodyType type = BodyType.of(
                answer.headers(), Arrays.copyOf(answer.body(), Math.min(answer.body().length, BodyType.LOOKED_AT)));
        if (pdf && !rules.source().pdf()) {
            return new Skipped(number, "The source takes no PDF files.");
        }
        if (!pdf && type.form() != BodyType.Form.HTML) {
            return new Skipped(number, "It is no web page but " + type.name() + ".");
        }
        if (answer.url().equals(rules.home())) {
            discovery.frontPageAt(answer.url());
            return new Skipped(number, "It is the front page.");
        }
        PageLinks said = PageLinks.of(answer);
        Problem asked = said.robots().problem(Instant.now());
        if (asked != null) {
            return new Skipped(number, asked.sentence());
        }
        Problem problem = discovery.problem(
                FrontierUrl.discovered(
                        new Link(answer.url(), FrontierUrl.Kind.PAGE, null),
                        rules.source().id(),
                        fetchedAt),
                answer.url(),
                said);
        if (problem != null) {
            return new Skipped(number, problem.sentence());
        }
        URI article = pdf ? answer.url() : address(answer, said);
        return new Page(number, answer.url(), article, answer.body(), answer.charset(), pdf, fetchedAt);
    }

    /** What a page declares cannot be looked at here, so it is taken unless others contradict it. */
    private URI address(Fetcher.Answer answer, PageLinks said) {
        try {
            return discovery.address(answer.url(), said, url -> Optional.of(said.text()));
        } catch (SiteUnavailable e) {
            throw new IllegalStateException("Nothing was asked of the site", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return answer.url();
        }
    }

    private static Headers headers(HttpResponse http) {
        Headers.Builder headers = new Headers.Builder();
        http.headers().map().forEach((name, values) -> values.forEach(value -> add(headers, name, value)));
        return headers.build();
    }

    private static void add(Headers.Builder headers, String name, String value) {
        try {
            headers.addUnsafeNonAscii(name, value);
        } catch (IllegalArgumentException e) {
            // No name of a header: nothing that is asked for.
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
