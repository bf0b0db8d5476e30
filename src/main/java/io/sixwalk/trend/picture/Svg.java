package io.sixwalk.trend.picture;

import java.util.Arrays;
import java.util.Locale;

/** Writes SVG elements; every text and attribute value is escaped, every number is rounded. */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  Svg open(String element, Object... attributes) {
    start(element, attributes);
    out.append(">\n");
    return this;
  }

  Svg close(String element) {
    out.append("</").append(element).append(">\n");
    return this;
  }

  Svg empty(String element, Object... attributes) {
    start(element, attributes);
    out.append("/>\n");
    return this;
  }

  /** A line; {@code more} are further attributes. */
  Svg line(
      double x1, double y1, double x2, double y2, String colour, double width, Object... more) {
    return empty(
        "line",
        join(
            more, "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", colour, "stroke-width", width));
  }

  /** A filled rectangle; {@code more} are further attributes. */
  Svg rectangle(double x, double y, double width, double height, String fill, Object... more) {
    return empty(
        "rect", join(more, "x", x, "y", y, "width", width, "height", height, "fill", fill));
  }

  /** A line of text whose foot is at y; {@code more} are further attributes. */
  Svg label(String content, double x, double y, Object... more) {
    return text("text", content, join(more, "x", x, "y", y));
  }

  static Object[] join(Object[] more, Object... first) {
    Object[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  Svg text(String element, String content, Object... attributes) {
    start(element, attributes);
    out.append('>').append(escape(content));
    return close(element);
  }

  private void start(String element, Object... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      Object value = attributes[i + 1];
      out.append(value instanceof Double number ? number(number) : escape(value.toString()));
      out.append('"');
    }
  }

  /** A number to a tenth of a pixel, without a trailing zero. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", Math.rint(value * 10) / 10 + 0.0);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Escapes what XML reserves, and leaves out what XML 1.0 cannot hold. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> {
                  boolean control = c < 0x20 && c != '\t' && c != '\n' && c != '\r';
                  boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
                  if (!control && !surrogate && c != 0xFFFE && c != 0xFFFF) {
                    escaped.appendCodePoint(c);
                  }
                }
              }
            });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
