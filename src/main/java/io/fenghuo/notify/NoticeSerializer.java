package io.fenghuo.notify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Waiting notices in a snapshot. Version 1: the mark of Flink's asynchronous sinks, eight bytes of
 * ones; the number of notices (four bytes); for each the size of its body (eight bytes), and slot,
 * lane, target, alertId and body, each as the number of its bytes in UTF-8 (four bytes) and those
 * bytes. Numbers are big-endian. Nobody reads the mark and the size.
 */
final class NoticeSerializer implements SimpleVersionedSerializer<List<Notice>> {

  private static final int VERSION = 1;
  private static final long MARK = -1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(List<Notice> notices) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MARK);
    out.writeInt(notices.size());
    for (Notice notice : notices) {
      out.writeLong(notice.bytes());
      write(out, notice.slot());
      write(out, notice.lane());
      write(out, notice.target());
      write(out, notice.alertId());
      write(out, notice.body());
    }
    return bytes.toByteArray();
  }

  @Override
  public List<Notice> deserialize(int version, byte[] serialized) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
    if (version != VERSION) {
      throw new IOException(
          "Waiting notices are of version " + version + "; this job reads version " + VERSION);
    }
    in.readLong();
    int count = in.readInt();
    List<Notice> notices = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      in.readLong();
      notices.add(new Notice(read(in), read(in), read(in), read(in), read(in)));
    }
    return notices;
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
