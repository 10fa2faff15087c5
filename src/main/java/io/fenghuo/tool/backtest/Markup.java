package io.fenghuo.tool.backtest;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a page: HTML that is well-formed XML too. Whatever text comes in stays text: markup is
 * escaped, and characters that steer a terminal, a browser or the direction of writing are shown as
 * a replacement character.
 */
final class Markup {

  private static final char REPLACEMENT = '\uFFFD';

  private final StringWriter page = new StringWriter();
  private final XMLStreamWriter xml;

  Markup() {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(page);
      xml.writeDTD("<!DOCTYPE html>");
    } catch (XMLStreamException e) {
      throw new IllegalStateException("every Java writes XML", e);
    }
  }

  /** What stands inside an element. */
  @FunctionalInterface
  interface Inside {
    void write();
  }

  /**
   * An element.
   *
   * @param attributes names and values in turn
   */
  Markup in(String tag, Inside inside, String... attributes) {
    return run(
        () -> {
          xml.writeStartElement(tag);
          attributes(attributes);
          inside.write();
          xml.writeEndElement();
        });
  }

  /** An element with nothing but text in it. */
  Markup text(String tag, String text, String... attributes) {
    return in(tag, () -> text(text), attributes);
  }

  /** An element that never has anything in it, such as {@code meta} or {@code rect}. */
  Markup empty(String tag, String... attributes) {
    return run(
        () -> {
          xml.writeEmptyElement(tag);
          attributes(attributes);
        });
  }

  Markup text(String text) {
    return run(() -> xml.writeCharacters(harmless(text)));
  }

  /** A table's row of headings. */
  Markup header(String... cells) {
    return cells("th", cells);
  }

  /** A table's row. */
  Markup row(String... cells) {
    return cells("td", cells);
  }

  private Markup cells(String tag, String... cells) {
    return in(
        "tr",
        () -> {
          for (String cell : cells) {
            text(tag, cell);
          }
        });
  }

  @Override
  public String toString() {
    return page + "\n";
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], harmless(attributes[i + 1]));
    }
  }

  private static String harmless(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isHarmless(c)) {
                kept.appendCodePoint(c);
              } else {
                kept.append(REPLACEMENT);
              }
            });
    return kept.toString();
  }

  private static boolean isHarmless(int c) {
    return c == '\n'
        || switch (Character.getType(c)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.UNASSIGNED,
              Character.PRIVATE_USE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              false;
          default -> true;
        };
  }

  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private Markup run(Step step) {
    try {
      step.run();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a page in memory can be written", e);
    }
    return this;
  }
}
