package dev.entente.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.entente.extract.Extraction.ExtractedArticle;
import dev.entente.extract.Extraction.NotAnArticle;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.Deflater;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;

class PdfExtractorTest {
    private static final URI URL = URI.create("https://times.example/pact.pdf");
    private static final PdfExtractor PDFS = new PdfExtractor(new LanguageDetection());
    private static final List<String> LINES = List.of(
            "Ministers sign a pact on borders",
            "",
            "The interior ministers of both states met at the border post on Tuesday and agreed on",
            "joint patrols along the river, on the exchange of liaison officers and on a com-",
            "mon training centre for the police of both sides.",
            "",
            "The pact runs for five years. Its text is to be published when both parliaments have taken",
            "it, which the ministers expect before the end of the year. They will meet again in spring",
            "to look at the first results and at the open question of the costs of the centre.");

    @Test
    void readsTitleParagraphsAndDate() throws IOException {
        ExtractedArticle article = article(pdf(document -> {
            document.getDocumentInformation().setTitle("Pact on borders: the text");
            document.getDocumentInformation().setAuthor("Press office");
            Calendar date = Calendar.getInstance(TimeZone.getTimeZone("GMT+3"));
            date.clear();
            date.set(2026, Calendar.MARCH, 1, 12, 0);
            document.getDocumentInformation().setCreationDate(date);
        }));
        assertThat(article.title()).isEqualTo("Pact on borders: the text");
        assertThat(article.author()).isEqualTo("Press office");
        assertThat(article.publishedAt()).hasToString("2026-03-01T12:00+03:00");
        assertThat(article.language()).isEqualTo("en");
        assertThat(article.details().rules())
                .containsOnlyKeys("author", "body", "language", "publishedAt", "title")
                .containsEntry("title", "title of the file");
        assertThat(article.body())
                .contains("agreed on joint patrols along the river")
                .contains("a common training centre for the police of both sides.\n\nThe pact runs");
    }

    @Test
    void takesTheFirstLineForTheTitleWhereTheFileNamesNone() throws IOException {
        ExtractedArticle article =
                article(pdf(document -> document.getDocumentInformation().setTitle("Microsoft Word - final2.doc")));
        assertThat(article.title()).isEqualTo("Ministers sign a pact on borders");
        assertThat(article.publishedAt()).isNull();
    }

    @Test
    void refusesAnEncryptedFile() throws IOException {
        byte[] file = pdf(
                document -> document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission())));
        assertThat(reason(file)).isEqualTo("The PDF file is encrypted.");
    }

    @Test
    void survivesATruncatedFile() throws IOException {
        byte[] file = pdf(document -> {});
        for (int length : new int[] {0, 10, file.length / 3, file.length / 2, file.length - 20}) {
            assertThat(PDFS.extract(URL, Arrays.copyOf(file, length))).isNotNull();
        }
        assertThat(reason("%PDF-1.7 and then nothing".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("The PDF file cannot be read");
    }

    @Test
    void unpacksNoBomb() {
        assertThat(reason(bomb("/FlateDecode"))).isEqualTo("The PDF file is packed so that it would fill the memory.");
        assertThat(reason("%PDF-1.7\n1 0 obj <</Filter [/FlateDecode /FlateDecode]>>"
                        .getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("The PDF file is packed so that it would fill the memory.");
    }

    @Test
    void refusesTooManyPages() throws IOException {
        byte[] file = pdf(document -> {
            for (int i = 0; i < PdfExtractor.PAGES; i++) {
                document.addPage(new PDPage());
            }
        });
        assertThat(reason(file)).isEqualTo("The PDF file has 61 pages; at most 60 are read.");
    }

    @Test
    void refusesTooManyBytes() {
        assertThat(reason(new byte[PdfExtractor.LARGEST + 1])).isEqualTo("The PDF file is larger than 20 MB.");
    }

    @Test
    void findsNoTextInAScan() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            assertThat(reason(bytes(document))).isEqualTo("The PDF file holds no text to speak of.");
        }
    }

    @Test
    void saysThatAFileWasNotReadForNow() throws IOException {
        byte[] file = pdf(document -> {});
        PdfExtractor hurried = new PdfExtractor(new LanguageDetection(), Duration.ZERO);
        assertThat(hurried.extract(URL, file)).isInstanceOf(Extraction.NotRead.class);
        hurried.close();
        assertThat(hurried.extract(URL, file)).isEqualTo(new Extraction.NotRead("Too many PDF files are being read."));
        Thread.currentThread().interrupt();
        assertThat(PDFS.extract(URL, file)).isEqualTo(new Extraction.NotRead("The portal is being stopped."));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void leavesOutWhatIsPrintedOnEachPage() {
        String head = "The Times, page ";
        assertThat(PdfText.paragraphs(List.of(
                        PdfText.PAGE,
                        head + "1",
                        PdfText.PARAGRAPH + "A sentence that goes on over the end of its page and is",
                        PdfText.PAGE,
                        head + "2",
                        PdfText.PARAGRAPH + "ended here.",
                        PdfText.PAGE,
                        head + "3",
                        PdfText.PARAGRAPH + "Another.",
                        "12")))
                .containsExactly("A sentence that goes on over the end of its page and is ended here.", "Another.");
    }

    private static ExtractedArticle article(byte[] file) {
        Extraction read = PDFS.extract(URL, file);
        assertThat(read).isInstanceOf(ExtractedArticle.class);
        return (ExtractedArticle) read;
    }

    private static String reason(byte[] file) {
        return ((NotAnArticle) PDFS.extract(URL, file)).reason();
    }

    private interface Change {
        void to(PDDocument document) throws IOException;
    }

    private static byte[] pdf(Change change) throws IOException {
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream text = new PDPageContentStream(document, page)) {
                float y = 700;
                for (String line : LINES) {
                    text.beginText();
                    text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
                    text.newLineAtOffset(60, y);
                    text.showText(line);
                    text.endText();
                    y -= 14;
                }
            }
            change.to(document);
            return bytes(document);
        }
    }

    private static byte[] bytes(PDDocument document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    /** Some 60 kB that are 60 MB of zeros. */
    private static byte[] bomb(String filter) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(new byte[60_000_000]);
        deflater.finish();
        byte[] packed = new byte[200_000];
        int length = deflater.deflate(packed);
        deflater.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("%PDF-1.7\n1 0 obj\n<</Length " + length + " /Filter " + filter + ">>\nstream\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.write(packed, 0, length);
        out.writeBytes("\nendstream\nendobj\n".getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }
}
