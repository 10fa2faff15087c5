package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.connector.base.sink.writer.Batch;
import org.apache.flink.connector.base.sink.writer.RequestEntryWrapper;
import org.junit.jupiter.api.Test;

class NoticeBufferTest {

  private final NoticeBuffer buffer = new NoticeBuffer();

  @Test
  void givesBackInOrder() {
    add("a", "1");
    add("b", "2");

    assertThat(bodies()).containsExactly("1", "2");
    assertThat(buffer.peek().getRequestEntry().body()).isEqualTo("1");
    assertThat(buffer.poll().getRequestEntry().body()).isEqualTo("1");
    assertThat(buffer.poll().getRequestEntry().body()).isEqualTo("2");
    assertThat(buffer.poll()).isNull();
    assertThat(buffer.peek()).isNull();
    assertThat(buffer.isEmpty()).isTrue();
    assertThat(buffer.totalSizeInBytes()).isZero();
  }

  @Test
  void aLaterNoticeTakesThePlaceOfTheOneInItsSlot() {
    add("a", "1");
    add("b", "2");
    add("a", "three");

    assertThat(bodies()).containsExactly("three", "2");
    assertThat(buffer.size()).isEqualTo(2);
    assertThat(buffer.totalSizeInBytes()).isEqualTo("three".length() + 1);
  }

  @Test
  void whatComesBackGoesToTheFrontAndGivesWayToALaterOne() {
    add("b", "2");
    add("c", "3");
    comesBack("b", "1");
    comesBack("a", "0");

    assertThat(bodies()).containsExactly("0", "2", "3");
    assertThat(buffer.totalSizeInBytes()).isEqualTo(3);
  }

  @Test
  void aBatchEndsBeforeALaneComesTwice() {
    List.of("x1", "y1", "x2", "z1").forEach(this::addInLane);

    assertThat(batch(8, 100)).containsExactly("x1", "y1");
    assertThat(batch(8, 100)).containsExactly("x2", "z1");
    assertThat(batch(8, 100)).isEmpty();
  }

  @Test
  void aBatchIsBoundInNumberAndSizeButNeverEmpty() {
    List.of("v1", "w1", "x1", "y1", "z1").forEach(this::addInLane);

    assertThat(batch(2, 100)).containsExactly("v1", "w1");
    assertThat(batch(8, 5)).containsExactly("x1", "y1");
    assertThat(batch(8, 1)).containsExactly("z1");
  }

  private List<String> batch(int notices, long bytes) {
    Batch<Notice> batch = new LaneBatches(notices, bytes).createNextBatch(() -> 1, buffer);
    assertThat(batch.getRecordCount()).isEqualTo(batch.getBatchEntries().size());
    return batch.getBatchEntries().stream().map(Notice::body).toList();
  }

  private void addInLane(String body) {
    Notice notice = new Notice(body, body.substring(0, 1), "", "id", body);
    buffer.add(new RequestEntryWrapper<>(notice, body.length()), false);
  }

  private void add(String slot, String body) {
    buffer.add(wrapped(slot, body), false);
  }

  private void comesBack(String slot, String body) {
    buffer.add(wrapped(slot, body), true);
  }

  private static RequestEntryWrapper<Notice> wrapped(String slot, String body) {
    return new RequestEntryWrapper<>(new Notice(slot, slot, "", "id", body), body.length());
  }

  private List<String> bodies() {
    List<String> bodies = new ArrayList<>();
    buffer.getBufferedState().forEach(entry -> bodies.add(entry.getRequestEntry().body()));
    return bodies;
  }
}
