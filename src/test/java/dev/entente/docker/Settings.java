package dev.entente.docker;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The names of all settings that the app reads, as environment variables are named after them. */
final class Settings {
    private static @Nullable Set<String> variables;

    private Settings() {}

    /** Found once for all tests: reading the classes takes a while. */
    static synchronized Set<String> variables() throws IOException {
        if (variables == null) {
            variables = find();
        }
        return variables;
    }

    private static Set<String> find() throws IOException {
        JavaClasses own = new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests())
                .importPackages("dev.entente");
        JavaClasses client =
                new ClassFileImporter().importPackages("io.quarkus.elasticsearch.restclient.lowlevel.runtime");
        Set<String> names = new TreeSet<>(bundled().stringPropertyNames());
        Stream.of(own, client).flatMap(JavaClasses::stream).forEach(type -> names.addAll(mapped(type)));
        own.stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .flatMap(Settings::injected)
                .forEach(names::add);
        return names.stream()
                .map(name ->
                        StringUtil.replaceNonAlphanumericByUnderscores(name).toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Properties bundled() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Settings.class.getResourceAsStream("/application.properties")) {
            properties.load(in);
        }
        return properties;
    }

    private static Set<String> mapped(JavaClass type) {
        Set<String> names = new TreeSet<>();
        type.tryGetAnnotationOfType(ConfigMapping.class).ifPresent(mapping -> type.getMethods()
                .forEach(method -> names.add(mapping.prefix() + "." + StringUtil.skewer(method.getName()))));
        return names;
    }

    private static Stream<String> injected(JavaCodeUnit constructor) {
        return constructor.getParameters().stream()
                .flatMap(parameter -> parameter.tryGetAnnotationOfType(ConfigProperty.class).stream())
                .map(ConfigProperty::name);
    }
}
