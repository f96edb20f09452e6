package dev.entente;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.entente.startup.Main;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.channels.NetworkChannel;
import java.util.List;
import java.util.Map;

/** The walls between the rooms. */
@AnalyzeClasses(packages = "dev.entente", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    /** Each room and the rooms that it may know. */
    private static final Map<String, List<String>> ROOMS = Map.ofEntries(
            entry("article", List.of()),
            entry("source", List.of()),
            entry("crawl", List.of("article", "source")),
            entry("extract", List.of("article", "source")),
            entry("tag", List.of("article")),
            entry("curation", List.of("article", "tag")),
            entry("coverage", List.of("source", "index")),
            entry("ingest", List.of("article", "source", "crawl", "extract", "tag", "curation", "index", "coverage")),
            entry("story", List.of("article")),
            entry("index", List.of("article", "extract", "story", "source", "tag", "curation")),
            entry("search", List.of("article", "index", "story", "curation")),
            entry("saved", List.of("article", "index", "search")),
            entry("account", List.of()),
            entry(
                    "web",
                    List.of(
                            "article",
                            "source",
                            "crawl",
                            "extract",
                            "tag",
                            "curation",
                            "ingest",
                            "index",
                            "coverage",
                            "search",
                            "saved",
                            "account")),
            entry("engine", List.of()),
            entry("sample", List.of()),
            entry("startup", List.of("account", "engine", "index", "ingest", "sample", "source")));

    /** A room that is not listed fails too, so that its place is decided and not grown. */
    @ArchTest
    static final ArchRule dataFlowsOneWay = flow();

    @ArchTest
    static final ArchRule articleNeedsOnlyJava = classes()
            .that()
            .resideInAPackage("dev.entente.article..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.entente.article..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("dev.entente.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyStoresSpeakToElasticsearch = noClasses()
            .that(not(resideInAnyPackage("dev.entente.index..", "dev.entente.search..")
                    .or(storesIn("dev.entente.coverage"))
                    .or(storesIn("dev.entente.crawl"))
                    .or(storesIn("dev.entente.saved"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("co.elastic..", "org.elasticsearch.client..");

    /** Elsewhere the server's own classes are there to compile against, and missing when the app runs. */
    @ArchTest
    static final ArchRule onlyTheEnginesJarKnowsTheServer = noClasses()
            .that()
            .resideOutsideOfPackages("dev.entente.engine.analysis..", "dev.entente.engine.launch..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.elasticsearch..", "org.apache.lucene..")
                    .and(not(resideInAPackage("org.elasticsearch.client.."))));

    @ArchTest
    static final ArchRule onlyWebAnswersRequests = noClasses()
            .that()
            .resideOutsideOfPackage("dev.entente.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.qute..", "jakarta.ws.rs..");

    /** The engine speaks to its own child, and Main looks for a free port: both on loopback. */
    @ArchTest
    static final ArchRule onlyCrawlOpensConnections = noClasses()
            .that(not(resideInAnyPackage("dev.entente.crawl..", "dev.entente.engine..")
                    .or(belongToAnyOf(Main.class))))
            .should()
            .dependOnClassesThat(connect())
            .orShould()
            .callMethod(URL.class, "openStream")
            .orShould()
            .callMethod(URL.class, "openConnection");

    @ArchTest
    static final ArchRule tagAndExtractTouchNeitherFilesNorNetwork = noClasses()
            .that()
            .resideInAnyPackage("dev.entente.tag..", "dev.entente.extract..")
            .should()
            .dependOnClassesThat(resideInAPackage("java.nio.file..")
                    .or(resideInAPackage("java.nio.channels.."))
                    .or(resideInAPackage("java.net..").and(not(onlyNameAnAddress())))
                    .or(assignableTo(java.io.File.class))
                    .or(assignableTo(java.io.FileInputStream.class))
                    .or(assignableTo(java.io.FileOutputStream.class)));

    @ArchTest
    static final ArchRule roomsSayWhatTheyAreFor = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..common..",
                    "..helper..",
                    "..helpers..",
                    "..dto..",
                    "..impl..",
                    "..manager..");

    private static ArchRule flow() {
        LayeredArchitecture flow = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .ensureAllClassesAreContainedInArchitecture();
        for (String room : ROOMS.keySet()) {
            flow = flow.layer(room).definedBy("dev.entente." + room + "..");
        }
        for (Map.Entry<String, List<String>> room : ROOMS.entrySet()) {
            flow = room.getValue().isEmpty()
                    ? flow.whereLayer(room.getKey()).mayNotAccessAnyLayer()
                    : flow.whereLayer(room.getKey())
                            .mayOnlyAccessLayers(room.getValue().toArray(String[]::new));
        }
        return flow;
    }

    /** {@code Elasticsearch…} and what is nested in it. */
    private static DescribedPredicate<JavaClass> storesIn(String room) {
        return resideInAPackage(room + "..").and(DescribedPredicate.describe("are stores", type -> {
            JavaClass outermost = type;
            while (outermost.getEnclosingClass().isPresent()) {
                outermost = outermost.getEnclosingClass().get();
            }
            return outermost.getSimpleName().startsWith("Elasticsearch");
        }));
    }

    private static DescribedPredicate<JavaClass> connect() {
        return resideInAPackage("java.net.http..")
                .or(assignableTo(Socket.class))
                .or(assignableTo(ServerSocket.class))
                .or(assignableTo(HttpURLConnection.class))
                .or(assignableTo(NetworkChannel.class))
                .as("open connections");
    }

    private static DescribedPredicate<JavaClass> onlyNameAnAddress() {
        return belongToAnyOf(URI.class, URISyntaxException.class, URL.class, URLDecoder.class, URLEncoder.class);
    }
}
