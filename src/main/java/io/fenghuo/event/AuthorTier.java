package io.fenghuo.event;

/** How far an author's voice carries. */
public enum AuthorTier {
  NORMAL,
  KOL,
  MEDIA,
  OFFICIAL,
  EMPLOYEE
}
