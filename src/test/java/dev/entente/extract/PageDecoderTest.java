package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
