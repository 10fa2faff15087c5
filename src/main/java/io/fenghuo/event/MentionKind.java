package io.fenghuo.event;

/** The form of a public mention. */
public enum MentionKind {
  POST,
  REPOST,
  COMMENT,
  VIDEO,
  NEWS
}
