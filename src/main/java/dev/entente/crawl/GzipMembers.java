package dev.entente.crawl;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The contents of a file that is packed member by member (RFC 1952), one after the other. Where a member is broken, the
 * contents end for the time being: {@link #resume} goes on with the next.
 */
final class GzipMembers extends InputStream {
    private static final int BLOCK = 16 << 10;
    private static final int TRAILER = 8;
    private static final int HAS_CHECKSUM = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    private final PushbackInputStream packed;
    private final Inflater inflater = new Inflater(true);
    private final byte[] block = new byte[BLOCK];
    private final byte[] single = new byte[1];
    private boolean within;
    private boolean ended;
    private boolean broken;
    private int length;

    GzipMembers(InputStream packed) {
        this.packed = new PushbackInputStream(packed, BLOCK);
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] out, int from, int most) throws IOException {
        while (!ended && !broken) {
            if (!within && !nextMember()) {
                ended = true;
                break;
            }
            try {
                int read = inflate(out, from, most);
                if (read > 0) {
                    return read;
                }
            } catch (DataFormatException e) {
                packed.unread(block, length - inflater.getRemaining(), inflater.getRemaining());
                breakOff();
            } catch (EOFException e) {
                breakOff();
            }
        }
        return -1;
    }

    private void breakOff() {
        within = false;
        broken = true;
    }

    /** After an end: whether only a member was broken, and the next can be read now. */
    boolean resume() {
        boolean was = broken;
        broken = false;
        return was;
    }

    private int inflate(byte[] out, int from, int most) throws IOException, DataFormatException {
        int read = inflater.inflate(out, from, most);
        if (inflater.finished()) {
            within = false;
            packed.unread(block, length - inflater.getRemaining(), inflater.getRemaining());
            packed.skipNBytes(TRAILER);
        } else if (read == 0) {
            length = packed.read(block);
            if (length < 0) {
                throw new EOFException();
            }
            inflater.setInput(block, 0, length);
        }
        return read;
    }

    /** Goes to what follows the next header, over whatever stands before it; false at the end. */
    private boolean nextMember() throws IOException {
        int first = packed.read();
        int second = packed.read();
        for (int third = packed.read(); third >= 0; third = packed.read()) {
            if (first == 0x1F && second == 0x8B && third == 8) {
                return header();
            }
            first = second;
            second = third;
        }
        return false;
    }

    private boolean header() throws IOException {
        int flags = packed.read();
        try {
            packed.skipNBytes(6);
            if ((flags & HAS_EXTRA) != 0) {
                packed.skipNBytes(packed.read() | packed.read() << 8);
            }
            for (int text : new int[] {HAS_NAME, HAS_COMMENT}) {
                int next = (flags & text) != 0 ? packed.read() : 0;
                while (next > 0) {
                    next = packed.read();
                }
            }
            packed.skipNBytes((flags & HAS_CHECKSUM) != 0 ? 2 : 0);
        } catch (EOFException e) {
            return false;
        }
        inflater.reset();
        length = 0;
        within = true;
        return true;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        packed.close();
    }
}
