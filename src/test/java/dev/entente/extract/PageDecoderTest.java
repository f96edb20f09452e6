package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDecoderTest {
    private static final String PERSIAN = "<p>وزیران کشور دو همسایه بر سر همکاری مرزی به توافق رسیدند</p>";
    private static final String RUSSIAN =
            "<p>Министры внутренних дел договорились о совместной работе на границе, сообщила пресс-служба</p>";
    private static final String CHINESE = "<p>两国内政部长就边境合作达成一致，发言人周一表示</p>";

    @Test
    void believesTheHeader() {
        assertThat(PageDecoder.decode(RUSSIAN.getBytes(Charset.forName("windows-1251")), "windows-1251"))
                .isEqualTo(RUSSIAN);
    }

    @Test
    void readsUtf8WhateverTheHeaderSays() {
        assertThat(PageDecoder.decode(PERSIAN.getBytes(StandardCharsets.UTF_8), "iso-8859-1"))
                .isEqualTo(PERSIAN);
    }

    @Test
    void readsTheMetaTagWhereTheHeaderNamesNoCharset() {
        String page = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'>" + CHINESE;
        assertThat(PageDecoder.decode(page.getBytes(Charset.forName("GBK")), null))
                .isEqualTo(page);
    }

    @Test
    void dropsTheByteOrderMark() {
        assertThat(PageDecoder.decode(("\uFEFF" + CHINESE).getBytes(StandardCharsets.UTF_16LE), "utf-8"))
                .isEqualTo(CHINESE);
    }

    @Test
    void detectsTheCharsetWhereNobodyNamesIt() {
        byte[] bytes = RUSSIAN.repeat(5).getBytes(Charset.forName("windows-1251"));
        assertThat(PageDecoder.decode(bytes, null)).isEqualTo(RUSSIAN.repeat(5));
    }

    @Test
    void passesOverCharsetsThatDoNotExist() {
        assertThat(PageDecoder.decode(PERSIAN.getBytes(StandardCharsets.UTF_8), "utf-9; no such thing"))
                .isEqualTo(PERSIAN);
    }

    /** Texts of a page's length; the header and the meta tag say what is not so, or nothing. */
    @ParameterizedTest(name = "{0} named {1}, {2}")
    @CsvSource(nullValues = "-", textBlock = """
            windows-1256, utf-8,        utf-8,        fa
            windows-1256, utf-8,        -,            ar
            windows-1256, -,            -,            ar
            windows-1256, -,            windows-1256, fa
            windows-1256, utf-8,        windows-1256, fa
            windows-1251, utf-8,        utf-8,        ru
            windows-1251, windows-1251, utf-8,        ru
            KOI8-R,       utf-8,        -,            ru
            KOI8-R,       -,            -,            ru
            GBK,          -,            -,            zh
            GBK,          utf-8,        utf-8,        zh
            GBK,          gb2312,       utf-8,        zh
            windows-1252, utf-8,        -,            de
            utf-8,        windows-1256, windows-1251, ar
            utf-8,        gbk,          -,            zh
            UTF-16LE,     -,            -,            fa
            UTF-16BE,     -,            -,            zh
            UTF-16LE,     utf-16,       -,            ru
            UTF-16BE,     utf-8,        utf-16,       ar
            UTF-16LE,     utf-8,        utf-8,        en
            """)
    void readsWhateverTheHeaderAndTheMetaTagClaim(String real, String header, String meta, String language) {
        String text = new String(Fixtures.bytes("languages/" + language + ".txt"), StandardCharsets.UTF_8);
        Charset charset = Charset.forName(real);
        // Letters that the charset lacks, such as the Persian yeh, were written as others or left out.
        String writable = text.replace('ی', 'ي')
                .codePoints()
                .filter(c -> charset.newEncoder().canEncode(Character.toString(c)))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String page = "<html><head>" + (meta == null ? "" : "<meta charset=\"" + meta + "\">")
                + "<title>Page</title></head><body><p>" + writable.replace("\n", "</p>\n<p>") + "</p></body></html>";
        assertThat(PageDecoder.decode(page.getBytes(charset), header)).isEqualTo(page);
    }

    @Test
    void takesNullBytesInAPageForDirt() {
        String page = "<p>" + "\0".repeat(50) + "The ministers\0 met.</p>".repeat(20);
        assertThat(PageDecoder.decode(page.getBytes(StandardCharsets.UTF_8), null))
                .isEqualTo(page);
    }

    @Test
    void keepsUtf8WithAFewBrokenBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(PERSIAN.getBytes(StandardCharsets.UTF_8));
        bytes.write(0xFF);
        bytes.writeBytes(PERSIAN.getBytes(StandardCharsets.UTF_8));
        assertThat(PageDecoder.decode(bytes.toByteArray(), "utf-8")).isEqualTo(PERSIAN + "\uFFFD" + PERSIAN);
    }

    @Test
    void cutsPagesWithTooManyTags() {
        String page = "<b>".repeat(PageDecoder.MAX_TAGS + 5);
        assertThat(PageDecoder.decode(page.getBytes(StandardCharsets.UTF_8), null))
                .hasSize(3 * PageDecoder.MAX_TAGS);
    }
}
