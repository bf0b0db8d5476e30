package io.sixwalk.trial.card;

import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.TrustClass;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A card in one language.
 *
 * @param locale the language
 * @param trustClass the headline, for programs; people read {@link Section#HEADLINE}
 * @param openness whether somebody can join, for programs
 * @param lines the text, in reading order
 */
public record Card(Locale locale, TrustClass trustClass, Openness openness, List<Line> lines) {
  public Card {
    lines = List.copyOf(lines);
  }

  /** One paragraph of a card. */
  public record Line(Section section, String text) {}

  /** The parts of a card, in reading order. */
  public enum Section {
    HEADLINE,
    OPENNESS,
    REASON,
    ALSO_KNOWN,
    NOT_CHECKED,
    QUESTION,
    CARE_TEAM,
    HARM,
    COPY,
    LINK
  }

  /** The lines of one part. */
  public List<String> of(Section section) {
    return lines.stream().filter(l -> l.section() == section).map(Line::text).toList();
  }

  /** The whole card as plain text, with a heading before each list. */
  public String asText() {
    Wording wording = Wording.in(locale);
    StringBuilder text = new StringBuilder();
    Section current = null;
    for (Line line : lines) {
      if (line.section() != current) {
        current = line.section();
        wording
            .find("heading." + current)
            .ifPresent(heading -> text.append('\n').append(heading).append('\n'));
      }
      boolean listed =
          line.section() == Section.REASON
              || line.section() == Section.ALSO_KNOWN
              || line.section() == Section.NOT_CHECKED
              || line.section() == Section.QUESTION;
      text.append(listed ? "- " : "").append(line.text()).append('\n');
    }
    return text.toString().lines().collect(Collectors.joining("\n"));
  }
}
