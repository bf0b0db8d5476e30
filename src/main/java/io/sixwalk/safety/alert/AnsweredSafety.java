package io.sixwalk.safety.alert;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.ResponseStored;
import io.sixwalk.questionnaire.StoredResponse;
import io.sixwalk.questionnaire.scoring.Score;
import io.sixwalk.safety.event.EventDrafts;
import io.sixwalk.safety.event.ReportedEvent;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.rules.AlertRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Looks at every questionnaire that is stored: a positive mood screen, falls, and health events. A
 * questionnaire that is not one of these raises nothing.
 */
@ApplicationScoped
class AnsweredSafety implements ResponseStored {
  private final Alerts alerts;
  private final EventDrafts drafts;

  AnsweredSafety(Alerts alerts, EventDrafts drafts) {
    this.alerts = alerts;
    this.drafts = drafts;
  }

  @Override
  public Uni<Void> stored(Statements on, StoredResponse response) {
    return switch (response.instrument()) {
      case "phq-2" -> moodScreen(on, response);
      case "falls-diary" -> falls(on, response);
      case "adverse-event-diary" -> event(on, response);
      default -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> moodScreen(Statements on, StoredResponse response) {
    boolean scored =
        response.scores().stream()
            .map(Score::result)
            .anyMatch(r -> r instanceof Score.Scored s && AlertRule.isPositiveScreen(s.value()));
    // One answer of 3 is enough, whatever the missing one would have been.
    int least =
        Stream.of("1", "2")
            .mapToInt(item -> response.answers().integer(item, 0, 3).orElse(0))
            .sum();
    return scored || AlertRule.isPositiveScreen(least)
        ? alert(on, response, AlertKind.DEPRESSION_SCREEN, List.of("PHQ2_POSITIVE"))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> falls(Statements on, StoredResponse response) {
    if (!"yes".equals(single(response, "fell"))) {
      return Uni.createFrom().voidItem();
    }
    boolean injured = AlertRule.isInjury(single(response, "injury"));
    String term = injured ? "FALL_WITH_INJURY" : "FELL";
    LocalDate from = date(response, "first-day");
    Uni<Void> drafted =
        draft(
            on,
            response,
            new ReportedEvent(
                List.of(term),
                from == null ? response.localDate() : from,
                null,
                single(response, "comment"),
                null,
                List.of(),
                List.of(),
                null));
    return injured
        ? drafted.chain(() -> alert(on, response, AlertKind.FALL_WITH_INJURY, List.of(term)))
        : drafted;
  }

  private Uni<Void> event(Statements on, StoredResponse response) {
    if (!"yes".equals(single(response, "anything"))) {
      return Uni.createFrom().voidItem();
    }
    List<String> serious = AlertRule.seriousCriteria(given(response, "serious"));
    LocalDate onset = date(response, "onset");
    Uni<Void> drafted =
        draft(
            on,
            response,
            new ReportedEvent(
                List.of("REPORTED"),
                onset == null ? response.localDate() : onset,
                date(response, "end"),
                single(response, "description"),
                code(single(response, "severity")),
                serious.stream().map(AnsweredSafety::code).toList(),
                given(response, "action").stream().map(AnsweredSafety::code).toList(),
                code(single(response, "outcome"))));
    return serious.isEmpty()
        ? drafted
        : drafted.chain(() -> alert(on, response, AlertKind.SERIOUS_EVENT, serious));
  }

  private Uni<Void> alert(
      Statements on, StoredResponse response, AlertKind kind, List<String> findings) {
    return alerts
        .raise(
            on,
            response.participantId(),
            kind,
            response.id(),
            response.measuredAt(),
            findings,
            response.seal())
        .replaceWithVoid();
  }

  private Uni<Void> draft(Statements on, StoredResponse response, ReportedEvent event) {
    UUID source = response.id();
    return drafts
        .add(
            on,
            response.participantId(),
            EventDrafts.Source.QUESTIONNAIRE,
            source,
            response.measuredAt(),
            event,
            response.seal())
        .replaceWithVoid();
  }

  private static List<String> given(StoredResponse response, String item) {
    return response.answers().byItem().getOrDefault(item, List.of());
  }

  private static String single(StoredResponse response, String item) {
    List<String> given = given(response, item);
    return given.isEmpty() ? null : given.get(0);
  }

  /** As the vocabulary of events writes it: {@code life-threatening} is LIFE_THREATENING. */
  private static String code(String answer) {
    return answer == null ? null : answer.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static LocalDate date(StoredResponse response, String item) {
    try {
      String given = single(response, item);
      return given == null ? null : LocalDate.parse(given);
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
