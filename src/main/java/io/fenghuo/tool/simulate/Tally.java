package io.fenghuo.tool.simulate;

/** The books of one brand's desk: what was started is resolved, abandoned or open. */
final class Tally {

  private int started;
  private int resolved;
  private int abandoned;
  private int complaints;

  void sessionStarted() {
    started++;
  }

  void sessionResolved() {
    resolved++;
  }

  void sessionAbandoned() {
    abandoned++;
  }

  void complaintFiled() {
    complaints++;
  }

  int started() {
    return started;
  }

  int resolved() {
    return resolved;
  }

  int abandoned() {
    return abandoned;
  }

  int complaints() {
    return complaints;
  }

  int open() {
    return started - resolved - abandoned;
  }
}
