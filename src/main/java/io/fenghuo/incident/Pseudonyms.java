package io.fenghuo.incident;

import io.fenghuo.event.Scope;
import io.fenghuo.match.Evidence;
import io.fenghuo.measure.Symptom;
import io.fenghuo.words.LocalizedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Salted hashes in place of customers and sessions, in all that leaves. Equal ids give equal hashes
 * for as long as the salt stays, so that a reader can still count and compare, and who holds the
 * salt can find the person again.
 */
public final class Pseudonyms {

  private static final int PSEUDONYM_DIGITS = 16;
  private static final int NAME_BYTES = 16;

  private final Mac mac;

  public Pseudonyms(String salt) {
    try {
      // Made once: to look one up costs more than a hash, and every customer's event needs one.
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has HmacSHA256", e);
    }
  }

  /** The hash of an id; null for null. */
  public String of(String id) {
    if (id == null) {
      return null;
    }
    return HexFormat.of()
        .formatHex(mac.doFinal(id.getBytes(StandardCharsets.UTF_8)))
        .substring(0, PSEUDONYM_DIGITS);
  }

  /** A name for what is made of these parts, unsalted; the same parts give the same name. */
  public static String nameFor(String prefix, String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return prefix + HexFormat.of().formatHex(digest.digest(), 0, NAME_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  List<Evidence> in(List<Evidence> evidence) {
    return evidence.stream()
        .map(e -> new Evidence(e.stage(), e.reads(), in(e.symptom()), e.events(), e.eventCount()))
        .toList();
  }

  /** A rule's sentence may name its key; the ids of this scope are replaced in it. */
  LocalizedText in(LocalizedText says, Scope scope) {
    return says.map(text -> in(text, scope));
  }

  private String in(String text, Scope scope) {
    return replace(replace(text, scope.customerId()), scope.sessionId());
  }

  private String replace(String text, String id) {
    if (text == null || id == null || id.isEmpty() || !text.contains(id)) {
      return text;
    }
    Pattern whole = Pattern.compile("(?<![A-Za-z0-9])" + Pattern.quote(id) + "(?![A-Za-z0-9])");
    return whole.matcher(text).replaceAll(Matcher.quoteReplacement(of(id)));
  }

  Symptom in(Symptom s) {
    if (s == null) {
      return null;
    }
    Scope hashed = in(s.scope());
    if (hashed == s.scope()) {
      return s;
    }
    return new Symptom(
        s.measureId(),
        s.line(),
        s.edge(),
        hashed,
        s.value(),
        s.limit(),
        s.operator(),
        s.numerator(),
        s.denominator(),
        s.baseline(),
        s.windowMillis(),
        s.timeMillis(),
        s.completedBy(),
        s.impact(),
        s.prevailing());
  }

  /** The same scope without persons. */
  Scope in(Scope at) {
    return at.customerId() == null && at.sessionId() == null
        ? at
        : new Scope(
            at.tenant(),
            at.brand(),
            at.line(),
            at.region(),
            at.channel(),
            at.source(),
            at.queueId(),
            at.botId(),
            at.topicId(),
            of(at.sessionId()),
            of(at.customerId()));
  }
}
