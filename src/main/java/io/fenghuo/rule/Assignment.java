package io.fenghuo.rule;

import java.io.Serializable;

/** A department and its part. */
public record Assignment(Department department, Role role) implements Serializable {}
