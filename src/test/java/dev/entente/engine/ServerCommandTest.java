package dev.entente.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerCommandTest {
    private final EngineSettings settings = EngineSettings.in(Path.of("/data folder/engine"));

    @Test
    void listensOnLoopbackOnly() {
        Map<String, String> node = command(settings).node(OptionalInt.empty());

        assertThat(node).containsEntry("network.host", "127.0.0.1").containsEntry("discovery.type", "single-node");
        assertThat(node).containsEntry("xpack.security.enabled", "true");
    }

    @Test
    void takesTheLastPortAgainIfItIsFree() {
        assertThat(command(settings).node(OptionalInt.empty())).containsEntry("http.port", "0");
        assertThat(command(settings).node(OptionalInt.of(43210))).containsEntry("http.port", "43210,0");
        assertThat(command(settings.withPort(9201)).node(OptionalInt.of(43210))).containsEntry("http.port", "9201");
    }

    @Test
    void passesHeapAndPathsWithSpacesAsOneArgumentEach() {
        List<String> line = command(settings.withHeap("300m")).commandLine();

        assertThat(line)
                .contains(
                        "-Xmx300m",
                        "-Djava.io.tmpdir=/data folder/engine/tmp",
                        "/data folder/engine/elasticsearch-8.0/lib");
        assertThat(line).contains(ServerCommand.mark(new EngineFolder(settings.directory())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "512", "0m", "half", "512mb"})
    void refusesAHeapThatJavaWouldNotUnderstand(String heap) {
        assertThatThrownBy(() -> settings.withHeap(heap)).hasMessageContaining("must look like 512m or 2g");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65536})
    void refusesAPortThatIsNone(int port) {
        assertThatThrownBy(() -> settings.withPort(port)).hasMessageContaining("0 to 65535");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR Elasticsearch: fatal exception while booting Elasticsearch Failed to bind to 127.0.0.1:9200 | The port is taken",
                "java.io.IOException: No space left on device | The disk is full",
                "failed to obtain node locks, tried [/data] | Another Elasticsearch works on this data",
                "Could not reserve enough space for 524288000KB object heap | smaller heap",
                "anything else | last words",
            })
    void explainsWhyItDidNotStart(String lastLine, String advice) {
        assertThat(StartFailure.explain(1, List.of("INFO before", lastLine)))
                .hasMessageContaining(advice)
                .hasMessageContaining(lastLine);
    }

    private static ServerCommand command(EngineSettings settings) {
        EngineFolder folder = new EngineFolder(settings.directory());
        return new ServerCommand(Path.of("/jdk/bin/java"), folder.server("8.0"), folder, settings);
    }
}
