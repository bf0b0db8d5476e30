package io.sixwalk.schedule;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.schedule.ScheduleView.Silent;
import io.sixwalk.schedule.plan.Schedule;
import io.sixwalk.schedule.plan.ScheduleRule;
import io.sixwalk.schedule.silence.SilenceKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One person's schedule, to the person and to whoever may see it. */
@ApplicationScoped
public class ScheduleService {
  private static final String INPUT = "select sixwalk.adherence_input($1)";
  private static final String HELPED_INPUT = "select sixwalk.helped_schedule_input($1)";
  private static final String ACTIVITY =
      """
      select a.last_received_at, a.silent_since from sixwalk.followed_activity a where a.participant_id = $1
      """;

  private static final String SILENCES =
      """
      select s.kind, s.since from sixwalk.silence s
       where s.participant_id = $1 and s.ended_at is null order by s.since, s.kind
      """;

  private final Scope scope;
  private final PlanReader plans;
  private final StudyCatalogues catalogues;
  private final Clock clock;

  ScheduleService(Scope scope, PlanReader plans, StudyCatalogues catalogues, Clock clock) {
    this.scope = scope;
    this.plans = plans;
    this.catalogues = catalogues;
    this.clock = clock;
  }

  /** What was read about one person, and what the rule made of it. */
  public record Assessed(ScheduleInput input, int planVersion, Schedule schedule) {}

  Uni<ScheduleView> own(Actor participant, Locale language) {
    return view(participant, Operation.READ_OWN_SCHEDULE, Subject.oneself(), language);
  }

  Uni<ScheduleView> ofParticipant(
      Actor staff, String studyCode, UUID participantId, Locale language) {
    return view(
        staff,
        Operation.READ_PARTICIPANT_SCHEDULE,
        Subject.personOf(studyCode, participantId),
        language);
  }

  Uni<FollowedAdherence> followed(Actor caregiver, UUID participantId, Locale language) {
    return scope.onClient(
        caregiver,
        Operation.READ_FOLLOWED_ADHERENCE,
        Subject.person(participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return assess(on, participantId)
              .chain(
                  a ->
                      on.rows(ACTIVITY, participantId)
                          .map(
                              rows ->
                                  FollowedAdherence.of(
                                      a.schedule(),
                                      a.planVersion(),
                                      date(a, rows.get(0)[0]),
                                      date(a, rows.get(0)[1]),
                                      language)));
        });
  }

  /** What is due, for a caregiver who may send for the person. */
  Uni<HelpedQuestionnaires> helped(Actor caregiver, UUID participantId, Locale language) {
    return scope.onClient(
        caregiver,
        Operation.READ_HELPED_QUESTIONNAIRES,
        Subject.person(participantId),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return assess(on, HELPED_INPUT, participantId)
              .chain(
                  a ->
                      catalogues
                          .of(on, a.input().studyId())
                          .map(
                              catalogue ->
                                  HelpedQuestionnaires.of(
                                      a.schedule(), a.input(), catalogue, language)));
        });
  }

  /** The schedule of one person, inside a transaction that may see it. */
  public Uni<Assessed> assess(Statements on, UUID participantId) {
    return assess(on, INPUT, participantId);
  }

  private Uni<Assessed> assess(Statements on, String read, UUID participantId) {
    return on.rows(read, participantId)
        .chain(
            rows -> {
              if (rows.isEmpty() || rows.get(0)[0] == null) {
                throw ProblemException.notFound();
              }
              ScheduleInput input = ScheduleInput.of((JsonObject) rows.get(0)[0]);
              return plans
                  .read(on, input.studyId())
                  .map(
                      plan ->
                          new Assessed(
                              input,
                              plan.newest().version(),
                              ScheduleRule.assess(input.at(clock.instant(), plan))));
            });
  }

  private Uni<ScheduleView> view(
      Actor actor, Operation operation, Subject subject, Locale language) {
    return scope.onClient(
        actor,
        operation,
        subject,
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return assess(on, allowed.participantId())
              .chain(
                  a ->
                      (operation == Operation.READ_OWN_SCHEDULE
                              ? Uni.createFrom().item(Optional.<List<Silent>>empty())
                              : silences(on, a, allowed.participantId()).map(Optional::of))
                          .chain(silences -> view(on, a, silences, language)));
        });
  }

  private Uni<ScheduleView> view(
      Statements on, Assessed a, Optional<List<Silent>> silences, Locale language) {
    return catalogues
        .of(on, a.input().studyId())
        .map(
            catalogue ->
                ScheduleView.of(
                    a.schedule(), a.input(), a.planVersion(), catalogue, silences, language));
  }

  private static Uni<List<Silent>> silences(Statements on, Assessed a, UUID participantId) {
    return on.rows(SILENCES, participantId)
        .map(
            rows ->
                rows.stream()
                    .map(
                        r ->
                            new Silent(
                                SilenceKind.valueOf((String) r[0]), date(a, r[1]).orElseThrow()))
                    .toList());
  }

  private static Optional<java.time.LocalDate> date(Assessed a, Object moment) {
    return Optional.ofNullable((OffsetDateTime) moment)
        .map(m -> a.input().zones().dateOf(m.toInstant()));
  }
}
