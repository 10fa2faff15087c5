package io.fenghuo.privacy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds identity-card and bank-card numbers in a text by their checksums, dates and issuers, not by
 * digits alone. A number may be written in one piece or, as on the card, in groups parted by single
 * spaces or hyphens; full-width digits are read too. Mobile numbers alone are no leak.
 *
 * <p>Not counted: digits glued to further digits, to Latin letters or to a decimal point (order
 * numbers, decimals), and digits within a web address. Known to miss: identity numbers of 15
 * digits, which have no checksum, and groups other than a card's.
 */
final class IdentityNumbers {

  private static final int SHORTEST = BankCard.MIN_LENGTH;
  private static final int LONGEST_ADDRESS = 512;

  /** No group of a card is so long. */
  private static final int STANDS_ALONE = 9;

  private static final List<Integer> ID_CARD_GROUPS = List.of(6, 8, 4);
  private static final List<Integer> AMERICAN_EXPRESS_GROUPS = List.of(4, 6, 5);

  private IdentityNumbers() {}

  /**
   * @param today the day of the text; nobody is born after it
   * @return each number once, in the order of the text
   */
  static Set<IdentityNumber> find(String text, LocalDate today) {
    if (text.length() < SHORTEST) {
      return Set.of();
    }
    Set<IdentityNumber> found = new LinkedHashSet<>();
    int position = 0;
    while (position < text.length()) {
      if (digit(text.charAt(position)) < 0) {
        position++;
        continue;
      }
      List<String> groups = new ArrayList<>(4);
      int end = readGroups(text, position, groups);
      if (!isGlued(text, position, end)) {
        Set<IdentityNumber> numbers = judge(groups, today);
        // Asked last, since it looks back.
        if (!numbers.isEmpty() && !isInWebAddress(text, position)) {
          found.addAll(numbers);
        }
      }
      position = end;
    }
    return found;
  }

  /** Reads the groups of digits that begin here; returns the position behind the last of them. */
  private static int readGroups(String text, int start, List<String> groups) {
    int position = start;
    while (true) {
      int end = groupEnd(text, position);
      groups.add(ascii(text, position, end));
      boolean another =
          end + 1 < text.length() && isSeparator(text.charAt(end)) && digitAt(text, end + 1);
      if (!another) {
        return end;
      }
      position = end + 1;
    }
  }

  private static int groupEnd(String text, int start) {
    int end = start;
    while (digitAt(text, end)) {
      end++;
    }
    return end < text.length() && isX(text.charAt(end)) ? end + 1 : end;
  }

  /** A long group stands for itself; the short ones between are taken together. */
  private static Set<IdentityNumber> judge(List<String> groups, LocalDate today) {
    Set<IdentityNumber> found = new LinkedHashSet<>();
    List<String> together = new ArrayList<>(groups.size());
    for (String group : groups) {
      if (group.length() >= STANDS_ALONE) {
        judgeTogether(together, today, found);
        together.clear();
        judgeOne(group, today, found);
      } else {
        together.add(group);
      }
    }
    judgeTogether(together, today, found);
    return found;
  }

  private static void judgeTogether(
      List<String> groups, LocalDate today, Set<IdentityNumber> found) {
    if (groups.size() < 2) {
      return;
    }
    List<Integer> lengths = groups.stream().map(String::length).toList();
    String number = String.join("", groups);
    if (lengths.equals(ID_CARD_GROUPS) && IdCard.isValid(number, today)) {
      found.add(new IdentityNumber(DataClass.ID_CARD, number));
    } else if ((lengths.equals(AMERICAN_EXPRESS_GROUPS) || areFours(lengths))
        && isAllDigits(number)
        && BankCard.isValid(number)) {
      found.add(new IdentityNumber(DataClass.BANK_CARD, number));
    }
  }

  private static void judgeOne(String number, LocalDate today, Set<IdentityNumber> found) {
    if (IdCard.isValid(number, today)) {
      found.add(new IdentityNumber(DataClass.ID_CARD, number));
    } else if (isAllDigits(number) && BankCard.isValid(number)) {
      found.add(new IdentityNumber(DataClass.BANK_CARD, number));
    }
  }

  private static boolean areFours(List<Integer> lengths) {
    for (int i = 0; i < lengths.size(); i++) {
      boolean last = i == lengths.size() - 1;
      if (last ? lengths.get(i) > 4 : lengths.get(i) != 4) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllDigits(String number) {
    return number.indexOf('X') < 0;
  }

  private static boolean isGlued(String text, int start, int end) {
    return start > 0 && gluesBefore(text, start) || end < text.length() && gluesAfter(text, end);
  }

  private static boolean gluesBefore(String text, int start) {
    char before = text.charAt(start - 1);
    return isLatin(before) || before == '.' && start > 1 && digitAt(text, start - 2);
  }

  private static boolean gluesAfter(String text, int end) {
    char after = text.charAt(end);
    return isLatin(after) || digit(after) >= 0 || after == '.' && digitAt(text, end + 1);
  }

  private static boolean isInWebAddress(String text, int start) {
    int furthest = Math.max(0, start - LONGEST_ADDRESS);
    int word = start;
    while (word > furthest && text.charAt(word - 1) > ' ' && text.charAt(word - 1) < 0x7f) {
      word--;
    }
    return text.substring(word, start).contains("://");
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-';
  }

  private static boolean isX(char c) {
    return c == 'X' || c == 'x' || c == 'Ｘ' || c == 'ｘ';
  }

  private static boolean digitAt(String text, int position) {
    return position < text.length() && digit(text.charAt(position)) >= 0;
  }

  /** The value of an ASCII or full-width digit, or −1. */
  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= '０' && c <= '９' ? c - '０' : -1;
  }

  private static String ascii(String text, int start, int end) {
    StringBuilder ascii = new StringBuilder(end - start);
    for (int i = start; i < end; i++) {
      int digit = digit(text.charAt(i));
      ascii.append(digit < 0 ? 'X' : (char) ('0' + digit));
    }
    return ascii.toString();
  }
}
