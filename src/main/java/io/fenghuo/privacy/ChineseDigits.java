package io.fenghuo.privacy;

import java.util.Arrays;

/** Chinese numerals as digits: 〇 一 二 …, their forms on cheques, and how they are spelt out. */
final class ChineseDigits {

  private static final String[] FORMS = {
    "〇零○", "一壹弌幺", "二贰貳弍", "三叁參参弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖"
  };

  /** By character; the few that there are lie far apart, so this is a search in a short list. */
  private static final char[] CHARACTERS;

  private static final byte[] VALUES;

  static {
    String all = String.join("", FORMS);
    CHARACTERS = all.toCharArray();
    VALUES = new byte[CHARACTERS.length];
    Arrays.sort(CHARACTERS);
    for (int value = 0; value < FORMS.length; value++) {
      for (char c : FORMS[value].toCharArray()) {
        VALUES[Arrays.binarySearch(CHARACTERS, c)] = (byte) value;
      }
    }
  }

  private ChineseDigits() {}

  /** Its value, or −1. */
  static int of(char c) {
    if (c < CHARACTERS[0] || c > CHARACTERS[CHARACTERS.length - 1]) {
      return -1;
    }
    int place = Arrays.binarySearch(CHARACTERS, c);
    return place < 0 ? -1 : VALUES[place];
  }
}
