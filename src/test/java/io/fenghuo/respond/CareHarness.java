package io.fenghuo.respond;

import io.fenghuo.config.FenghuoOptions;
import io.fenghuo.handling.Profiles;
import io.fenghuo.time.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** Runs the care of one desk. */
@SuppressWarnings("try") // The harness's close throws Exception.
final class CareHarness {

  static final long LOOK_BACK = 600_000;
  static final CareLimits LIMITS = new CareLimits(LOOK_BACK, 100, 10, 50);
  static final Profiles PROFILES = Profiles.read(new Configuration());

  private CareHarness() {}

  /** The jar's profiles with another word on the care of general. */
  static Profiles profiles(String care) {
    try {
      Path file = Files.createTempFile("profile", ".yaml");
      Files.writeString(file, "{ profile: general, care: " + care + " }");
      Configuration config = new Configuration();
      config.set(FenghuoOptions.PROFILES, List.of(file.toString()));
      Profiles profiles = Profiles.read(config);
      Files.delete(file);
      return profiles;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static KeyedOneInputStreamOperatorTestHarness<String, CareInput, CareDirective> harness(
      Profiles profiles, CareLimits limits, Mode mode) throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new KeyedProcessOperator<>(new CareFunction(profiles, limits, mode)),
        CareInput::key,
        Types.STRING);
  }

  /** What is proposed, live, in the order given. */
  static List<CareDirective> run(Profiles profiles, CareLimits limits, List<CareInput> inputs)
      throws Exception {
    try (var harness = harness(profiles, limits, Mode.LIVE)) {
      harness.open();
      feed(harness, inputs);
      return harness.extractOutputValues();
    }
  }

  static List<CareDirective> run(CareInput... inputs) throws Exception {
    return run(PROFILES, LIMITS, List.of(inputs));
  }

  /** The same with a stop in between, and a restart from what was saved. */
  static List<CareDirective> runWithRestart(
      Mode mode, List<CareInput> before, List<CareInput> after) throws Exception {
    List<CareDirective> all = new ArrayList<>();
    OperatorSubtaskState saved;
    try (var harness = harness(PROFILES, LIMITS, mode)) {
      harness.open();
      feed(harness, before);
      saved = harness.snapshot(1, 1);
      all.addAll(harness.extractOutputValues());
    }
    try (var harness = harness(PROFILES, LIMITS, mode)) {
      harness.initializeState(saved);
      harness.open();
      feed(harness, after);
      harness.processWatermark(Long.MAX_VALUE);
      all.addAll(harness.extractOutputValues());
    }
    return all;
  }

  static void feed(
      KeyedOneInputStreamOperatorTestHarness<String, CareInput, CareDirective> harness,
      List<CareInput> inputs)
      throws Exception {
    for (CareInput input : inputs) {
      harness.processElement(input, input.timeMillis());
    }
  }
}
