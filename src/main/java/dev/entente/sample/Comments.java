package dev.entente.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What invented readers say under the articles. */
final class Comments {
    private static final int UNDER_EACH = 3;

    /** A comment as the page shows it. */
    record Comment(String name, String text) {}

    private static final List<Comment> ALL = List.of(
            new Comment("river_rat_77", "Third paragraph from the end is the one that matters. Good piece."),
            new Comment("Old Ferryman", "Please bring back the crossword on the last page."),
            new Comment("Pell", "I read this twice and then read it to my sister on the telephone."),
            new Comment("quayside", "Would have liked a chart. Otherwise no complaints from me."),
            new Comment("Marrow & Daughter", "Thank you for saying plainly what is not known."),
            new Comment("N. from the mill", "First! Also: well put."),
            new Comment("tea_at_four", "The comments used to be longer. So did the winters."),
            new Comment("Bellringer", "Could the editor say more about how this was checked?"),
            new Comment("half past", "Shared with the evening class. We will talk about it on Thursday."));

    private Comments() {}

    /** The same ones each time that a slug is asked for. */
    static List<Comment> under(String slug) {
        List<Comment> shuffled = new ArrayList<>(ALL);
        Collections.shuffle(shuffled, new Random(slug.hashCode()));
        return shuffled.subList(0, UNDER_EACH);
    }
}
