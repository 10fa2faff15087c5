package io.fenghuo.words;

/** In which language a sentence is; each has its message file, called as it is in lower case. */
public enum Language {
  ZH,
  EN
}
