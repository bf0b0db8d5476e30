package io.sixwalk.platform.problem;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Collects what is wrong with a body, field by field, and refuses it once, with everything named.
 */
public final class FieldChecks {
  private static final Pattern NUMBER_TO_CALL = Pattern.compile("\\+?[0-9][0-9 ()/.-]*");
  private static final String UNPRINTABLE = "The text holds characters that cannot be printed.";

  private final List<FieldProblem> problems = new ArrayList<>();

  /**
   * A text that must be there: not blank, no control characters, at most {@code most} characters.
   */
  public FieldChecks text(String pointer, String value, int most) {
    return value == null || value.isBlank()
        ? that(false, pointer, "required", "This field is needed.")
        : optionalText(pointer, value, most);
  }

  /** A text that may be missing. */
  public FieldChecks optionalText(String pointer, String value, int most) {
    if (value == null) {
      return this;
    }
    that(
        value.length() <= most,
        pointer,
        "maxLength",
        "The text is longer than " + most + " characters.");
    boolean printable =
        value.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    boolean whole = value.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    return that(printable && whole, pointer, "characters", UNPRINTABLE);
  }

  /**
   * A number that a person can call; it may be missing, which {@link #text} says where it must not.
   */
  public FieldChecks numberToCall(String pointer, String value) {
    return that(
        value == null || value.isBlank() || NUMBER_TO_CALL.matcher(value).matches(),
        pointer,
        "number-to-call",
        "A number to call is digits, with spaces, dashes, slashes or brackets between them, and a"
            + " plus sign where it begins with the country.");
  }

  /**
   * A date of our time, or none: others are slips of the keyboard, and no database holds them all.
   */
  public FieldChecks date(String pointer, LocalDate value) {
    return that(
        value == null || (value.getYear() >= 2000 && value.getYear() <= 2200),
        pointer,
        "range",
        "That is no day of a study.");
  }

  /** An IANA time zone. */
  public FieldChecks zone(String pointer, String value) {
    return that(
        isZone(value), pointer, "zone", "This is an IANA time zone, such as Europe/Berlin.");
  }

  /** A value that must be there. */
  public FieldChecks present(String pointer, Object value) {
    return that(value != null, pointer, "required", "This field is needed.");
  }

  public FieldChecks that(boolean holds, String pointer, String code, String detail) {
    if (!holds) {
      problems.add(new FieldProblem(pointer, code, detail));
    }
    return this;
  }

  /**
   * Ends the checks.
   *
   * @throws ProblemException 422 naming every field that is wrong
   */
  public void orRefuse() {
    if (!problems.isEmpty()) {
      throw refusal();
    }
  }

  ProblemException refusal() {
    return ProblemException.unprocessable(
        "not-acceptable", "Some fields are missing or wrong; see the list.", problems);
  }

  /** The refusal of a text that cannot be printed or stored. */
  static ProblemException unprintable(String pointer) {
    return new FieldChecks().that(false, pointer, "characters", UNPRINTABLE).refusal();
  }

  private static boolean isZone(String value) {
    try {
      return value != null
          && value.contains("/")
          && ZoneId.getAvailableZoneIds().contains(ZoneId.of(value).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }
}
