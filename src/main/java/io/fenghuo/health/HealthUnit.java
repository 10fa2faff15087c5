package io.fenghuo.health;

/** What a health is of. */
public enum HealthUnit {
  /** One input stream of a tenant, over all its partitions and sources. */
  INPUT,
  /** One partition of an input's topic. */
  PARTITION,
  /** One source that the events name, with its heartbeats. */
  SOURCE
}
