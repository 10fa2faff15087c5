package io.fenghuo.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ControlDeskTest {

  private static final long NOON = 1_800_000_000_000L;
  private static final Origin ORIGIN = new Origin("ops.control", 0, 7);

  @ParameterizedTest
  @EnumSource(ControlKind.class)
  void answersEveryCommandThatNobodyCarriesOut(ControlKind kind) {
    ControlCommand command =
        new ControlCommand(ORIGIN, "c1", kind, "li", "because", NOON + 1, Map.of());

    assertThat(answers(new ControlInput(command, null, NOON)))
        .containsExactly(
            new ControlRejection(
                ORIGIN,
                NOON,
                "c1",
                kind,
                "li",
                RejectionReason.NOT_SUPPORTED,
                "本版本不执行指令 " + kind + "。",
                "This version does not carry out the command " + kind + "."));
  }

  @Test
  void handsOnWhatWasRejectedBefore() {
    ControlRejection rejection =
        new ControlRejection(ORIGIN, NOON, null, null, null, RejectionReason.MALFORMED, "坏", "bad");

    assertThat(answers(new ControlInput(null, rejection, NOON))).containsExactly(rejection);
  }

  private static List<ControlRejection> answers(ControlInput input) {
    List<ControlRejection> answers = new ArrayList<>();
    new ControlDesk().flatMap(input, new ListCollector<>(answers));
    return answers;
  }
}
