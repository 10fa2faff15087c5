package io.fenghuo.condition;

import io.fenghuo.words.Message;

/**
 * An evaluation took more than any may: its author's fault, and not that of who asked. Whoever
 * evaluates other people's conditions must expect it, and evaluate this one no more.
 */
public final class OverBudgetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Message what;

  /**
   * @param what was too much; it holds nothing of the data
   */
  public OverBudgetException(Message what) {
    super(null, null, false, false);
    this.what = what;
  }

  /** What was too much. */
  public Message what() {
    return what;
  }

  /** The same in English. */
  @Override
  public String getMessage() {
    return what.toString();
  }

  /** The one that is behind a failure, or null. */
  public static OverBudgetException behind(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof OverBudgetException overBudget) {
        return overBudget;
      }
    }
    return null;
  }
}
