package io.fenghuo.measure;

/** Which way a figure crossed its line: into trouble, or back; or how it goes on beyond it. */
public enum Edge {
  UP,
  DOWN,
  /** Beyond the line, and another figure than was last told. Patterns do not read it. */
  STEP
}
