package io.sixwalk.trial.card;

import io.sixwalk.trial.card.Card.Line;
import io.sixwalk.trial.card.Card.Section;
import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.NotChecked;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.Reason;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the card of an assessment in one language. */
public final class CardWriter {
  private static final int QUESTIONS = 6;

  private final Assessment assessment;
  private final Wording wording;
  private final List<Line> lines = new ArrayList<>();

  private CardWriter(Assessment assessment, Locale locale) {
    this.assessment = assessment;
    this.wording = Wording.in(locale);
  }

  /** The card of an assessment; a language without a bundle is answered in English. */
  public static Card write(Assessment assessment, Locale locale) {
    return new CardWriter(assessment, locale).write();
  }

  private Card write() {
    add(Section.HEADLINE, Headline.of(assessment, wording));
    alias().ifPresent(text -> add(Section.HEADLINE, text));
    assessment.record().ifPresent(r -> add(Section.OPENNESS, openness()));
    assessment.reasons().forEach(r -> add(Section.REASON, reason(r)));
    assessment.alsoInRecord().forEach(r -> add(Section.ALSO_KNOWN, reason(r)));
    assessment.notChecked().forEach(n -> add(Section.NOT_CHECKED, notChecked(n)));
    for (int i = 1; i <= QUESTIONS; i++) {
      add(Section.QUESTION, wording.say("question." + i));
    }
    add(Section.CARE_TEAM, wording.say("careteam"));
    add(Section.HARM, wording.say("harm"));
    copy().ifPresent(text -> add(Section.COPY, text));
    assessment
        .shownNumber()
        .ifPresent(
            n -> n.page().ifPresent(page -> add(Section.LINK, wording.say("link", name(n), page))));
    return new Card(wording.locale(), assessment.trustClass(), assessment.openness(), lines);
  }

  private void add(Section section, String text) {
    lines.add(new Line(section, text));
  }

  private static String name(RegistryNumber number) {
    return number.registry().displayName();
  }

  private Optional<String> alias() {
    if (assessment.number() instanceof Recognised asked && assessment.record().isPresent()) {
      RegistryNumber found = assessment.record().get().number();
      if (!found.equals(asked.number())) {
        return Optional.of(wording.say("alias", asked.number(), found));
      }
    }
    return Optional.empty();
  }

  private String openness() {
    Openness openness = assessment.openness();
    String line = wording.say("openness." + openness);
    Optional<RegistryRecord.Copy> later = assessment.record().flatMap(r -> r.status().later());
    if (later.isPresent()) {
      return line
          + " "
          + wording.say(
              "openness.later",
              Wording.quote(later.get().source()),
              wording.date(later.get().date()));
    }
    boolean mayHaveChanged =
        assessment.copyIsOld()
            && openness != Openness.ENDED
            && openness != Openness.NEVER_STARTED
            && openness != Openness.NOT_KNOWN;
    return mayHaveChanged
        ? line + " " + wording.say("openness.old", wording.date(assessment.copyDate()))
        : line;
  }

  private String reason(Reason reason) {
    List<String> quoted = reason.arguments().stream().map(Wording::quote).toList();
    String key = wording.firstOf(reason.messageKey(), "reason." + reason.rule().name());
    String sentence =
        wording.say(
            key,
            wording.when(reason.date()),
            reason.arguments().isEmpty() ? "" : reason.arguments().get(0),
            quoted.size() > 1 ? quoted.get(1) : "",
            quoted.size() > 2 ? quoted.get(2) : "");
    return sentence + " " + detail(reason);
  }

  private String detail(Reason reason) {
    String written = reason.value().orElse("");
    // A full stop inside the marks would meet the one of our own sentence.
    String value =
        wording.find("value." + written).orElseGet(() -> Wording.quote(stripEnd(written)));
    String date = wording.date(reason.date());
    if (reason.source().isPresent() && reason.rule() != Rule.REGULATOR_DECISION_IN_RECORD) {
      return wording.say("detail.source", value, Wording.quote(reason.source().get()), date);
    }
    String field = wording.field(reason.field().orElse(""));
    boolean told = reason.rule().group() == Rule.Group.HARD && !fromRecord(reason);
    return wording.say(told ? "detail.told" : "detail.record", field, value, date);
  }

  private static String stripEnd(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  private static boolean fromRecord(Reason reason) {
    return reason.rule() == Rule.PAYMENT_IN_RECORD || reason.rule() == Rule.OFFERED_THOUGH_NOT_OPEN;
  }

  private String notChecked(NotChecked gap) {
    String fields = gap.fields().stream().map(wording::field).collect(Collectors.joining(", "));
    return wording.say(
        "notchecked." + gap.what(), Wording.quote(fields), wording.date(assessment.copyDate()));
  }

  private Optional<String> copy() {
    Optional<RegistryRecord> record = assessment.record();
    if (record.isEmpty() && assessment.copyDate().isEmpty()) {
      return Optional.empty();
    }
    String registry = assessment.shownNumber().map(CardWriter::name).orElse("ClinicalTrials.gov");
    boolean complete = record.map(r -> r.copy().complete()).orElse(true);
    return Optional.of(
        complete
            ? wording.say("copy", registry, wording.date(assessment.copyDate()))
            : wording.say(
                "copy.partial",
                Wording.quote(record.orElseThrow().copy().source()),
                wording.date(assessment.copyDate())));
  }
}
