package io.fenghuo.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.fenghuo.event.Origin;
import io.fenghuo.words.LocalizedText;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlRejectionTest {

  @ParameterizedTest
  @EnumSource(IncidentCommand.Kind.class)
  void tellsWhatTheIncidentsHaveNoPlaceFor(IncidentCommand.Kind kind) {
    Origin origin = new Origin("ops.control", 0, 7);

    ControlRejection rejection =
        ControlRejection.of(
            new CommandRefusal(
                origin,
                1_000,
                "c1",
                kind,
                "li",
                RejectionReason.NOT_APPLICABLE,
                new LocalizedText("没有", "none")));

    assertThat(rejection.kind().ofIncidents()).isEqualTo(kind);
    assertThat(rejection)
        .isEqualTo(
            new ControlRejection(
                origin,
                1_000,
                "c1",
                ControlKind.valueOf(kind.name()),
                "li",
                RejectionReason.NOT_APPLICABLE,
                new LocalizedText("没有", "none")));
  }

  @ParameterizedTest
  @ValueSource(
      classes = {CommandRefusal.class, IncidentCommand.class, CommandAnswer.class, DeskState.class})
  void travelsWithoutKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
