package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.NumberReading.Ambiguous;
import io.sixwalk.trial.rules.NumberReading.DidYouMean;
import io.sixwalk.trial.rules.NumberReading.Kind;
import io.sixwalk.trial.rules.NumberReading.Malformed;
import io.sixwalk.trial.rules.NumberReading.NoNumber;
import io.sixwalk.trial.rules.NumberReading.OtherReference;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.NumberReading.Slip;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds registry numbers in whatever a person pastes: a number, a sentence, a web address, the text
 * of a photo.
 *
 * <p>Blanks, {@code #}, {@code :} and any Unicode dash between the letters and the digits are put
 * right silently. A letter that stands for a digit is put right only as a suggestion.
 */
public final class NumberReader {
  private static final Pattern DASHES =
      Pattern.compile("[\\p{Pd}\\u2212\\u00AD\\uFE58\\uFE63\\uFF0D]");
  private static final Pattern INVISIBLE = Pattern.compile("[\\u200B-\\u200F\\u2060\\uFEFF]");
  private static final Pattern ETHICS_FILE =
      Pattern.compile("(?i)\\bNL[ -]?\\d{4,6}\\.\\d{3}\\.\\d{2}\\b");
  private static final Pattern COMPOUND =
      Pattern.compile("(?i)\\b(?:ZINC\\d{6,}|CHEMBL\\d{2,})\\b");

  /** Letters and digits between strokes, as offices and clinics count their files. */
  private static final Pattern LOCAL =
      Pattern.compile("(?i)(?<![\\w/.:-])[A-Z]{2,8}(?:/[A-Z]{2,8}){1,3}/\\d{1,6}(?:/\\d{2,4})?\\b");

  /** Letters that a photo's text shows for the digits 0 and 1, beside a digit. */
  private static final Pattern LETTER_FOR_DIGIT =
      Pattern.compile("(?<=\\d)[OoQIl|]|[OoQIl|](?= ?\\d)");

  private static final Pattern ESCAPED = Pattern.compile("%([2-7][0-9A-Fa-f])");
  private static final Pattern BARE_EIGHT_DIGITS =
      Pattern.compile(
          "(?i)(?:[^\\d]{0,40}\\b(?:trial|study|number|no|id|ensayo|estudio|n[uú]mero)\\b[^\\d]{0,12})?#?"
              + " ?(\\d{8})[.,;!? ]*");
  private static final Pattern LOOKS_LIKE_A_REFERENCE =
      Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d./:#_ -]{2,39}");
  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NUMBER = 16;

  private NumberReader() {}

  /**
   * The most useful reading of the text: a recognised number before a suggestion, a suggestion
   * before a malformed number, the earlier before the later.
   */
  public static NumberReading read(String text) {
    return readAll(text).stream()
        .min(Comparator.comparingInt(NumberReader::rank))
        .orElseGet(NoNumber::new);
  }

  /** Every reading in the text, in its order, each number once. Never null, possibly empty. */
  public static List<NumberReading> readAll(String text) {
    if (text == null || text.isBlank()) {
      return List.of();
    }
    String clean = normalise(text);
    List<NumberFamilies.Hit> hits = new ArrayList<>(NumberFamilies.find(clean));
    if (hits.stream().noneMatch(h -> h.reading() instanceof Recognised)) {
      suggest(clean, hits);
    }
    addReferences(clean, hits);
    hits.sort(Comparator.comparingInt(NumberFamilies.Hit::start));
    List<NumberReading> readings = new ArrayList<>();
    int coveredUpTo = -1;
    for (NumberFamilies.Hit hit : hits) {
      if (hit.start() >= coveredUpTo) {
        coveredUpTo = hit.end();
        if (readings.stream().noneMatch(r -> same(r, hit.reading()))) {
          readings.add(hit.reading());
        }
      }
    }
    return readings.isEmpty() ? readShortText(clean.strip()) : List.copyOf(readings);
  }

  /** Numbers that appear once letters are read as the digits that they look like. */
  private static void suggest(String text, List<NumberFamilies.Hit> hits) {
    String repaired = withDigits(text);
    if (repaired.equals(text)) {
      return;
    }
    for (NumberFamilies.Hit hit : NumberFamilies.find(repaired)) {
      if (hit.reading() instanceof Recognised recognised) {
        hits.removeIf(hit::overlaps);
        DidYouMean meant =
            new DidYouMean(
                recognised.number(),
                text.substring(hit.start(), hit.end()).strip(),
                Slip.LETTER_FOR_DIGIT);
        hits.add(new NumberFamilies.Hit(hit.start(), hit.end(), meant));
      }
    }
  }

  /** The text with digits for their lookalikes; every character keeps its place. */
  private static String withDigits(String text) {
    String before = "";
    String after = text;
    // Each pass reaches one letter further, and no number is longer than this.
    for (int pass = 0; pass < LONGEST_NUMBER && !after.equals(before); pass++) {
      before = after;
      after =
          LETTER_FOR_DIGIT.matcher(before).replaceAll(m -> "OoQ".contains(m.group()) ? "0" : "1");
    }
    return after;
  }

  private static List<NumberReading> readShortText(String text) {
    Matcher digits = BARE_EIGHT_DIGITS.matcher(text);
    if (digits.matches()) {
      List<RegistryNumber> candidates = new ArrayList<>();
      candidates.add(new RegistryNumber(Registry.ISRCTN, "ISRCTN" + digits.group(1)));
      RegistryNumber.ofCanonical("NCT" + digits.group(1)).ifPresent(candidates::add);
      return List.of(new Ambiguous(candidates, text));
    }
    boolean fewWords = text.split("\\s+").length <= 3;
    if (fewWords && LOOKS_LIKE_A_REFERENCE.matcher(text).matches()) {
      return List.of(new OtherReference(Kind.LOCAL_REFERENCE, text));
    }
    return List.of();
  }

  private static void addReferences(String text, List<NumberFamilies.Hit> hits) {
    addReferences(text, ETHICS_FILE, Kind.ETHICS_FILE, hits);
    addReferences(text, COMPOUND, Kind.COMPOUND, hits);
    addReferences(text, LOCAL, Kind.LOCAL_REFERENCE, hits);
  }

  private static void addReferences(
      String text, Pattern pattern, Kind kind, List<NumberFamilies.Hit> hits) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      NumberFamilies.Hit found =
          new NumberFamilies.Hit(
              matcher.start(), matcher.end(), new OtherReference(kind, matcher.group()));
      if (hits.stream().noneMatch(found::overlaps)) {
        hits.add(found);
      }
    }
  }

  private static String normalise(String text) {
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    String plain = Normalizer.normalize(cut, Normalizer.Form.NFKC);
    plain = INVISIBLE.matcher(plain).replaceAll("");
    plain = DASHES.matcher(plain).replaceAll("-");
    // Web addresses carry the strokes and blanks of a number in escaped form.
    plain =
        ESCAPED
            .matcher(plain)
            .replaceAll(
                m ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    StringBuilder digits = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      // Arabic, Devanagari and other digits have the same values.
      digits.append(Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : c);
    }
    return digits.toString().replaceAll("\\s", " ");
  }

  private static int rank(NumberReading reading) {
    if (reading instanceof Recognised recognised) {
      return recognised.number().registry() == Registry.WHO_UTN ? 1 : 0;
    }
    if (reading instanceof DidYouMean) {
      return 2;
    }
    return reading instanceof Malformed ? 3 : 4;
  }

  private static boolean same(NumberReading one, NumberReading other) {
    if (one instanceof Recognised first && other instanceof Recognised second) {
      return first.number().equals(second.number());
    }
    return one.equals(other);
  }
}
