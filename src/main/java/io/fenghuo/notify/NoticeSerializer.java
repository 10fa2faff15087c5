package io.fenghuo.notify;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;
import org.apache.flink.connector.base.sink.writer.BufferedRequestState;

/**
 * Waiting notices in a snapshot. Version 1 of a notice: slot, lane, target, alertId and body, each
 * as the number of its bytes in UTF-8 (four bytes, big-endian) and those bytes.
 */
final class NoticeSerializer extends AsyncSinkWriterStateSerializer<Notice> {

  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public BufferedRequestState<Notice> deserialize(int version, byte[] serialized)
      throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "Waiting notices are of version " + version + "; this job reads version " + VERSION);
    }
    return super.deserialize(version, serialized);
  }

  @Override
  protected void serializeRequestToStream(Notice notice, DataOutputStream out) throws IOException {
    write(out, notice.slot());
    write(out, notice.lane());
    write(out, notice.target());
    write(out, notice.alertId());
    write(out, notice.body());
  }

  @Override
  protected Notice deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
    return new Notice(read(in), read(in), read(in), read(in), read(in));
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
