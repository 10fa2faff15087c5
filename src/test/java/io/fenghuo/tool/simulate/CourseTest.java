package io.fenghuo.tool.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final Instant NOON = Instant.parse("2026-11-11T12:00:00Z");

  @Test
  void isLevelBeforeItsFirstPointAndAfterItsLast() {
    Course course = Course.always(1).until(NOON).to(NOON.plusSeconds(100), 3);

    assertThat(course.at(NOON.minusSeconds(9_999).toEpochMilli())).isEqualTo(1);
    assertThat(course.at(NOON.plusSeconds(9_999).toEpochMilli())).isEqualTo(3);
  }

  @Test
  void runsStraightBetweenItsPoints() {
    Course course = Course.always(1).until(NOON).to(NOON.plusSeconds(100), 3);

    assertThat(course.at(NOON.plusSeconds(50).toEpochMilli())).isEqualTo(2);
  }

  @Test
  void jumpsWithinAMillisecond() {
    Course course = Course.always(6).jump(NOON, 0);

    assertThat(course.at(NOON.toEpochMilli() - 1)).isEqualTo(6);
    assertThat(course.at(NOON.toEpochMilli())).isZero();
  }

  @Test
  void refusesToRunBackwards() {
    Course course = Course.always(1).until(NOON);

    assertThatThrownBy(() -> course.to(NOON.minusSeconds(1), 2))
        .hasMessage("a course runs forward, but 2026-11-11T11:59:59Z does not follow");
  }
}
