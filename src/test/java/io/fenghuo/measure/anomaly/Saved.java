package io.fenghuo.measure.anomaly;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;

/** Writes and reads, as a savepoint does. */
final class Saved {

  interface Writer {
    void write(DataOutput out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private Saved() {}

  static byte[] bytes(Writer writer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writer.write(new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  static <T> T roundTrip(Writer writer, Reader<T> reader) throws IOException {
    return read(bytes(writer), reader);
  }

  static <T> T read(byte[] bytes, Reader<T> reader) throws IOException {
    return reader.read(new DataInputStream(new ByteArrayInputStream(bytes)));
  }
}
