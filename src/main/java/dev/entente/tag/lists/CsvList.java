package dev.entente.tag.lists;

import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.Official;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Two forms of CSV with a header. Ours: {@code name}, and as far as known {@code id}, {@code aliases}, {@code own_names},
 * {@code country}, {@code wikidata} and {@code roles} ("title@from/to"), several values parted by a bar. OpenSanctions'
 * {@code targets.simple.csv}: {@code id}, {@code schema}, {@code name}, {@code aliases}, {@code countries}, several
 * parted by a semicolon; of its rows the persons are taken.
 */
final class CsvList {
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern SEMICOLON = Pattern.compile("\\s*;\\s*");
    private static final Pattern ROLE = Pattern.compile("([^@]+)(?:@([-\\d]*)/([-\\d]*))?");
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .setTrim(true)
            .setCommentMarker('#')
            .get();

    private CsvList() {}

    static List<Official> read(String file, BufferedReader text, @Nullable String country) throws IOException {
        List<Official> officials = new ArrayList<>();
        try (CSVParser rows = FORMAT.parse(text)) {
            if (!rows.getHeaderMap().containsKey("name")) {
                throw new InvalidTaxonomy(file + ": the header has no column 'name'.");
            }
            boolean simple = rows.getHeaderMap().containsKey("schema");
            for (CSVRecord row : rows) {
                if (value(row, "name").isEmpty()
                        || (simple && !value(row, "schema").equals("Person"))) {
                    continue;
                }
                officials.add((simple ? target(row) : ours(file, rows, row)).official(country));
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            throw new InvalidTaxonomy(file + " is not well-formed CSV: " + e.getMessage(), e);
        }
        return officials;
    }

    private static Listed target(CSVRecord row) {
        Listed listed = new Listed(value(row, "id"), value(row, "name"));
        SEMICOLON.splitAsStream(value(row, "aliases")).forEach(listed::addName);
        SEMICOLON.splitAsStream(value(row, "countries")).forEach(listed::setCountry);
        listed.setWikidata(value(row, "id"));
        return listed;
    }

    private static Listed ours(String file, CSVParser rows, CSVRecord row) {
        Listed listed = new Listed(value(row, "id"), value(row, "name"));
        BAR.splitAsStream(value(row, "aliases")).forEach(listed::addName);
        BAR.splitAsStream(value(row, "own_names")).forEach(listed::addName);
        listed.setCountry(value(row, "country"));
        String wikidata = value(row, "wikidata");
        if (!wikidata.isEmpty() && !Official.isWikidata(wikidata)) {
            throw new InvalidTaxonomy(file + ", line " + rows.getCurrentLineNumber() + ", column wikidata: '" + wikidata
                    + "' is no id of Wikidata such as Q42.");
        }
        listed.setWikidata(wikidata);
        BAR.splitAsStream(value(row, "roles")).filter(role -> !role.isEmpty()).forEach(role -> {
            Matcher matcher = ROLE.matcher(role);
            if (!matcher.matches()) {
                throw new InvalidTaxonomy(file + ", line " + rows.getCurrentLineNumber() + ", column roles: '" + role
                        + "' does not read 'title@from/to'.");
            }
            listed.addRole(matcher.group(1), matcher.group(2), matcher.group(3));
        });
        return listed;
    }

    private static String value(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column) : "";
    }
}
