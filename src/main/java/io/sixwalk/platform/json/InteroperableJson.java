package io.sixwalk.platform.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What JSON can write and two programs do not understand alike, or a database cannot keep.
 *
 * <p>Source: Bray T. The I-JSON Message Format, RFC 7493, sections 2.1 and 2.2. A text cut within
 * an emoji holds half a character: each program replaces it by another one, and two fingerprints of
 * the same record differ. A number beyond an IEEE 754 double reads as infinity or as zero.
 */
public final class InteroperableJson {
  /** More findings than these help nobody. */
  private static final int MOST_FINDINGS = 20;

  private InteroperableJson() {}

  /** What is wrong at a place. */
  public enum Kind {
    /** A lone surrogate in a text or a name. */
    HALF_A_CHARACTER(
        "not-unicode", "The text holds half a character, as when it is cut within an emoji."),
    /** The character U+0000 in a text or a name, which PostgreSQL does not keep. */
    NUL("nul-character", "The text holds the character U+0000."),
    /** A number that no double comes near. */
    NOT_A_DOUBLE("number-too-large", "The number is larger or finer than a computer counts.");

    private final String code;
    private final String sentence;

    Kind(String code, String sentence) {
      this.code = code;
      this.sentence = sentence;
    }

    /** Stable code of a problem. */
    public String code() {
      return code;
    }

    /** What a person can act on. */
    public String sentence() {
      return sentence;
    }
  }

  /**
   * A place in a document.
   *
   * @param pointer JSON pointer (RFC 6901) from the node that was looked through
   */
  public record Place(String pointer, Kind kind) {}

  /** The places of a document that others would not understand alike, at most twenty. */
  public static List<Place> places(JsonNode document) {
    List<Place> places = new ArrayList<>();
    look(document, "", places);
    return List.copyOf(places);
  }

  private static void look(JsonNode node, String pointer, List<Place> places) {
    if (places.size() >= MOST_FINDINGS) {
      return;
    }
    if (node.isTextual()) {
      text(node.textValue(), pointer, places);
    } else if (node.isNumber()) {
      number(node, pointer, places);
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        look(node.get(i), pointer + "/" + i, places);
      }
    } else {
      node.properties()
          .forEach(
              field -> {
                // A pointer cannot lead through a name that cannot be written.
                if (text(field.getKey(), pointer, places)) {
                  look(field.getValue(), pointer + "/" + escape(field.getKey()), places);
                }
              });
    }
  }

  private static boolean text(String text, String pointer, List<Place> places) {
    if (text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
      return !places.add(new Place(pointer, Kind.HALF_A_CHARACTER));
    }
    return text.indexOf(0) < 0 || !places.add(new Place(pointer, Kind.NUL));
  }

  private static void number(JsonNode node, String pointer, List<Place> places) {
    double value = node.doubleValue();
    boolean vanished = value == 0 && node.isBigDecimal() && node.decimalValue().signum() != 0;
    if (!Double.isFinite(value) || vanished) {
      places.add(new Place(pointer, Kind.NOT_A_DOUBLE));
    }
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
