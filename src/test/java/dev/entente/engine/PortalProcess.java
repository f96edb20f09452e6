package dev.entente.engine;

import java.nio.file.Path;

/** A portal reduced to its engine, to be killed: arguments are the engine's folder and the distribution. */
final class PortalProcess {
    private PortalProcess() {}

    public static void main(String[] arguments) throws Exception {
        EngineSettings settings = EngineSettings.in(Path.of(arguments[0]))
                .withDistribution(Path.of(arguments[1]))
                .withHeap("256m");
        EmbeddedElasticsearch engine = EmbeddedElasticsearch.start(settings);
        System.out.println("READY " + engine.address());
        engine.onExit().join();
    }
}
