package io.fenghuo.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScreenTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);
  private long nanos;

  @Test
  void rewritesProgressOnATerminal() {
    Screen screen = new Screen(out, true, () -> nanos);

    screen.progress("one");
    after(Duration.ofMillis(199));
    screen.progress("too soon");
    after(Duration.ofMillis(1));
    screen.progress("two");
    screen.print("alert");
    screen.print("another");

    assertThat(written())
        .isEqualTo("\r\033[2Kone" + "\r\033[2Ktwo" + "\r\033[2Kalert\n" + "another\n");
  }

  @Test
  void repeatsProgressElsewhereEveryFewSeconds() {
    Screen screen = new Screen(out, false, () -> nanos);

    screen.progress("one");
    after(Duration.ofMillis(4999));
    screen.progress("too soon");
    screen.print("alert");
    after(Duration.ofMillis(1));
    screen.progress("two");

    assertThat(written()).isEqualTo("one\nalert\ntwo\n");
  }

  private void after(Duration pause) {
    nanos += pause.toNanos();
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
