package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.NumberReading.DidYouMean;
import io.sixwalk.trial.rules.NumberReading.Malformed;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.NumberReading.Slip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The lenient spellings of each family of numbers, and how each becomes canonical. */
final class NumberFamilies {
  private static final String START = "(?<![\\p{L}\\d])";
  private static final String END = "(?![\\p{L}\\d])";

  /** What stands between the letters and the digits: "NCT No.: 0316...", "NCT # 0316...". */
  private static final String WORDS_BETWEEN =
      "(?:[ .:#-]{0,3}(?:no|nr|n\\.? ?o|num|number|nummer|n[uú]mero|id|identifier)\\b)?"
          + "[ #:.,/_+-]{0,4}";

  /** Before a number that its form does not tell from one of the older registry. */
  private static final String NOT_CALLED_EUDRACT =
      "(?<!(?:EudraCT|EUCTR)[ -]?(?:(?:no|nr|number|nummer|n[uú]mero|id)\\b)?[ .:#-]{0,4})";

  /** A reading and where in the text it stands. */
  record Hit(int start, int end, NumberReading reading) {
    boolean overlaps(Hit other) {
      return start < other.end && other.start < end;
    }
  }

  /** Letters followed by digits only; the digits may be broken by single blanks or dashes. */
  private record DigitFamily(
      Registry registry, Pattern prefix, String letters, int fewest, int most, Slip slip) {
    static DigitFamily of(Registry registry, String letters, int fewest, int most) {
      return named(registry, letters, letters, fewest, most);
    }

    /** A family that people also write under another name, such as the registry's own. */
    static DigitFamily named(
        Registry registry, String written, String letters, int fewest, int most) {
      // In a text without blanks the capital letters and the count of digits still tell it.
      String glued = written + "(?=\\d{" + fewest + "," + most + "}(?!\\d))";
      Pattern prefix =
          Pattern.compile("(?i:" + START + spaced(written) + WORDS_BETWEEN + ")|" + glued);
      return new DigitFamily(registry, prefix, letters, fewest, most, null);
    }

    /** The same family with two neighbouring letters of its prefix exchanged. */
    Stream<DigitFamily> slips() {
      return IntStream.range(0, letters.length() - 1)
          .filter(i -> letters.charAt(i) != letters.charAt(i + 1))
          .mapToObj(
              i ->
                  letters.substring(0, i)
                      + letters.charAt(i + 1)
                      + letters.charAt(i)
                      + letters.substring(i + 2))
          .map(
              slip ->
                  new DigitFamily(
                      registry,
                      Pattern.compile("(?i)" + START + slip + WORDS_BETWEEN),
                      letters,
                      fewest,
                      most,
                      Slip.MISSPELT_PREFIX));
    }

    /** A photo's text often sets capital letters apart: "N C T", "N.C.T.". */
    private static String spaced(String letters) {
      return String.join("[ .]{0,2}", letters.split(""));
    }
  }

  /** A family whose structure (slashes, letters, groups) needs its own pattern. */
  private record ShapedFamily(
      Registry registry, Pattern lenient, Function<MatchResult, String> canonical) {}

  private static final List<DigitFamily> EXACT =
      List.of(
          DigitFamily.of(Registry.CLINICAL_TRIALS_GOV, "NCT", 8, 8),
          DigitFamily.of(Registry.ISRCTN, "ISRCTN", 8, 8),
          DigitFamily.of(Registry.ANZCTR, "ACTRN", 14, 14),
          DigitFamily.named(Registry.ANZCTR, "ANZCTR", "ACTRN", 14, 14),
          DigitFamily.of(Registry.CHICTR, "ITMCTR", 10, 10),
          DigitFamily.of(Registry.CRIS, "KCT", 7, 7),
          DigitFamily.of(Registry.DRKS, "DRKS", 8, 8),
          DigitFamily.of(Registry.UMIN, "UMIN", 9, 9),
          DigitFamily.named(Registry.UMIN, "UMIN-CTR", "UMIN", 9, 9),
          DigitFamily.of(Registry.PACTR, "PACTR", 15, 16),
          DigitFamily.of(Registry.RPCEC, "RPCEC", 8, 8),
          DigitFamily.of(Registry.TCTR, "TCTR", 11, 11),
          DigitFamily.of(Registry.LBCTR, "LBCTR", 10, 10));

  private static final List<DigitFamily> SLIPS =
      EXACT.stream().flatMap(DigitFamily::slips).toList();

