package io.fenghuo.tool.simulate;

/** Something that a script lets happen beside the job's own life. */
interface Scene {

  /** Enters its actions on the stage's agenda. */
  void enter(Stage stage);
}
