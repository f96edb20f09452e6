package dev.entente.engine.analysis;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.elasticsearch.common.settings.Settings;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** The languages of the {@code stemmer} filter, named as in Elasticsearch's reference; those of the portal's sources only. */
final class Stemmers {
    private static final Map<String, UnaryOperator<TokenStream>> BY_LANGUAGE = Map.ofEntries(
            entry("arabic", ArabicStemFilter::new),
            entry("english", PorterStemFilter::new),
            entry("porter", PorterStemFilter::new),
            entry("porter2", snowball(EnglishStemmer::new)),
            entry("light_english", KStemFilter::new),
            entry("kstem", KStemFilter::new),
            entry("minimal_english", EnglishMinimalStemFilter::new),
            entry("possessive_english", EnglishPossessiveFilter::new),
            entry("french", snowball(FrenchStemmer::new)),
            entry("light_french", FrenchLightStemFilter::new),
            entry("minimal_french", FrenchMinimalStemFilter::new),
            entry("german", snowball(GermanStemmer::new)),
            entry("light_german", GermanLightStemFilter::new),
            entry("minimal_german", GermanMinimalStemFilter::new),
            entry("hindi", HindiStemFilter::new),
            entry("italian", snowball(ItalianStemmer::new)),
            entry("light_italian", ItalianLightStemFilter::new),
            entry("portuguese", snowball(PortugueseStemmer::new)),
            entry("light_portuguese", PortugueseLightStemFilter::new),
            entry("russian", snowball(RussianStemmer::new)),
            entry("light_russian", RussianLightStemFilter::new),
            entry("sorani", SoraniStemFilter::new),
            entry("spanish", snowball(SpanishStemmer::new)),
            entry("light_spanish", SpanishLightStemFilter::new),
            entry("turkish", snowball(TurkishStemmer::new)));

    private Stemmers() {}

    /** Reads {@code language} or its other name {@code name}; English where neither is set. */
    static UnaryOperator<TokenStream> fromSettings(Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        UnaryOperator<TokenStream> stemmer = BY_LANGUAGE.get(language.toLowerCase(Locale.ROOT));
        if (stemmer == null) {
            throw new IllegalArgumentException("Invalid stemmer class specified: " + language);
        }
        return stemmer;
    }

    /** A snowball stemmer keeps state, so each stream gets its own. */
    private static UnaryOperator<TokenStream> snowball(Supplier<SnowballStemmer> stemmer) {
        return tokens -> new SnowballFilter(tokens, stemmer.get());
    }
}