  /** One pass over a long text tells that there is no slip in it, which is the usual case. */
  private static final Pattern ANY_SLIP =
      Pattern.compile(
          SLIPS.stream()
              .map(slip -> slip.prefix().pattern())
              .collect(Collectors.joining("|", "(?:", ")\\d")));

  private static final List<ShapedFamily> SHAPES =
      List.of(
          shaped(
              Registry.CTIS,
              "(?:EU ?-?CT ?)?[ #:]{0,3}(?<![\\d-])(?:(?=20\\d{2} ?- ?5)|"
                  + NOT_CALLED_EUDRACT
                  + ")(20\\d{2}) ?- ?(5\\d{5}|\\d{6}(?=-\\d{2}-\\d{1,4}(?![\\p{L}\\d]))) ?-"
                  + " ?(\\d{2})"
                  // "2015-001234-22 - 24 sites" counts sites; only "- 00" may stand apart.
                  + "(?:-(\\d{1,4})(?![\\p{L}\\d])| ?- ?(0\\d)(?![\\p{L}\\d]))?(?!\\d)",
              m ->
                  m.group(1)
                      + "-"
                      + m.group(2)
                      + "-"
                      + m.group(3)
                      + suffix("-", m.group(4) != null ? m.group(4) : m.group(5))),
          shaped(
              Registry.EUDRACT,
              "(?:EUCTR|EudraCT)?[ #:]{0,3}(?<![\\d-])(20\\d{2}) ?- ?(\\d{6}) ?- ?(\\d{2})"
                  + "(?:-(?:[A-Z]{2,3}|3rd)(?![\\p{L}\\d]))?(?![\\d])",
              m -> m.group(1) + "-" + m.group(2) + "-" + m.group(3)),
          shaped(
              Registry.CHICTR,
              START + "ChiCTR[ #:-]{0,3}(?:([A-Z]{2,4})[ -]{0,2})?(\\d{3,16})" + END,
              m ->
                  m.group(1) == null
                      ? "ChiCTR" + m.group(2)
                      : "ChiCTR-" + m.group(1).toUpperCase(Locale.ROOT) + "-" + m.group(2)),
          shaped(
              Registry.CTRI,
              START + "CTRI[ /:#-]{0,3}(\\d{4}) ?[/-] ?(\\d{1,4}) ?[/-] ?(\\d{2,8})" + END,
              m -> "CTRI/" + m.group(1) + "/" + m.group(2) + "/" + m.group(3)),
          shaped(
              Registry.JRCT,
              START + "jRCT[ #:-]{0,3}([a-z0-9]) ?(\\d{3,12})" + END,
              m -> "jRCT" + m.group(1).toLowerCase(Locale.ROOT) + m.group(2)),
          shaped(
              Registry.JAPIC_CTI,
              START + "JapicCTI[ #:-]{0,3}(\\d{3,9})" + END,
              m -> "JapicCTI-" + m.group(1)),
          shaped(
              Registry.JMA,
              START + "JMA[ -]{0,2}IIA[ #:-]{0,3}(\\d{3,8})" + END,
              m -> "JMA-IIA" + m.group(1)),
          shaped(
              Registry.IRCT,
              START + "IRCT[ #:-]{0,3}(\\d{6,16})(?: ?(N) ?(\\d{1,4}))?" + END,
              m -> "IRCT" + m.group(1) + suffix("N", m.group(3))),
          shaped(
              Registry.NTR,
              START
                  + "(?:NL-OMON ?(\\d{4,6})|NTR[ #:-]{0,3}(\\d{1,8})"
                  // Dutch post codes have four digits and two letters: "NL 1012 AB".
                  + "|(?:NL|(?-i:NL) )(\\d{2,5})(?! [A-Z]{2}\\b))(?![\\p{L}\\d]|\\.\\d)",
              m ->
                  m.group(1) != null
                      ? "NL-OMON" + m.group(1)
                      : m.group(2) != null ? "NTR" + m.group(2) : "NL" + m.group(3)),
          shaped(
              Registry.REBEC,
              START + "RBR(?: ?- ?| ?(?=[a-z]*\\d))([0-9a-z]{3,12})" + END,
              m -> "RBR-" + m.group(1).toLowerCase(Locale.ROOT)),
          shaped(
              Registry.REPEC,
              // "per 100-20 people" is no number: without the dash the capital letters must tell
              // it.
              START + "(?:PER ?-|(?-i:PER)) ?(\\d{1,5}) ?- ?(\\d{1,4})" + END,
              m -> "PER-" + m.group(1) + "-" + m.group(2)),
          shaped(
              Registry.SLCTR,
              START + "SLCTR[ /:#-]{0,3}(\\d{4}) ?[/-] ?(\\d{1,5})" + END,
              m -> "SLCTR/" + m.group(1) + "/" + m.group(2)),
          shaped(
              Registry.WHO_UTN,
              START + "U ?1111[ -]{0,3}(\\d{4}|\\d{2,6}(?=[ -]))[ -]{0,3}(\\d{2,6})" + END,
              m -> "U1111-" + m.group(1) + "-" + m.group(2)));

