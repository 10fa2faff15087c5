package io.fenghuo.testing;

import io.fenghuo.words.Fault;
import java.util.List;

/** Faults as those read them who run the job. */
public final class InEnglish {

  private InEnglish() {}

  public static List<String> of(List<Fault> faults) {
    return faults.stream().map(Fault::toString).toList();
  }
}
