package io.fenghuo.tool.scenario;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads lines as bytes, for a line may be no text at all. A line ends with a line feed; one that
 * lacks it at the end of the input counts, an empty rest does not. A byte order mark, which some
 * editors put in front of a file, is no part of its first line.
 */
public final class Lines implements Closeable {

  private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

  private final BufferedInputStream in;

  public Lines(InputStream in) throws IOException {
    this.in = new BufferedInputStream(in, 1 << 16);
    skipByteOrderMark();
  }

  /**
   * The lines of a file, which is compressed where its name ends in {@code .gz}.
   *
   * @throws FileSystemException where it is not what its name says; reading throws it as well
   */
  public static Lines of(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(
          file.toString(), null, "it is a folder, and must be a file of lines");
    }
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    if (!file.toString().endsWith(".gz")) {
      return new Lines(in);
    }
    try {
      return new Lines(new Gunzipped(file, in));
    } catch (ZipException e) {
      in.close();
      throw new FileSystemException(
          file.toString(), null, "it is not gzipped: compress it, or name it without .gz");
    }
  }

  private void skipByteOrderMark() throws IOException {
    in.mark(BYTE_ORDER_MARK.length);
    for (int wanted : BYTE_ORDER_MARK) {
      if (in.read() != wanted) {
        in.reset();
        return;
      }
    }
  }

  /** Says which file is damaged, and that it is. */
  private static final class Gunzipped extends GZIPInputStream {

    private final Path file;

    Gunzipped(Path file, InputStream in) throws IOException {
      super(in);
      this.file = file;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      try {
        return super.read(to, offset, length);
      } catch (EOFException e) {
        throw damaged("it ends in the middle of its compressed data: copy it again", e);
      } catch (ZipException e) {
        throw damaged("its compressed data is damaged: copy it again", e);
      }
    }

    private FileSystemException damaged(String how, IOException cause) {
      FileSystemException damaged = new FileSystemException(file.toString(), null, how);
      damaged.initCause(cause);
      return damaged;
    }
  }

  /** The next line without its end; null after the last. */
  public byte[] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    while (b >= 0 && b != '\n') {
      line.write(b);
      b = in.read();
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
