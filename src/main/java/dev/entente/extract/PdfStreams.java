package dev.entente.extract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks at the packed streams of a PDF file before anything unpacks them, as the library unpacks each into memory as a
 * whole, however large it grows.
 */
final class PdfStreams {
    private static final long LARGEST = 50_000_000;
    private static final long LARGEST_TOTAL = 200_000_000;
    private static final byte[] MARK = "stream".getBytes(StandardCharsets.US_ASCII);

    /** Packed twice: no program writes that, and it can grow without bound. LZW can grow a thousandfold too. */
    private static final Pattern NESTED = Pattern.compile("(?:/Fl(?:ateDecode)?|/LZW(?:Decode)?|/RL|/RunLengthDecode)"
            + "\\s*(?:/Fl(?:ateDecode)?|/LZW(?:Decode)?|/RL|/RunLengthDecode)\\b");

    private static final Pattern LZW = Pattern.compile("/LZWDecode\\b");
    private static final int LARGEST_WITH_LZW = 200_000;

    private PdfStreams() {}

    static boolean isBomb(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        if (NESTED.matcher(text).find()
                || pdf.length > LARGEST_WITH_LZW && LZW.matcher(text).find()) {
            return true;
        }
        long total = 0;
        byte[] out = new byte[64 << 10];
        for (int at = indexOf(pdf, 0); at >= 0; at = indexOf(pdf, at)) {
            long size = unpacked(pdf, at, out);
            total += size;
            if (size > LARGEST || total > LARGEST_TOTAL) {
                return true;
            }
        }
        return false;
    }

    /** After the next mark and its line break; negative where there is none. */
    private static int indexOf(byte[] pdf, int from) {
        for (int i = from; i + MARK.length + 2 < pdf.length; i++) {
            int end = i + MARK.length;
            if (Arrays.equals(pdf, i, end, MARK, 0, MARK.length)
                    && (pdf[end] == '\n' || pdf[end] == '\r')
                    && (i == 0 || pdf[i - 1] != 'd')) {
                return pdf[end] == '\r' && pdf[end + 1] == '\n' ? end + 2 : end + 1;
            }
        }
        return -1;
    }

    /** Bytes, or 0 where it is not packed. */
    private static long unpacked(byte[] pdf, int at, byte[] out) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(pdf, at, pdf.length - at);
            while (!inflater.finished() && inflater.getBytesWritten() <= LARGEST) {
                if (inflater.inflate(out) == 0) {
                    break;
                }
            }
        } catch (DataFormatException e) {
            // Of another kind, or broken: what came before counts.
        }
        long written = inflater.getBytesWritten();
        inflater.end();
        return written;
    }
}
