package io.sixwalk.safety.gate;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.safety.event.EventDrafts;
import io.sixwalk.safety.event.ReportedEvent;
import io.sixwalk.safety.gate.GateStore.Answered;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.rules.AlertRule;
import io.sixwalk.safety.rules.GateAnswer;
import io.sixwalk.safety.rules.GateFindings;
import io.sixwalk.safety.rules.GateQuestion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What follows from answers that came on their own, also when they come after the walk. */
@ApplicationScoped
class AnswerSafety {
  /** Walks that came before the answers did, and were walked after them. */
  private static final String WALKED_SINCE =
      """
      select w.id, w.measured_at from sixwalk.walk w
       where w.participant_id = $1 and w.measured_at >= $2
         and not exists (select from sixwalk.held_walk h
                          where h.participant_id = w.participant_id and h.id = w.id
                            and 'HELD_BY_ANSWER' = any (h.reasons))
       order by w.measured_at, w.id
      """;

  private final GateReader reader;
  private final GateStore store;
  private final EventDrafts drafts;

  AnswerSafety(GateReader reader, GateStore store, EventDrafts drafts) {
    this.reader = reader;
    this.store = store;
    this.drafts = drafts;
  }

  Uni<Void> stored(
      Statements on,
      UUID id,
      Instant answeredAt,
      Map<String, Boolean> byField,
      Map<String, Double> measured,
      Sender sender) {
    Map<GateQuestion, Boolean> answers = WalkAnswers.answers(byField);
    return reader
        .read(on, sender.participantId(), answeredAt)
        .chain(
            gate -> {
              Answered answered =
                  new Answered(
                      id,
                      "GATE",
                      answeredAt,
                      GateFindings.of(
                          answers,
                          WalkAnswers.resting(measured),
                          gate.limitsOn(gate.day(answeredAt))),
                      GateFindings.isComplete(answers));
              return store
                  .add(on, sender, answered)
                  .chain(
                      isNew ->
                          isNew && !answered.findings().isEmpty()
                              ? tell(on, gate, answered, sender)
                              : Uni.createFrom().voidItem());
            });
  }

  private Uni<Void> tell(Statements on, GateRecord gate, Answered answered, Sender sender) {
    List<String> terms = AlertRule.eventTerms(answered.findings());
    return store
        .raise(
            on, sender, answered.id(), answered.answeredAt(), AlertRule.ofGate(answered.findings()))
        .chain(
            () ->
                terms.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : drafts
                        .add(
                            on,
                            sender.participantId(),
                            EventDrafts.Source.GATE,
                            answered.id(),
                            answered.answeredAt(),
                            ReportedEvent.of(terms, gate.day(answered.answeredAt())),
                            sender.seal())
                        .replaceWithVoid())
        .chain(
            () ->
                on.rows(
                    WALKED_SINCE,
                    sender.participantId(),
                    answered.answeredAt().atOffset(ZoneOffset.UTC)))
        .chain(walks -> flagEarlierArrivals(on, gate, answered, sender, walks));
  }

  private Uni<Void> flagEarlierArrivals(
      Statements on, GateRecord gate, Answered answered, Sender sender, List<Object[]> walks) {
    GateAnswer answer =
        new GateAnswer(
            answered.id(),
            answered.answeredAt(),
            gate.day(answered.answeredAt()),
            true,
            answered.isLasting(),
            answered.complete(),
            Optional.empty());
    Uni<Void> all = Uni.createFrom().voidItem();
    for (Object[] walk : walks) {
      Instant moment = ((OffsetDateTime) walk[1]).toInstant();
      if (!GateAnswer.holding(List.of(answer), moment, gate.day(moment)).isEmpty()) {
        UUID walkId = (UUID) walk[0];
        all =
            all.chain(() -> store.flag(on, sender, walkId, List.of("HELD_BY_ANSWER")))
                .chain(
                    () ->
                        store.raise(
                            on,
                            sender,
                            walkId,
                            moment,
                            Map.of(AlertKind.WALKED_WHILE_HELD, List.of())));
      }
    }
    return all;
  }
}
