package dev.entente.tag.lists;

import dev.entente.tag.InvalidTaxonomy;
import dev.entente.tag.Official;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads a list of officials by its form: CSV of ours, OpenSanctions' simple CSV, FollowTheMoney entities, or Popolo. */
public final class OfficialLists {
    private OfficialLists() {}

    /**
     * @param file its name, whose ending says the form: {@code .csv}, {@code .json} (Popolo), {@code .ndjson},
     *     {@code .jsonl} or {@code .ftm.json} (FollowTheMoney)
     * @param country ISO code of those for whom the list gives none; null for none
     * @throws InvalidTaxonomy naming the file and the line of the first mistake
     * @throws IOException if it cannot be read
     */
    public static List<Official> read(String file, Reader text, @Nullable String country) throws IOException {
        BufferedReader reader = new BufferedReader(text);
        String name = file.toLowerCase(Locale.ROOT);
        if (name.endsWith(".csv")) {
            return CsvList.read(file, reader, country);
        }
        if (name.endsWith(".ndjson") || name.endsWith(".jsonl") || name.endsWith(".ftm.json")) {
            return FollowTheMoney.read(file, reader, country);
        }
        if (name.endsWith(".json")) {
            return Popolo.read(file, reader, country);
        }
        throw new InvalidTaxonomy(file + " is no list of officials: expected a name that ends in .csv, .json, .ndjson, "
                + ".jsonl or .ftm.json.");
    }
}
