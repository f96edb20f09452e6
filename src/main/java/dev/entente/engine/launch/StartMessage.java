package dev.entente.engine.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.elasticsearch.bootstrap.ServerArgs;
import org.elasticsearch.common.io.stream.OutputStreamStreamOutput;
import org.elasticsearch.common.settings.KeyStoreWrapper;
import org.elasticsearch.common.settings.Settings;

/**
 * The message that the server reads from its standard input before anything else; {@code bin/elasticsearch} sends the
 * same. Takes node settings and gives bytes. The setting {@value #PASSWORD} goes into the message's secrets.
 */
public final class StartMessage implements Function<Map<String, String>, byte[]> {
    private static final String PASSWORD = "bootstrap.password";

    private final Path config;
    private final Path logs;

    public StartMessage(Path config, Path logs) {
        this.config = config;
        this.logs = logs;
    }

    @Override
    public byte[] apply(Map<String, String> node) {
        Settings.Builder settings = Settings.builder();
        node.forEach((key, value) -> {
            if (!key.equals(PASSWORD)) {
                settings.put(key, value);
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (KeyStoreWrapper secrets = KeyStoreWrapper.create();
                OutputStreamStreamOutput out = new OutputStreamStreamOutput(bytes)) {
            secrets.setString(PASSWORD, node.get(PASSWORD).toCharArray());
            new ServerArgs(false, false, null, secrets, settings.build(), config, logs).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
