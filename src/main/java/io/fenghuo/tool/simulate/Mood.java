package io.fenghuo.tool.simulate;

import io.fenghuo.event.Emotion;

/**
 * How a customer feels, from −1 (furious) to 1 (delighted). It turns with each failure of a bot and
 * with each minute of waiting, harder where more is at stake; what is said and filed follows from
 * it. Anger vents itself: most people write two angry messages and then sound only disappointed.
 */
final class Mood {

  private static final double BOT_FAILURE = 0.22;
  private static final double PER_MINUTE = 0.045;
  private static final double ANGRY = -0.4;
  private static final double FREE_MINUTES = 2;
  private static final int ANGRY_MESSAGES = 2;

  private final double temper;
  private final boolean relentless;
  private double value;
  private double minutesWaited;
  private int angryMessages;

  /**
   * @param value mood on arrival
   * @param temper how hard trouble hits; 1 is usual
   * @param relentless whether anger never vents itself
   */
  Mood(double value, double temper, boolean relentless) {
    this.value = clamp(value);
    this.temper = temper;
    this.relentless = relentless;
  }

  double value() {
    return value;
  }

  /** Whether the customer will not let go. */
  boolean isRaging() {
    return relentless && value < ANGRY;
  }

  void botFailed() {
    change(-BOT_FAILURE * temper);
  }

  void botHelped() {
    change(0.25);
  }

  void agentHelped() {
    change(0.5);
  }

  /** Has waited so long by now; the first two minutes are free. */
  void waited(double minutes, double urgency) {
    double hurting = Math.max(0, minutes - Math.max(FREE_MINUTES, minutesWaited));
    minutesWaited = Math.max(minutes, minutesWaited);
    change(-PER_MINUTE * urgency * temper * hurting);
  }

  /** What a message written in this mood feels like. */
  Emotion emotion(Dice dice) {
    if (value < ANGRY) {
      if (dice.chance(Math.min(0.85, 1.6 * (-value - 0.3)))
          && (relentless || angryMessages < ANGRY_MESSAGES)) {
        angryMessages++;
        return Emotion.ANGER;
      }
      return dice.chance(0.8) ? Emotion.DISAPPOINTMENT : Emotion.SADNESS;
    }
    if (value < -0.1) {
      return dice.chance(0.4)
          ? Emotion.ANXIETY
          : dice.chance(0.5) ? Emotion.DISAPPOINTMENT : Emotion.CONFUSION;
    }
    if (value < 0.3) {
      return dice.chance(0.25) ? Emotion.CONFUSION : Emotion.NEUTRAL;
    }
    return dice.chance(0.5) ? Emotion.SATISFACTION : Emotion.GRATITUDE;
  }

  /** How likely a message written in this mood reads as a complaint. */
  double complaining() {
    return Math.max(0, Math.min(0.9, -value - 0.1));
  }

  /** How likely the customer now files a complaint; a few do over the goods themselves. */
  double filing() {
    double grief = Math.max(0, -value - 0.25) / 0.75;
    return 0.004 + 0.06 * grief * grief;
  }

  /** How likely the customer tells the world. */
  double posting() {
    double grief = Math.max(0, -value - 0.35) / 0.65;
    return 0.06 * grief;
  }

  private void change(double by) {
    value = clamp(value + by);
  }

  private static double clamp(double value) {
    return Math.max(-1, Math.min(1, value));
  }
}
