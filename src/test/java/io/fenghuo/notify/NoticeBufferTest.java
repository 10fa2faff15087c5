package io.fenghuo.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeBufferTest {

  private final NoticeBuffer buffer = new NoticeBuffer();

  @Test
  void keepsTheOrderUntilNoticesAreTaken() {
    Notice first = add("a", "1");
    add("b", "2");

    assertThat(bodies(buffer.all())).containsExactly("1", "2");
    assertThat(batch(8, 100)).containsExactly("1", "2");
    buffer.remove(first);

    assertThat(bodies(buffer.all())).containsExactly("2");
    assertThat(buffer.size()).isEqualTo(1);
  }

  @Test
  void aLaterNoticeTakesThePlaceOfTheOneInItsSlot() {
    add("a", "1");
    add("b", "2");
    add("a", "three");

    assertThat(bodies(buffer.all())).containsExactly("three", "2");
    assertThat(buffer.size()).isEqualTo(2);
  }

  @Test
  void theLaterOneStaysWhenTheEarlierOneIsTaken() {
    Notice earlier = add("a", "1");
    add("b", "2");
    add("a", "three");
    buffer.remove(earlier);

    assertThat(bodies(buffer.all())).containsExactly("three", "2");
  }

  @Test
  void aBatchEndsBeforeALaneComesTwice() {
    Notice x1 = addInLane("x1");
    Notice y1 = addInLane("y1");
    addInLane("x2");
    addInLane("z1");

    assertThat(batch(8, 100)).containsExactly("x1", "y1");
    buffer.remove(x1);
    buffer.remove(y1);
    assertThat(batch(8, 100)).containsExactly("x2", "z1");
  }

  @Test
  void aBatchIsBoundInNumberAndSizeButNeverEmpty() {
    assertThat(batch(8, 100)).isEmpty();
    List.of("v1", "w1", "x1", "y1", "z1").forEach(this::addInLane);

    assertThat(batch(2, 100)).containsExactly("v1", "w1");
    assertThat(batch(8, 7)).containsExactly("v1", "w1", "x1");
    assertThat(batch(8, 6)).containsExactly("v1", "w1", "x1");
    assertThat(batch(8, 5)).containsExactly("v1", "w1");
    assertThat(batch(8, 1)).containsExactly("v1");
  }

  private List<String> batch(int notices, long bytes) {
    return bodies(buffer.first(notices, bytes));
  }

  private Notice addInLane(String body) {
    Notice notice = new Notice(body, body.substring(0, 1), "", "id", body);
    buffer.add(notice);
    return notice;
  }

  private Notice add(String slot, String body) {
    Notice notice = new Notice(slot, slot, "", "id", body);
    buffer.add(notice);
    return notice;
  }

  private static List<String> bodies(List<Notice> notices) {
    return notices.stream().map(Notice::body).toList();
  }
}
