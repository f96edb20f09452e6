package dev.entente.web;

import dev.entente.article.AgencyTag;
import dev.entente.article.Article;
import dev.entente.article.ArticleId;
import dev.entente.article.CountryTag;
import dev.entente.article.Evidence;
import dev.entente.article.MeetingTag;
import dev.entente.article.OfficialTag;
import dev.entente.article.Tags;
import dev.entente.article.TopicTag;
import dev.entente.article.Version;
import dev.entente.search.IndexedArticle;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Articles for the tests of pages: a few with quirks, and as many plain ones as are wanted. */
final class Corpus {
    static final Instant READ = Instant.parse("2024-02-01T00:00:00Z");
    static final String LONG_TITLE =
            "Interior ministers of the two neighbouring states sign a memorandum of understanding on"
                    + " Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz-length cooperation against smuggling";

    private Corpus() {}

    /** The quirks first; all others are newer or older by a day each. */
    static List<IndexedArticle> of(int size) {
        List<IndexedArticle> articles = new ArrayList<>(quirks());
        for (int i = articles.size(); i < size; i++) {
            articles.add(article(
                    "plain-" + i,
                    "Police chiefs meet, round " + i,
                    "Officers of Iran and China met for talk number " + i + ".\n\nThey spoke about patrols.",
                    "en",
                    OffsetDateTime.of(2010, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC).plusDays(i % 5_000),
                    List.of(country("IR", 12, 16), country("CN", 21, 26)),
                    List.of(),
                    List.of(new TopicTag(i % 2 == 0 ? "police-cooperation" : "border-security", List.of()))));
        }
        return articles;
    }

