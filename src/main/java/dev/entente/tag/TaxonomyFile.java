package dev.entente.tag;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads one CSV file of the taxonomy: UTF-8, a header line, several values in a column parted by {@code |}. */
final class TaxonomyFile {
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setCommentMarker('#')
            .get();

    private TaxonomyFile() {}

    /** @throws InvalidTaxonomy if the file is missing or a row cannot be read */
    static <T> List<T> read(String name, Function<Row, T> reading) {
        try (InputStream in = TaxonomyFile.class.getResourceAsStream("/taxonomy/" + name)) {
            if (in == null) {
                throw new InvalidTaxonomy("taxonomy/" + name + " is not on the class path.");
            }
            return read(name, new InputStreamReader(in, StandardCharsets.UTF_8), reading);
        } catch (IOException e) {
            throw new InvalidTaxonomy("taxonomy/" + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    static <T> List<T> read(String name, Reader csv, Function<Row, T> reading) {
        List<T> values = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(csv)) {
            for (CSVRecord row : parser) {
                values.add(reading.apply(new Row(name, parser.getCurrentLineNumber(), row)));
            }
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidTaxonomy("taxonomy/" + name + " is not well-formed CSV: " + e.getMessage(), e);
        }
        return List.copyOf(values);
    }

    /** One line, which knows where it stands so that its errors can say so. */
    record Row(String file, long line, CSVRecord values) {

        String text(String column) {
            String value = optional(column);
            if (value == null) {
                throw error(column, "is empty");
            }
            return value;
        }

        @Nullable
        String optional(String column) {
            if (!values.isSet(column)) {
                throw error(column, "is missing");
            }
            String value = values.get(column);
            return value.isBlank() ? null : value;
        }

        String matching(String column, Pattern form, String expected) {
            String value = text(column);
            if (!form.matcher(value).matches()) {
                throw error(column, "is '" + value + "', expected " + expected);
            }
            return value;
        }

        List<String> list(String column) {
            String value = optional(column);
            return value == null
                    ? List.of()
                    : BAR.splitAsStream(value)
                            .map(String::strip)
                            .filter(part -> !part.isEmpty())
                            .toList();
        }

        InvalidTaxonomy error(String column, String what) {
            return new InvalidTaxonomy(
                    "taxonomy/" + file + ", line " + line + ", column " + column + ": " + what + ".");
        }
    }
}
