package io.fenghuo.privacy;

import java.util.ArrayList;
import java.util.List;

/**
 * Accounts of chat services where the service is named before them: {@code 微信号: abc_123}, {@code QQ
 * 12345}. Without a word or a colon between them an account must have a digit, so that a failing
 * "WeChat channel" stays one.
 */
final class AccountFinder {

  private static final List<String> SERVICES =
      List.of(
          "微信",
          "威信",
          "wechat",
          "weixin",
          "vx",
          "wx",
          "qq",
          "扣扣",
          "支付宝",
          "alipay",
          "抖音",
          "微博",
          "weibo",
          "小红书",
          "telegram",
          "whatsapp");
  private static final List<String> LINKS =
      List.of("账号", "帐号", "账户", "号码", "号", "id", "是", "为", "叫", ":", "=");
  private static final int MOST_LINKS = 4;
  private static final int SHORTEST = 5;
  private static final int LONGEST = 64;

  private AccountFinder() {}

  static List<MaskedPart> find(CharSequence folded) {
    List<MaskedPart> found = new ArrayList<>();
    int position = 0;
    while (position < folded.length()) {
      int service = oneOf(SERVICES, folded, position);
      boolean begins = service > 0 && !isInWord(folded, position);
      MaskedPart part = begins ? behind(folded, position + service) : null;
      if (part != null) {
        found.add(part);
      }
      position = part == null ? position + 1 : part.end();
    }
    return found;
  }

  private static MaskedPart behind(CharSequence folded, int serviceEnd) {
    int position = spaces(folded, serviceEnd);
    boolean linked = false;
    for (int i = 0; i < MOST_LINKS; i++) {
      int link = oneOf(LINKS, folded, position);
      if (link > 0) {
        linked = true;
        position = spaces(folded, position + link);
      }
    }
    int end = position;
    boolean hasDigit = false;
    while (end < folded.length() && end - position < LONGEST && isAccount(folded.charAt(end))) {
      hasDigit |= FoldedText.isDigit(folded.charAt(end));
      end++;
    }
    return end - position >= SHORTEST && (linked || hasDigit)
        ? new MaskedPart(position, end, MaskedPart.Kind.ACCOUNT)
        : null;
  }

  /** Length of the word that stands here; 0 where none of them does. */
  private static int oneOf(List<String> words, CharSequence folded, int position) {
    for (String word : words) {
      if (startsWith(folded, position, word)) {
        return word.length();
      }
    }
    return 0;
  }

  private static boolean startsWith(CharSequence folded, int position, String word) {
    if (position + word.length() > folded.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (folded.charAt(position + i) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInWord(CharSequence folded, int position) {
    return position > 0 && isLatin(folded.charAt(position)) && isLatin(folded.charAt(position - 1));
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static int spaces(CharSequence folded, int position) {
    int most = Math.min(folded.length(), position + MOST_LINKS);
    int next = position;
    while (next < most
        && (folded.charAt(next) == ' '
            || folded.charAt(next) == FoldedText.LINE_BREAK
            || folded.charAt(next) == FoldedText.NOTHING)) {
      next++;
    }
    return next;
  }

  private static boolean isAccount(char c) {
    return FoldedText.isWord(c) || c == '_' || c == '-' || c == '.' || c == FoldedText.NOTHING;
  }
}
