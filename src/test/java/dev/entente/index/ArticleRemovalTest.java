package dev.entente.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.support.TestElasticsearch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArticleRemovalTest {
    private final ArticleRemoval removal = new ElasticsearchArticleRemoval(TestElasticsearch.client());

    @Test
    void deletesAllOfOneSourceAlone() throws Exception {
        SampleArticles leaving = new SampleArticles("leaving");
        SampleArticles staying = new SampleArticles("staying");
        for (int i = 0; i < 12; i++) {
            leaving.write(leaving.article("a" + i, "2026-01-01", "en", "Title " + i, "A text of its own, number " + i));
        }
        staying.write(staying.article("a", "2026-01-01", "en", "Title", "Another text altogether."));
        assertThat(removal.count("leaving")).isEqualTo(12);

        List<Long> told = new ArrayList<>();
        assertThat(removal.remove("leaving", told::add)).isEqualTo(12);
        assertThat(told).last().isEqualTo(12L);
        assertThat(removal.count("leaving")).isZero();
        assertThat(removal.count("staying")).isEqualTo(1);
        assertThat(removal.remove("leaving", told::add)).isZero();
    }
}
