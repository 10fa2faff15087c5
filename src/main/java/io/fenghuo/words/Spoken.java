package io.fenghuo.words;

import java.io.Serializable;

/** What has its words in every language and may stand within a {@link Message}. */
public interface Spoken extends Serializable {

  /** The words in a language. */
  String in(Language language);
}
