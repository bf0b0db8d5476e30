package io.sixwalk.schedule;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.schedule.StudyAdherence.Page;
import io.sixwalk.schedule.StudyAdherence.Person;
import io.sixwalk.schedule.StudyAdherence.Row;
import io.sixwalk.schedule.plan.Adherence;
import io.sixwalk.schedule.plan.Schedule;
import io.sixwalk.schedule.plan.ScheduleRule;
import io.sixwalk.schedule.plan.ScheduledItem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Adherence over a study, page by page, so that a large study never stands in memory at once. */
@ApplicationScoped
class StudyAdherenceService {
  private static final int BATCH = 200;
  private static final String PEOPLE =
      """
      select i.participant_id, i.pseudonym, s.code, i.input, q.since
        from sixwalk.adherence_inputs($1, $2, $3) i
        join sixwalk.site s on s.study_id = $1 and s.id = i.site_id
        left join sixwalk.silence q on q.participant_id = i.participant_id and q.kind = 'NOTHING_SENT'
                                   and q.ended_at is null
       order by i.pseudonym
      """;

  private final Scope scope;
  private final PlanReader plans;
  private final AuditTrail audit;
  private final Clock clock;

  StudyAdherenceService(Scope scope, PlanReader plans, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.plans = plans;
    this.audit = audit;
    this.clock = clock;
  }

  /** One participant with the schedule of today. */
  private record Assessed(
      UUID participantId, String pseudonym, String site, Schedule schedule, Person person) {}

  /** What is counted, item by item and window by window in the order in which they come. */
  private static final class Counts {
    private final Map<List<String>, Adherence> byItem = new LinkedHashMap<>();
    private final List<UUID> people = new ArrayList<>();
    private Adherence all = Adherence.NONE;
    private int silent;

    void add(Assessed one) {
      people.add(one.participantId());
      silent += one.person().silentSince() == null ? 0 : 1;
      all = all.plus(one.person().adherence());
      one.schedule()
          .items()
          .forEach(
              i ->
                  byItem.merge(
                      List.of(i.occurrence().item().code(), i.occurrence().window().orElse("")),
                      Adherence.of(i.status()),
                      Adherence::plus));
    }

    StudyAdherence result(int planVersion) {
      List<Row> rows =
          byItem.entrySet().stream()
              .map(
                  e ->
                      new Row(
                          e.getKey().get(0),
                          e.getKey().get(1).isEmpty() ? null : e.getKey().get(1),
                          e.getValue()))
              .toList();
      return new StudyAdherence(planVersion, people.size(), silent, all, rows);
    }
  }

  Uni<StudyAdherence> counts(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_STUDY_ADHERENCE,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          Counts counts = new Counts();
          return plans
              .read(on, allowed.studyId())
              .chain(
                  plan ->
                      count(on, allowed.studyId(), plan, "", counts)
                          .chain(() -> record(on, staff, allowed, "counts", counts.people))
                          .map(done -> counts.result(plan.newest().version())));
        });
  }

  private Uni<Void> count(Statements on, UUID study, StudyPlan plan, String after, Counts counts) {
    return people(on, study, plan, after, BATCH)
        .chain(
            some -> {
              some.forEach(counts::add);
              return some.size() < BATCH
                  ? Uni.createFrom().voidItem()
                  : count(on, study, plan, some.get(BATCH - 1).pseudonym(), counts);
            });
  }

  Uni<Page> page(Actor staff, String studyCode, String after, int limit) {
    return scope.onClient(
        staff,
        Operation.READ_STUDY_ADHERENCE,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return plans
              .read(on, allowed.studyId())
              .chain(plan -> people(on, allowed.studyId(), plan, after, limit + 1))
              .chain(
                  found -> {
                    boolean more = found.size() > limit;
                    List<Person> shown = found.stream().limit(limit).map(Assessed::person).toList();
                    Page page = new Page(shown, more ? shown.get(limit - 1).pseudonym() : null);
                    List<UUID> ids = shown.stream().map(Person::participantId).toList();
                    return record(on, staff, allowed, "page", ids).replaceWith(page);
                  });
        });
  }

  private Uni<List<Assessed>> people(
      Statements on, UUID study, StudyPlan plan, String after, int most) {
    Instant now = clock.instant();
    return on.rows(PEOPLE, study, after, most)
        .map(rows -> rows.stream().map(r -> assessed(r, plan, now)).toList());
  }

  private static Assessed assessed(Object[] r, StudyPlan plan, Instant now) {
    ScheduleInput input = ScheduleInput.of((JsonObject) r[3]);
    Schedule schedule = ScheduleRule.assess(input.at(now, plan));
    OffsetDateTime silentSince = (OffsetDateTime) r[4];
    Person person =
        new Person(
            (UUID) r[0],
            (String) r[1],
            (String) r[2],
            (int) schedule.dueToday().stream().filter(ScheduledItem::isForToday).count(),
            Adherence.of(schedule.items()),
            silentSince == null ? null : input.zones().dateOf(silentSince.toInstant()));
    return new Assessed((UUID) r[0], (String) r[1], (String) r[2], schedule, person);
  }

  /** One entry for the whole set: how many, and a digest by which a list of ids can be compared. */
  private Uni<Void> record(
      Statements on, Actor staff, Decision.Allowed allowed, String by, List<UUID> people) {
    return audit.append(
        on,
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            staff.kind().name(),
            Operation.READ_STUDY_ADHERENCE.name(),
            allowed.rule().words(),
            null,
            null,
            new JsonObject()
                .put("by", by)
                .put("count", people.size())
                .put("set", digest(people))
                .encode()));
  }

  private static String digest(List<UUID> people) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      people.stream()
          .map(UUID::toString)
          .sorted()
          .forEach(id -> sha256.update(id.getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
