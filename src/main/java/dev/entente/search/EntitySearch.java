package dev.entente.search;

/** What the articles say of one country, official, topic or agency, all together. */
public interface EntitySearch {
    /** Most values of a kind that come with it. */
    int COMPANIONS = 10;

    /** Most topics that are counted over time. */
    int TRENDS = 14;

    /**
     * One Elasticsearch request, and another one for who else tells the stories of the hits.
     *
     * @param facet {@link Facet#COUNTRY}, {@link Facet#OFFICIAL}, {@link Facet#TOPIC} or {@link Facet#AGENCY}
     * @param size newest articles, one of each story; 0 to 100
     * @throws SearchUnavailable when Elasticsearch does not answer
     */
    EntityProfile profile(Facet facet, String id, int size);
}
