package io.fenghuo.tool.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

  private final List<List<Integer>> tried = new ArrayList<>();
  private int port = 7000;

  @Test
  void triesOtherPortsWhereOneIsTaken() throws Exception {
    String started =
        FreePorts.use(
            this::next,
            ports -> {
              tried.add(ports);
              if (tried.size() < 3) {
                throw new IllegalStateException("no start", new BindException("in use"));
              }
              return "started on " + ports;
            });

    assertThat(started).isEqualTo("started on [7003]");
    assertThat(tried).containsExactly(List.of(7001), List.of(7002), List.of(7003));
  }

  @Test
  void givesUpAfterFiveTries() {
    assertThatThrownBy(
            () ->
                FreePorts.use(
                    this::next,
                    ports -> {
                      tried.add(ports);
                      throw new BindException("in use");
                    }))
        .hasMessage("in use");
    assertThat(tried).hasSize(5);
  }

  @Test
  void triesNoOtherPortsWhereThatIsNotTheTrouble() {
    assertThatThrownBy(
            () ->
                FreePorts.use(
                    this::next,
                    ports -> {
                      tried.add(ports);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(tried).hasSize(1);
  }

  private List<Integer> next() {
    return List.of(++port);
  }
}
