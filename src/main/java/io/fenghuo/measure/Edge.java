package io.fenghuo.measure;

/** Which way a figure crossed its line: into trouble, or back. */
public enum Edge {
  UP,
  DOWN
}
