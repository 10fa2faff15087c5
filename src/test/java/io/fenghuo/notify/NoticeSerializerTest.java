package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeSerializerTest {

  private static final Notice NOTICE = new Notice("s", "ln", "", "inc-1", "{\"a\":\"烽\"}");

  /** As version 1 was released: a snapshot of an older job is read by a newer one. */
  private static final String VERSION_1 =
      "ffffffffffffffff" // Flink's mark
          + "00000001" // one notice
          + "000000000000000b" // of this size
          + "0000000173" // s
          + "000000026c6e" // ln
          + "00000000" // no target
          + "00000005696e632d31" // inc-1
          + "0000000b7b2261223a22e783bd227d"; // {"a":"烽"}

  private final NoticeSerializer serializer = new NoticeSerializer();

  @Test
  void writesVersion1AsItWasReleased() throws Exception {
    byte[] written = serializer.serialize(List.of(NOTICE));

    assertThat(HexFormat.of().formatHex(written)).isEqualTo(VERSION_1);
    assertThat(serializer.getVersion()).isEqualTo(1);
  }

  @Test
  void readsVersion1() throws Exception {
    assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1)))
        .containsExactly(NOTICE);
  }

  @Test
  void refusesAVersionItDoesNotKnow() {
    assertThatThrownBy(() -> serializer.deserialize(2, HexFormat.of().parseHex(VERSION_1)))
        .isInstanceOf(IOException.class)
        .hasMessage("Waiting notices are of version 2; this job reads version 1");
  }
}
