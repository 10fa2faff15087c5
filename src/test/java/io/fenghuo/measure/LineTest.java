package io.fenghuo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineTest {

  private static final Line RISING = new Line("high", true, 10, 0, 5, 100);
  private static final Line FALLING = new Line("low", false, 5, 0, 10, 100);

  @Test
  void goesUpAtItsLimit() {
    assertThat(RISING.next(Line.DOWN, 9.9, 0)).isEqualTo(Line.DOWN);
    assertThat(RISING.next(Line.DOWN, 10, 0)).isEqualTo(Line.UP);
    assertThat(FALLING.next(Line.DOWN, 5.1, 0)).isEqualTo(Line.DOWN);
    assertThat(FALLING.next(Line.DOWN, 5, 0)).isEqualTo(Line.UP);
  }

  @Test
  void staysUpBetweenClearAndLimit() {
    assertThat(RISING.next(Line.UP, 5.1, 0)).isEqualTo(Line.UP);
    assertThat(FALLING.next(Line.UP, 9.9, 0)).isEqualTo(Line.UP);
  }

  @Test
  void goesDownWhenItHasBeenClearForLongEnough() {
    long clearing = RISING.next(Line.UP, 5, 1_000);

    assertThat(clearing).isEqualTo(1_000);
    assertThat(RISING.downAtMillis(clearing)).isEqualTo(1_100);
    assertThat(RISING.next(clearing, 4, 1_099)).isEqualTo(1_000);
    assertThat(RISING.next(clearing, 4, 1_100)).isEqualTo(Line.DOWN);
  }

  @Test
  void startsAnewWhenItLeavesTheClearSide() {
    assertThat(RISING.next(1_000, 5.1, 1_050)).isEqualTo(Line.UP);
    assertThat(FALLING.next(1_000, 9.9, 1_050)).isEqualTo(Line.UP);
  }

  @Test
  void takesAFigureThatDataDoNotSupportAsClear() {
    assertThat(RISING.next(Line.DOWN, Double.NaN, 0)).isEqualTo(Line.DOWN);
    assertThat(RISING.next(Line.UP, Double.NaN, 1_000)).isEqualTo(1_000);
    assertThat(FALLING.next(Line.UP, Double.NaN, 1_000)).isEqualTo(1_000);
  }

  @Test
  void goesDownAtOnceWhereNothingIsAskedFor() {
    assertThat(new Line("high", true, 10, 0, 10, 0).next(Line.UP, 9, 1_000)).isEqualTo(Line.DOWN);
  }

  @Property
  void crossesUpAndBackByTurns(
      @ForAll @Size(max = 200) List<@DoubleRange(min = 0, max = 15) Double> values,
      @ForAll boolean rising) {
    Line line = rising ? RISING : FALLING;
    List<Edge> edges = new ArrayList<>();
    long standing = Line.DOWN;
    long now = 0;
    for (double value : values) {
      long next = line.next(standing, value, now += 30);
      if ((standing == Line.DOWN) != (next == Line.DOWN)) {
        edges.add(next == Line.DOWN ? Edge.DOWN : Edge.UP);
      }
      standing = next;
    }

    for (int i = 0; i < edges.size(); i++) {
      assertThat(edges.get(i)).isEqualTo(i % 2 == 0 ? Edge.UP : Edge.DOWN);
    }
  }
}
