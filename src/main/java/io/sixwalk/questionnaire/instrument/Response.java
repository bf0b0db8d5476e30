package io.sixwalk.questionnaire.instrument;

import java.math.BigDecimal;
import java.util.List;

/**
 * The answers of one person to one version of an instrument in one language, as they were sent.
 *
 * @param instrument id of the instrument
 * @param version version of the definition that the person saw
 * @param language language tag of the wording that the person saw
 * @param answers the answers in the order they were sent
 */
public record Response(String instrument, String version, String language, List<Answer> answers) {

  public Response {
    answers = List.copyOf(answers);
  }

  /** The values given for one item. */
  public record Answer(String linkId, List<Value> values) {
    public Answer {
      values = List.copyOf(values);
    }
  }

  /** A value as JSON carries it. */
  public sealed interface Value {
    /** The value in its textual form, as scoring reads it. */
    String lexical();
  }

  /** A JSON string: an option's code, a text, or a date. */
  public record TextValue(String text) implements Value {
    @Override
    public String lexical() {
      return text;
    }
  }

  /** A JSON number. */
  public record NumberValue(BigDecimal number) implements Value {
    /** A plain number has few digits on either side of the point. */
    private static final int LARGEST_PLAIN_SCALE = 30;

    @Override
    public String lexical() {
      // 1E999999999 is a short JSON number and a gigabyte in plain digits.
      return Math.abs((long) number.scale()) > LARGEST_PLAIN_SCALE
          ? number.toString()
          : number.toPlainString();
    }
  }
}