    static List<IndexedArticle> quirks() {
        OfficialTag radan = new OfficialTag(
                "ahmad-reza-radan",
                "Ahmad-Reza Radan",
                List.of("Ahmad-Reza Radan", "Radan"),
                "Police chief",
                "IR",
                List.of(
                        new Evidence(Evidence.Field.BODY, 0, 19, "Iran’s police chief", "title pattern"),
                        new Evidence(Evidence.Field.BODY, 20, 36, "Ahmad-Reza Radan", "registry")));
        return List.of(
                article(
                        "evidence",
                        "Iran and China sign a memorandum of understanding",
                        "Iran’s police chief Ahmad-Reza Radan met Wang Xiaohong in Beijing.\n\nThe memorandum of"
                                + " understanding names drug trafficking.",
                        "en",
                        OffsetDateTime.parse("2024-01-17T10:30:00+03:30"),
                        List.of(
                                new CountryTag(
                                        "IR",
                                        true,
                                        List.of(
                                                new Evidence(Evidence.Field.TITLE, 0, 4, "Iran", "name"),
                                                new Evidence(Evidence.Field.BODY, 0, 4, "Iran", "name"))),
                                new CountryTag(
                                        "CN",
                                        false,
                                        List.of(new Evidence(Evidence.Field.BODY, 58, 65, "Beijing", "capital")))),
                        List.of(radan),
                        List.of(new TopicTag(
                                "drug-trafficking",
                                List.of(new Evidence(Evidence.Field.BODY, 106, 122, "drug trafficking", "name"))))),
                article(
                        "script",
                        "<script>alert('title')</script> & others",
                        "<img src=x onerror=alert(1)> is only text here.",
                        "en",
                        OffsetDateTime.parse("2023-12-01T00:00:00Z"),
                        List.of(),
                        List.of(),
                        List.of()),
                article(
                        "persian",
                        "دیدار فرماندهان پلیس ایران و چین در تهران",
                        "فرمانده پلیس ایران با همتای چینی خود دیدار کرد.\n\nدو طرف درباره همکاری‌های مرزی گفت‌وگو کردند.",
                        "fa",
                        OffsetDateTime.parse("2023-11-05T00:00:00Z"),
                        List.of(),
                        List.of(),
                        List.of()),
                article(
                        "long",
                        LONG_TITLE,
                        "A body with a memorandum of understanding and a very long address: https://example.org/"
                                + "a".repeat(200) + ".",
                        "en",
                        null,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /** One story in two sources, the second a day later; and one that its source shortened, changed and withdrew. */
    static List<IndexedArticle> stories() {
        String story = id("first").value();
        String persian = "پلیس سه نفر را گرفت.";
        return List.of(
                told("first", "courier", story, "2024-01-17T10:00:00Z"),
                told("second", "times", story, "2024-01-18T10:00:00Z"),
                new IndexedArticle(
                        new Article(
                                id("gone"),
                                url("gone"),
                                "courier",
                                "پلیس در تهران",
                                persian + "\n\nمتن دوم.",
                                null,
                                OffsetDateTime.parse("2024-01-10T00:00:00Z"),
                                "fa"),
                        new Tags(List.of(), List.of(), List.of(), List.of()),
                        id("gone").value(),
                        READ,
                        READ.plusSeconds(3600),
                        READ.plusSeconds(999_999),
                        READ.plusSeconds(7200),
                        List.of(
                                new Version(READ, "پلیس در تهران", "پلیس دو نفر را گرفت.\n\nمتن دوم.", false),
                                new Version(READ.plusSeconds(7200), "پلیس در تهران", persian, true))));
    }

    /** Meetings of officials over the years, with agencies: of topics and partners more than a page lists. */
    static List<IndexedArticle> meetings() {
        List<IndexedArticle> articles = new ArrayList<>();
        List<String> topics = List.of(
                "drug-trafficking",
                "border-security",
                "counter-terrorism",
                "cybercrime",
                "human-trafficking",
                "organized-crime",
                "law-enforcement-cooperation",
                "sanctions",
                "money-laundering",
                "arms-trafficking",
                "police-training",
                "extradition",
                "policing-technology",
                "intelligence-sharing");
        List<String> partners = List.of("CN", "SY", "RU", "IQ", "PK", "AF", "TR", "OM", "QA", "KE", "MY", "VE", "AM");
        for (int i = 0; i < 60; i++) {
            String partner = i % 3 == 0 ? "CN" : partners.get(i % partners.size());
            String other = partner.equals("CN") ? "wang-xiaohong" : "minister-of-" + partner.toLowerCase(Locale.ROOT);
            articles.add(meeting(
                    i,
                    partner,
                    other,
                    List.of(topics.get(i % topics.size()), topics.get(i * i % topics.size())),
                    i % 2 == 0 ? "ir-police" : "cn-mps"));
        }
        return articles;
    }

    private static IndexedArticle meeting(int i, String partner, String other, List<String> topics, String agency) {
        IndexedArticle plain = article(
                "meeting-" + i,
                "Radan meets a colleague, round " + i,
                "Ahmad-Reza Radan met his colleague.\n\nThey spoke about patrols.",
                "en",
                OffsetDateTime.of(2021, 1, 10, 0, 0, 0, 0, ZoneOffset.UTC).plusMonths(i / 2),
                List.of(country("IR", 0, 4), country(partner, 0, 4)),
                List.of(official("ahmad-reza-radan", "IR"), official(other, partner)),
                topics.stream()
                        .distinct()
                        .map(id -> new TopicTag(id, List.of()))
                        .toList());
        Tags tags = plain.tags()
                .withAgencies(List.of(new AgencyTag(agency, agency, null, List.of())))
                .withMeetings(List.of(MeetingTag.of("ahmad-reza-radan", other, List.of())));
        return new IndexedArticle(plain.article(), tags, plain.story(), READ, READ);
    }

    private static OfficialTag official(String id, String country) {
        return new OfficialTag(id, id, List.of(), null, country, List.of());
    }

    private static IndexedArticle told(String name, String source, String story, String published) {
        return new IndexedArticle(
                new Article(
                        id(name),
                        url(name),
                        source,
                        "Chiefs sign a paper",
                        "Two police chiefs signed a paper.",
                        null,
                        OffsetDateTime.parse(published),
                        "en"),
                new Tags(List.of(), List.of(), List.of(), List.of()),
                story,
                READ,
                READ);
    }

    static ArticleId id(String name) {
        return ArticleId.of(url(name));
    }

    private static URI url(String name) {
        return URI.create("https://courier.example/news/" + name);
    }

    private static CountryTag country(String id, int start, int end) {
        return new CountryTag(
                id,
                true,
                List.of(new Evidence(Evidence.Field.BODY, start, end, id.equals("IR") ? "Iran" : "China", "name")));
    }

    private static IndexedArticle article(
            String name,
            String title,
            String body,
            String language,
            OffsetDateTime published,
            List<CountryTag> countries,
            List<OfficialTag> officials,
            List<TopicTag> topics) {
        return new IndexedArticle(
                new Article(id(name), url(name), "courier", title, body, "A. Reporter", published, language),
                new Tags(countries, officials, topics, List.of()),
                id(name).value(),
                READ,
                READ);
    }
}
