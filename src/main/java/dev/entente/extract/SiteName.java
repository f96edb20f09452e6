package dev.entente.extract;

import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names by which a page may call its site. */
final class SiteName {
    private final Set<String> folded = new HashSet<>();
    private final String host;

    SiteName(URI url, MetaTags meta, StructuredData data) {
        meta.all(
                        "og:site_name",
                        "application-name",
                        "apple-mobile-web-app-title",
                        "al:ios:app_name",
                        "publisher",
                        "dc.publisher",
                        "copyright")
                .forEach(this::add);
        data.publisher().ifPresent(this::add);
        host = hostLetters(url.getHost());
    }

    /** Whether the text is the site's name or its address, case and spaces apart. */
    boolean is(String text) {
        String plain = Words.fold(text);
        if (plain.isEmpty()) {
            return false;
        }
        String letters = plain.replace(" ", "");
        return folded.contains(letters)
                || folded.contains(letters.replaceFirst("^the", ""))
                || letters.length() >= 2
                        && (host.equals(letters) || host.startsWith(letters) && letters.length() * 2 >= host.length());
    }

    /** Whether a name of the site begins with the text, which has a word of some length. */
    boolean begins(String text) {
        String letters = Words.fold(text).replace(" ", "");
        return letters.length() >= 5 && folded.stream().anyMatch(name -> name.startsWith(letters));
    }

    private void add(String name) {
        String letters = Words.fold(name).replace(" ", "");
        if (!letters.isEmpty()) {
            folded.add(letters);
            folded.add(letters.replaceFirst("^the", ""));
        }
    }

    private static String hostLetters(@Nullable String host) {
        return host == null
                ? ""
                : host.toLowerCase(Locale.ROOT)
                        .replaceFirst("^(www\\d?|m|amp|edition)\\.", "")
                        .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }
}
