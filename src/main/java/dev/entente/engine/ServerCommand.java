package dev.entente.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How the server is called: the command line and the node settings. Starting the server itself, as
 * {@code org.elasticsearch.server.cli.ServerProcessBuilder} and {@code SystemJvmOptions} of 8.19 do, saves the extra Java
 * process of {@code bin/elasticsearch}, and makes the server end when we do: it watches its standard input.
 */
record ServerCommand(Path java, Path home, EngineFolder folder, EngineSettings settings) {

    /** Stands in the command line of every server of this folder; by it an orphan is known. */
    static String mark(EngineFolder folder) {
        return "-Dentente.engine=" + folder.root();
    }

    List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of(java.toString(), mark(folder)));
        line.addAll(memory());
        line.addAll(compiler());
        line.addAll(runtime());
        line.addAll(guards());
        line.addAll(List.of(
                "--module-path",
                home.resolve("lib").toString(),
                "--add-modules=jdk.net,jdk.management.agent,ALL-MODULE-PATH",
                "-m",
                "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"));
        return line;
    }

    private List<String> memory() {
        return List.of(
                "-Xms" + settings.heap(),
                "-Xmx" + settings.heap(),
                "-Xss1m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-OmitStackTraceInFastThrow",
                "-XX:ErrorFile=" + folder.logs().resolve("jvm-crash-%p.log"));
    }

    /** Up to ten times Java's thresholds: a third of a start's work was optimising code that runs only then. Hot code still gets there. */
    private static List<String> compiler() {
        return List.of(
                "-XX:Tier4InvocationThreshold=50000",
                "-XX:Tier4MinInvocationThreshold=6000",
                "-XX:Tier4CompileThreshold=150000",
                "-XX:Tier4BackEdgeThreshold=400000");
    }

    private List<String> runtime() {
        return List.of(
                "-Djava.io.tmpdir=" + folder.temp(),
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Djava.locale.providers=" + (feature() >= 23 ? "CLDR" : "SPI,COMPAT"),
                "-Des.path.home=" + home,
                "-Des.distribution.type=zip",
                "-Des.java.type=entente",
                "-Des.networkaddress.cache.ttl=60",
                "-Des.networkaddress.cache.negative.ttl=10",
                // Its index needs filters that this distribution lacks, and nobody here asks for roles.
                "-Des.queryable_built_in_roles_enabled=false",
                "-Dio.netty.noUnsafe=true",
                "-Dio.netty.noKeySetOptimization=true",
                "-Dio.netty.recycler.maxCapacityPerThread=0",
                "-Dlog4j.shutdownHookEnabled=false",
                "-Dlog4j2.disable.jmx=true",
                "-Dlog4j2.formatMsgNoLookups=true",
                "-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion=" + feature(),
                "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1");
    }

    /** What Elasticsearch's entitlements, its sandbox, need from the runtime. */
    private List<String> guards() {
        String version = home.getFileName().toString().replace("elasticsearch-", "");
        Path bridge = home.resolve("lib/entitlement-bridge/elasticsearch-entitlement-bridge-" + version + ".jar");
        List<String> guards = new ArrayList<>(List.of(
                "-XX:+EnableDynamicAgentLoading",
                "-Djdk.attach.allowAttachSelf=true",
                "--patch-module=java.base=" + bridge,
                "--add-exports=java.base/org.elasticsearch.entitlement.bridge=org.elasticsearch.entitlement,"
                        + "java.logging,java.net.http,java.naming,jdk.net,jdk.zipfs,jdk.management.agent"));
        if (feature() >= 21) {
            guards.add("--enable-native-access=org.elasticsearch.nativeaccess,org.apache.lucene.core");
        }
        if (feature() >= 24) {
            guards.add("--illegal-native-access=deny");
        }
        return guards;
    }

    /** @param lastPort taken again if it is free, so that clients that outlive a restart find the server */
    Map<String, String> node(OptionalInt lastPort) {
        Map<String, String> node = new LinkedHashMap<>();
        node.put("cluster.name", "entente");
        node.put("node.name", "embedded");
        node.put("path.home", home.toString());
        node.put("path.data", folder.data().toString());
        node.put("path.logs", folder.logs().toString());
        node.put("network.host", "127.0.0.1");
        node.put("http.port", httpPort(lastPort));
        node.put("transport.port", "0");
        node.put("node.portsfile", "true");
        node.put("discovery.type", "single-node");
        node.put("cluster.routing.allocation.disk.threshold_enabled", "false");
        node.put("action.auto_create_index", "false");
        node.put("xpack.security.enabled", "true");
        node.put("xpack.security.enrollment.enabled", "false");
        node.put("xpack.security.http.ssl.enabled", "false");
        node.put("xpack.security.transport.ssl.enabled", "false");
        return node;
    }

    private String httpPort(OptionalInt last) {
        if (settings.port() > 0) {
            return String.valueOf(settings.port());
        }
        return last.isPresent() ? last.getAsInt() + ",0" : "0";
    }

    private static int feature() {
        return Runtime.version().feature();
    }
}
