package io.fenghuo.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.fenghuo.words.Fault;
import io.fenghuo.words.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the one document of a text of YAML. Of a number or a truth value, {@code asText()} is what
 * was written: {@code No}, {@code 1e3}. A whole number with a leading zero is a text: YAML 1.1
 * takes it as octal, which nobody means. A second document, an anchor and an alias are refused.
 *
 * <p>Pure; safe to share between threads.
 */
public final class YamlTree {

  private static final YAMLFactory FACTORY =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9_]+");
  private static final Pattern ANCHOR = Pattern.compile("(?:!\\S*\\s+)?&(\\S+)");
  private static final Pattern NEXT_DOCUMENT = Pattern.compile("---(\\s.*)?");

  private final YAMLParser parser;
  private final List<String> lines;

  private YamlTree(YAMLParser parser, List<String> lines) {
    this.parser = parser;
    this.lines = lines;
  }

  /**
   * @return a missing node where the text has no document
   * @throws InvalidYamlException with the place of the fault and its line
   */
  public static JsonNode read(String text) throws InvalidYamlException {
    return read(text, UnaryOperator.identity());
  }

  /**
   * @param shown what a fault may show of its line, such as without what is secret
   * @throws InvalidYamlException with the place of the fault and its line
   */
  public static JsonNode read(String text, UnaryOperator<String> shown)
      throws InvalidYamlException {
    List<String> lines = text.lines().toList();
    try (YAMLParser parser = FACTORY.createParser(text)) {
      JsonNode root =
          parser.nextToken() == null
              ? MissingNode.getInstance()
              : new YamlTree(parser, lines).node();
      if (parser.nextToken() != null) {
        int line = beginOfDocument(lines, parser.currentTokenLocation().getLineNr());
        throw new InvalidYamlException(Fault.of(line + ":1", Message.of("yaml.second-document")));
      }
      return root;
    } catch (JsonProcessingException e) {
      throw new InvalidYamlException(YamlWords.fault(e, lines, shown));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The parser tells where the content of a document is, which may be some lines below. */
  private static int beginOfDocument(List<String> lines, int content) {
    for (int line = Math.min(content, lines.size()); line > 0; line--) {
      if (NEXT_DOCUMENT.matcher(lines.get(line - 1)).matches()) {
        return line;
      }
    }
    return content;
  }

  private JsonNode node() throws IOException, InvalidYamlException {
    refuseReferences();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_NUMBER_INT -> integer(parser.getText());
      case VALUE_NUMBER_FLOAT -> number(parser.getText());
      case VALUE_TRUE -> new WrittenFlag(true, parser.getText());
      case VALUE_FALSE -> new WrittenFlag(false, parser.getText());
      case VALUE_NULL -> NullNode.getInstance();
      default -> TextNode.valueOf(parser.getText());
    };
  }

  private JsonNode object() throws IOException, InvalidYamlException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (!parser.nextToken().isStructEnd()) {
      refuseReferences();
      String name = parser.currentName();
      parser.nextToken();
      object.set(name, node());
    }
    return object;
  }

  private JsonNode array() throws IOException, InvalidYamlException {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    while (!parser.nextToken().isStructEnd()) {
      array.add(node());
    }
    return array;
  }

  private void refuseReferences() throws IOException, InvalidYamlException {
    String anchor = anchor();
    if (parser.isCurrentAlias()) {
      refuse(Message.of("yaml.alias", "found", parser.getText()));
    } else if (anchor != null) {
      refuse(Message.of("yaml.anchor", "found", anchor));
    }
  }

  /** Of scalars the parser does not tell their anchor. */
  private String anchor() throws IOException {
    if (parser.getObjectId() != null || !parser.currentToken().isScalarValue()) {
      return parser.getObjectId();
    }
    JsonLocation at = parser.currentTokenLocation();
    String line = at.getLineNr() > lines.size() ? "" : lines.get(at.getLineNr() - 1);
    Matcher matcher = ANCHOR.matcher(line);
    int before = Math.min(at.getColumnNr() - 1, line.codePointCount(0, line.length()));
    matcher.region(line.offsetByCodePoints(0, before), line.length());
    return matcher.lookingAt() ? matcher.group(1) : null;
  }

  private void refuse(Message rule) throws InvalidYamlException {
    JsonLocation at = parser.currentTokenLocation();
    throw new InvalidYamlException(Fault.of(at.getLineNr() + ":" + at.getColumnNr(), rule));
  }

  private JsonNode integer(String written) throws IOException {
    if (LEADING_ZERO.matcher(written).matches()) {
      return TextNode.valueOf(written);
    }
    BigInteger value = parser.getBigIntegerValue();
    return value.bitLength() < Long.SIZE
        ? new WrittenInteger(value.longValue(), written)
        : new WrittenNumber(value.doubleValue(), written);
  }

  private JsonNode number(String written) throws IOException {
    try {
      return new WrittenNumber(parser.getDoubleValue(), written);
    } catch (JsonProcessingException e) {
      // Endless numbers and what is none are no number that anybody may ask for.
      return TextNode.valueOf(written);
    }
  }

  private static final class WrittenInteger extends LongNode {

    private final String written;

    WrittenInteger(long value, String written) {
      super(value);
      this.written = written;
    }

    @Override
    public String asText() {
      return written;
    }

    @Override
    public String toString() {
      return written;
    }
  }

  private static final class WrittenNumber extends DoubleNode {

    private final String written;

    WrittenNumber(double value, String written) {
      super(value);
      this.written = written;
    }

    @Override
    public String asText() {
      return written;
    }

    @Override
    public String toString() {
      return written;
    }
  }

  private static final class WrittenFlag extends BooleanNode {

    private final String written;

    WrittenFlag(boolean value, String written) {
      super(value);
      this.written = written;
    }

    @Override
    public String asText() {
      return written;
    }

    @Override
    public String toString() {
      return written;
    }
  }
}
