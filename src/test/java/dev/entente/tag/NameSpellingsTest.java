package dev.entente.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.article.OfficialTag;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the registry in the spellings of many papers, with what stands before them. */
class NameSpellingsTest {
    private static final Tagger TAGGER = new TaxonomyTagger(new Taxonomy());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Iraqi Interior Minister Abdul Amir al-Shammari|abdul-amir-al-shammari
            Iraqi Interior Minister Abdul-Amir Al Shammari|abdul-amir-al-shammari
            Iraqi Interior Minister Abdul Ameer Shammari|abdul-amir-al-shammari
            Iraqi Interior Minister Abdulameer al-Shammari|abdul-amir-al-shammari
            Iraqi Interior Minister Abd al-Amir al-Shammari|abdul-amir-al-shammari
            Iraqi Prime Minister Muhammad Shia Al-Sudani|mohammed-shia-al-sudani
            Syrian Interior Minister Muhammad Ibrahim al-Sha'ar|mohammad-ibrahim-al-shaar
            Saudi Interior Minister Muhammed bin Naif|mohammed-bin-nayef
            Saudi Interior Minister Mohammad Bin Nayef|mohammed-bin-nayef
            Saudi Interior Minister Prince Mohammed ibn Nayef|mohammed-bin-nayef
            General Qassem Suleimani|qassem-soleimani
            Maj. Gen. Ghassem Soleymani|qassem-soleimani
            Iranian Interior Minister Abdolreza Rahmani Fazl|abdolreza-rahmani-fazli
            Iranian Interior Minister Abdul Reza Rahmani-Fazli|abdolreza-rahmani-fazli
            Iranian Interior Minister A. Rahmani Fazli|abdolreza-rahmani-fazli
            Iranian Interior Minister HE Abdolreza Rahmani Fazli|abdolreza-rahmani-fazli
            Iranian Interior Minister H.E. Dr. Abdolreza Rahmani Fazli|abdolreza-rahmani-fazli
            Iranian police chief Brig. Gen. Ahmadreza Radan|ahmad-reza-radan
            Iranian police chief Brigadier General Ahmad Reza Radan|ahmad-reza-radan
            Iranian Justice Minister Mostafa Pour Mohammadi|mostafa-pourmohammadi
            Iranian Justice Minister Mostafa Pur-Mohammadi|mostafa-pourmohammadi
            Iranian Intelligence Minister Sayyid Esmail Khatib|esmail-khatib
            Iranian Intelligence Minister Hojatoleslam Seyyed Ismail Khatib|esmail-khatib
            Iranian Intelligence Minister S. Mahmoud Alavi|mahmoud-alavi
            Malaysian Home Minister Datuk Seri Saifuddin Nasution Ismail|saifuddin-nasution-ismail
            Indonesian police chief Pol Gen Listyo Sigit Prabowo|listyo-sigit-prabowo
            Chinese Minister of Public Security Wang Xiao-hong|wang-xiaohong
            Chinese Minister of Public Security Wang Xiao Hong|wang-xiaohong
            Chinese Minister of Public Security Xiaohong Wang|wang-xiaohong
            Russian Interior Minister V. Kolokoltsev|vladimir-kolokoltsev
            Ukrainian Interior Minister Arsen Avakov|arsen-avakov
            Pakistani Interior Minister Syed Mohsin Raza Naqvi|mohsin-naqvi
            """)
    void knowsTheOfficial(String words, String id) {
        assertThat(ids(words + " spoke.")).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            China's public security minister Wang Xiaohong came. Wang said so.|wang-xiaohong
            Minister of Public Security Wang Xiaohong of China came. Minister Wang said so.|wang-xiaohong
            Interior Minister Kazem Abu Zahra of Syria came. Abu Zahra said so.|kazem-abu-zahra
            Iranian police chief Reza Karimzadeh came. Karim-Zadeh said so.|reza-karimzade
            Iranian police chief Reza Karimpour came. Gen. Karimpour said so.|reza-karimpur
            """)
    void joinsWithinAnArticle(String text, String id) {
        assertThat(ids(text)).containsExactly(id);
    }

    private static List<String> ids(String text) {
        return TAGGER.tag(new TextToTag("", text, "en", null)).officials().stream()
                .map(OfficialTag::id)
                .toList();
    }
}
