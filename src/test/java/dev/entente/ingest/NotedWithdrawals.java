package dev.entente.ingest;

import dev.entente.index.ArticleWithdrawal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, such as "withdrawn http://…". */
final class NotedWithdrawals implements ArticleWithdrawal {
    final List<String> told = new ArrayList<>();

    @Override
    public void withdraw(URI article, Instant at) {
        told.add("withdrawn " + article);
    }

    @Override
    public void restore(URI article) {
        told.add("restored " + article);
    }
}
