package io.fenghuo.tool.simulate;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fenghuo.event.EventKind.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes JSON lines as gzip. The header that {@link GZIPOutputStream} writes has no time in it, so
 * one zlib gives the same bytes each time; another zlib may pack the same lines differently.
 */
final class RecordWriter {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
          .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
          .build();

  private RecordWriter() {}

  static String fileName(Stream stream) {
    return switch (stream) {
      case TRAFFIC -> "chat.traffic.jsonl.gz";
      case SENTIMENT -> "chat.sentiment.jsonl.gz";
      case MENTION -> "social.mention.jsonl.gz";
    };
  }

  static void write(List<Fact> facts, Path file) throws IOException {
    try (OutputStream out = new Gzip(Files.newOutputStream(file))) {
      out.write(lines(facts));
    }
  }

  static byte[] lines(List<Fact> facts) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Fact fact : facts) {
      lines.write(MAPPER.writeValueAsString(fact.fields()).getBytes(StandardCharsets.UTF_8));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static final class Gzip extends GZIPOutputStream {

    Gzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
