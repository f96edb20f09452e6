package dev.entente.crawl;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What a body is: by its Content-Type, and by its first bytes where the type is missing, says little or is wrong.
 *
 * @param name media type, lower case and without parameters; empty where unknown
 */
record BodyType(Form form, String name) {
    /** So many bytes are looked at; as the WHATWG's MIME Sniffing Standard, section 5, has it. */
    static final int LOOKED_AT = 1445;

    private static final Set<String> HTML =
            Set.of("text/html", "application/xhtml+xml", "application/vnd.wap.xhtml+xml");
    private static final Set<String> PDF = Set.of("application/pdf", "application/x-pdf");

    /** Types that servers send for what they do not know. */
    private static final Set<String> VAGUE = Set.of(
            "",
            "text/plain",
            "application/octet-stream",
            "binary/octet-stream",
            "application/force-download",
            "application/xml",
            "text/xml",
            "unknown/unknown",
            "application/unknown",
            "*/*");

    private static final Pattern PAGE =
            Pattern.compile("(?is)\\s*(?:<\\?xml.{0,200}?\\?>\\s*)?(?:<!--.{0,1000}?-->\\s*)*"
                    + "<(?:!doctype\\s+html|html|head|body|title|meta|script|style|link|h1|p|div|article|main|table|a|br|b)"
                    + "[\\s/>].*");

    enum Form {
        HTML,
        PDF,
        /** Neither a page nor a PDF. */
        OTHER
    }

    /** By the headers alone; null where the first bytes must tell. */
    static @Nullable BodyType declared(Headers headers) {
        String name = name(headers);
        if (VAGUE.contains(name) || HTML.contains(name) || PDF.contains(name) || !name.contains("/")) {
            return null;
        }
        return new BodyType(Form.OTHER, name);
    }

    /** @param head the first {@value #LOOKED_AT} bytes, or all where there are fewer */
    static BodyType of(Headers headers, byte[] head) {
        String name = name(headers);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.indexOf("%PDF-") >= 0
                && text.indexOf("%PDF-") < 1024
                && !PAGE.matcher(text).matches()) {
            return new BodyType(Form.PDF, "application/pdf");
        }
        if (PDF.contains(name)) {
            return PAGE.matcher(text).matches() ? new BodyType(Form.HTML, "text/html") : new BodyType(Form.PDF, name);
        }
        if (isBinary(head)) {
            return new BodyType(Form.OTHER, HTML.contains(name) || name.isEmpty() ? "binary data" : name);
        }
        boolean page = HTML.contains(name)
                || name.isEmpty()
                || PAGE.matcher(withoutMark(text)).matches();
        return page ? new BodyType(Form.HTML, "text/html") : new BodyType(Form.OTHER, name);
    }

    private static String withoutMark(String text) {
        return text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    }

    /** A zero byte or a control sign that no text has; text in UTF-16 has zero bytes and says so by its first two. */
    private static boolean isBinary(byte[] head) {
        boolean utf16 = head.length > 1
                && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF
                        || head[0] == (byte) 0xFF && head[1] == (byte) 0xFE);
        if (utf16) {
            return false;
        }
        for (byte b : head) {
            if (b >= 0 && b <= 0x08 || b == 0x0B || b >= 0x0E && b <= 0x1A || b >= 0x1C && b <= 0x1F) {
                return true;
            }
        }
        return false;
    }

    private static String name(Headers headers) {
        String value = headers.get("Content-Type");
        return value == null ? "" : value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