  private static final Pattern RUN = Pattern.compile("\\d+");

  private NumberFamilies() {}

  static List<Hit> find(String text) {
    List<Hit> hits = new ArrayList<>();
    for (ShapedFamily family : SHAPES) {
      Matcher matcher = family.lenient().matcher(text);
      while (matcher.find()) {
        shapedHit(family, matcher).ifPresent(hit -> addUnlessCovered(hits, hit));
      }
    }
    addDigitHits(EXACT, text, hits);
    if (ANY_SLIP.matcher(text).find()) {
      addDigitHits(SLIPS, text, hits);
    }
    return hits;
  }

  private static void addDigitHits(List<DigitFamily> families, String text, List<Hit> hits) {
    for (DigitFamily family : families) {
      Matcher matcher = family.prefix().matcher(text);
      while (matcher.find()) {
        digitHit(family, matcher, text).ifPresent(hit -> addUnlessCovered(hits, hit));
      }
    }
  }

  private static void addUnlessCovered(List<Hit> hits, Hit hit) {
    if (hits.stream().noneMatch(hit::overlaps)) {
      hits.add(hit);
    }
  }

  private static Optional<Hit> shapedHit(ShapedFamily family, Matcher matcher) {
    String written = matcher.group().strip();
    String canonical = family.canonical().apply(matcher.toMatchResult());
    NumberReading reading =
        family.registry().isCanonical(canonical)
            ? new Recognised(
                new RegistryNumber(family.registry(), canonical),
                written,
                !written.equals(canonical))
            : new Malformed(family.registry(), written);
    return Optional.of(new Hit(matcher.start(), matcher.end(), reading));
  }

  private static Optional<Hit> digitHit(DigitFamily family, Matcher prefix, String text) {
    int position = prefix.end();
    StringBuilder digits = new StringBuilder();
    int firstRunEnd = -1;
    Matcher run = RUN.matcher(text);
    while (digits.length() < family.most() && run.region(position, text.length()).lookingAt()) {
      digits.append(run.group());
      position = run.end();
      firstRunEnd = firstRunEnd < 0 ? position : firstRunEnd;
      if (digits.length() >= family.fewest() && digits.length() <= family.most()) {
        return Optional.of(
            new Hit(
                prefix.start(),
                position,
                reading(family, digits.toString(), text, prefix, position)));
      }
      boolean mayGoOn = position < text.length() && " -.".indexOf(text.charAt(position)) >= 0;
      if (!mayGoOn) {
        break;
      }
      position++;
    }
    if (firstRunEnd < 0 || family.slip() != null) {
      return Optional.empty();
    }
    String written = text.substring(prefix.start(), firstRunEnd);
    return Optional.of(
        new Hit(prefix.start(), firstRunEnd, new Malformed(family.registry(), written)));
  }

  private static NumberReading reading(
      DigitFamily family, String digits, String text, Matcher prefix, int end) {
    String written = text.substring(prefix.start(), end);
    boolean provisional =
        family.registry() == Registry.ANZCTR && text.regionMatches(true, end, "p", 0, 1);
    String canonical = family.letters() + digits + (provisional ? "p" : "");
    if (!family.registry().isCanonical(canonical)) {
      return new Malformed(family.registry(), written);
    }
    RegistryNumber number = new RegistryNumber(family.registry(), canonical);
    if (family.slip() != null) {
      return new DidYouMean(number, written, family.slip());
    }
    return new Recognised(number, written, !written.equals(canonical));
  }

  private static ShapedFamily shaped(
      Registry registry, String lenient, Function<MatchResult, String> canonical) {
    return new ShapedFamily(
        registry, Pattern.compile(lenient, Pattern.CASE_INSENSITIVE), canonical);
  }

  private static String suffix(String separator, String part) {
    return part == null ? "" : separator + part;
  }
}
