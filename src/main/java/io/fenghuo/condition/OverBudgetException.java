package io.fenghuo.condition;

/**
 * An evaluation took more than any may: its author's fault, and not that of who asked. Whoever
 * evaluates other people's conditions must expect it, and evaluate this one no more.
 */
public final class OverBudgetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String zh;

  /**
   * What was too much; the texts hold nothing of the data.
   *
   * @param zh in Chinese
   * @param en in English
   */
  public OverBudgetException(String zh, String en) {
    super(en, null, false, false);
    this.zh = zh;
  }

  /** The message in Chinese. */
  public String zh() {
    return zh;
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
