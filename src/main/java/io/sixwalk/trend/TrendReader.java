package io.sixwalk.trend;

import io.sixwalk.platform.calendar.ZoneHistory;
import io.sixwalk.platform.database.Rows;
import io.sixwalk.platform.database.StoredZones;
import io.sixwalk.study.StudyRules;
import io.sixwalk.study.StudyRules.Window;
import io.sixwalk.study.StudyRulesReader;
import io.sixwalk.trend.change.AidGroup;
import io.sixwalk.trend.change.ComparabilityClass;
import io.sixwalk.trend.change.CourseKind;
import io.sixwalk.trend.change.Oxygen;
import io.sixwalk.trend.change.StudyDays;
import io.sixwalk.trend.change.Threshold;
import io.sixwalk.trend.change.Thresholds;
import io.sixwalk.trend.change.VisitSchedule;
import io.sixwalk.trend.change.VisitStatement;
import io.sixwalk.trend.change.VisitWindow;
import io.sixwalk.trend.change.WalkDistanceRecord;
import io.sixwalk.trend.change.WalkTest;
import io.sixwalk.walk.LimitedWalks;
import io.sixwalk.walk.distance.MethodFamily;
import io.sixwalk.walk.verdict.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;

/**
 * Gathers what the trend is made of, inside one transaction: three reads, whatever the number of
 * walks and of people.
 */
@ApplicationScoped
class TrendReader {
  private static final String PERSON =
      """
      select participant_id, study_id, study_zone, sixwalk.zone_changes(participant_id) as zone_changes, day_zero, enrolled_on, withdrawn_on, died_on, sex, age_years,
             height_cm, weight_kg
        from sixwalk.participant where participant_id = any ($1)
      """;

  /** Every walk with its verdict in force and the estimate that the verdict rests on. */
  private static final String WALKS =
      """
      select w.participant_id, w.id, w.measured_at, w.course_type, w.course_length_metres, w.aid, w.oxygen_litres_a_minute,
             w.oxygen_delivery, w.supervision, e.metres, e.method_family, v.verdict, v.reasons
        from sixwalk.walk w
        join lateral (select * from sixwalk.walk_verdict v
                       where v.participant_id = w.participant_id and v.walk_id = w.id
                       order by v.decided_at desc, v.id desc limit 1) v on true
        join sixwalk.walk_estimate e on e.participant_id = w.participant_id and e.id = v.estimate_id
       where w.participant_id = any ($1) and
      """
          + LimitedWalks.NOT_TAKEN_BACK
          + " order by w.measured_at";

  private static final String STATEMENTS =
      """
      select s.participant_id, s.stated_at, s.status from sixwalk.visit_statement s
       where s.participant_id = any ($1)
         and not exists (select from sixwalk.voided_record x
                          where x.participant_id = s.participant_id and x.voids = s.id)
       order by s.stated_at, s.id
      """;

  private final StudyRulesReader studies;
  private final Clock clock;

  TrendReader(StudyRulesReader studies, Clock clock) {
    this.studies = studies;
    this.clock = clock;
  }

  /** What was gathered: the rules' input, the study, and the person's measures. */
  record Gathered(WalkDistanceRecord record, StudyRules study, Measures measures) {}

  /** For the reference equation; each may be unknown. */
  record Measures(String sex, Integer ageYears, Double heightCm, Double weightKg) {}

  Uni<Gathered> gather(SqlConnection connection, UUID participantId) {
    UUID[] one = {participantId};
    return connection
        .preparedQuery(PERSON)
        .execute(Tuple.of((Object) one))
        .map(Rows::one)
        .chain(
            person ->
                studies
                    .read(connection, person.getUUID("study_id"))
                    .chain(study -> gather(connection, study, List.of(person), one)))
        .map(all -> all.get(participantId));
  }

  /** Several people of one study, by their ids, in three reads for all of them. */
  Uni<Map<UUID, Gathered>> gather(
      SqlConnection connection, StudyRules study, Collection<UUID> participantIds) {
    UUID[] ids = participantIds.toArray(UUID[]::new);
    return connection
        .preparedQuery(PERSON)
        .execute(Tuple.of((Object) ids))
        .chain(people -> gather(connection, study, people, ids));
  }

  private Uni<Map<UUID, Gathered>> gather(
      SqlConnection connection, StudyRules study, Iterable<Row> people, UUID[] ids) {
    return connection
        .preparedQuery(WALKS)
        .execute(Tuple.of((Object) ids))
        .chain(
            walks ->
                connection
                    .preparedQuery(STATEMENTS)
                    .execute(Tuple.of((Object) ids))
                    .map(
                        statements -> {
                          Map<UUID, List<Row>> walksOf = byPerson(walks);
                          Map<UUID, List<Row>> statementsOf = byPerson(statements);
                          Map<UUID, Gathered> all = new HashMap<>();
                          for (Row person : people) {
                            UUID id = person.getUUID("participant_id");
                            all.put(
                                id,
                                gathered(
                                    person,
                                    study,
                                    walksOf.getOrDefault(id, List.of()),
                                    statementsOf.getOrDefault(id, List.of())));
                          }
                          return all;
                        }));
  }

  private static Map<UUID, List<Row>> byPerson(RowSet<Row> rows) {
    Map<UUID, List<Row>> byPerson = new HashMap<>();
    for (Row row : rows) {
      byPerson.computeIfAbsent(row.getUUID("participant_id"), id -> new ArrayList<>()).add(row);
    }
    return byPerson;
  }

  private Gathered gathered(Row person, StudyRules study, List<Row> walks, List<Row> statements) {
    ZoneHistory zones =
        StoredZones.of(person.getString("study_zone"), person.getJsonArray("zone_changes"));
    Optional<LocalDate> dayZero = Optional.ofNullable(person.getLocalDate("day_zero"));
    Set<UUID> leftOut = LimitedWalks.leftOut(walks, zones, dayZero).keySet();
    List<WalkTest> tests = new ArrayList<>();
    walks.forEach(row -> test(row, zones, leftOut).ifPresent(tests::add));
    VisitSchedule schedule = schedule(study);
    WalkDistanceRecord record =
        new WalkDistanceRecord(
            tests,
            dayZero,
            schedule,
            thresholds(study),
            zones.dateOf(clock.instant()),
            visitStatements(statements, zones, dayZero, schedule),
            Optional.ofNullable(person.getLocalDate("withdrawn_on")),
            Optional.ofNullable(person.getLocalDate("died_on")),
            false);
    return new Gathered(
        record,
        study,
        new Measures(
            person.getString("sex"),
            person.getInteger("age_years"),
            person.getDouble("height_cm"),
            person.getDouble("weight_kg")));
  }

  /** A walk without a distance, or on a treadmill, has no place in any series. */
  private static Optional<WalkTest> test(Row row, ZoneHistory zones, Set<UUID> leftOut) {
    if (row.getDouble("metres") == null || row.getString("course_type").equals("TREADMILL")) {
      return Optional.empty();
    }
    CourseKind course = CourseKind.valueOf(row.getString("course_type"));
    Double length = row.getDouble("course_length_metres");
    if (course.isMeasured() && length == null) {
      return Optional.empty();
    }
    Double litres = row.getDouble("oxygen_litres_a_minute");
    String delivery = row.getString("oxygen_delivery");
    Instant measuredAt = row.getOffsetDateTime("measured_at").toInstant();
    return Optional.of(
        new WalkTest(
            row.getUUID("id").toString(),
            zones.dateOf(measuredAt),
            measuredAt,
            new ComparabilityClass(
                course,
                course.isMeasured() ? OptionalDouble.of(length) : OptionalDouble.empty(),
                MethodFamily.valueOf(row.getString("method_family")),
                aid(row.getString("aid")),
                litres == null
                    ? Oxygen.ROOM_AIR
                    : new Oxygen(litres, delivery == null ? "" : delivery)),
            row.getDouble("metres"),
            Verdict.valueOf(row.getString("verdict")).counts()
                && !leftOut.contains(row.getUUID("id")),
            row.getString("supervision").equals("CLINICIAN")));
  }

  private static AidGroup aid(String aid) {
    return switch (aid) {
      case "NONE" -> AidGroup.NONE;
      case "STICK" -> AidGroup.ONE_STICK;
      case "TWO_STICKS", "CRUTCHES" -> AidGroup.TWO_STICKS_OR_CRUTCHES;
      case "WALKER_FRAME" -> AidGroup.WALKING_FRAME;
      case "ROLLATOR" -> AidGroup.ROLLATOR;
      default -> AidGroup.OTHER;
    };
  }

  private static VisitSchedule schedule(StudyRules study) {
    if (study.windows().isEmpty()) {
      return study.baselineFromStart() ? VisitSchedule.OBSERVATION : VisitSchedule.TREATMENT;
    }
    List<VisitWindow> windows = study.windows().stream().map(TrendReader::window).toList();
    return new VisitSchedule(
        windows.get(0), windows.subList(1, windows.size()), study.baselineFromStart());
  }

  /**
   * The day that a visit stands for: day 0 for the baseline before it, else the middle of the
   * window.
   */
  private static VisitWindow window(Window w) {
    int target = w.lastDay() <= 0 ? w.lastDay() : (w.firstDay() + w.lastDay()) / 2;
    return new VisitWindow(w.code(), target, w.firstDay(), w.lastDay());
  }

  private static Thresholds thresholds(StudyRules study) {
    StudyRules.Thresholds t = study.thresholds();
    Thresholds standard = Thresholds.DEFAULT;
    return new Thresholds(
        Integer.toString(t.version()),
        new Threshold(t.mcid(), t.source(), t.population()),
        sourced(t.small(), standard.small(), t),
        sourced(t.substantial(), standard.substantial(), t),
        sourced(t.standardErrorHome(), standard.errorAtHome(), t),
        sourced(t.standardErrorSupervised(), standard.errorSupervised(), t),
        standard.practiceAllowance(),
        t.walksAsked(),
        t.walksLeast(),
        standard.projectionDays());
  }

  /** A number that the study left as it was keeps its source; another one is the study's own. */
  private static Threshold sourced(double value, Threshold standard, StudyRules.Thresholds study) {
    return value == standard.value()
        ? standard
        : new Threshold(
            value, "set by the study in version " + study.version(), study.population());
  }

  /**
   * A statement stands for the visit whose window holds its day; on other days it stands for none.
   */
  private static List<VisitStatement> visitStatements(
      List<Row> rows, ZoneHistory zones, Optional<LocalDate> dayZero, VisitSchedule schedule) {
    List<VisitStatement> statements = new ArrayList<>();
    if (dayZero.isEmpty()) {
      return statements;
    }
    for (Row row : rows) {
      LocalDate date = zones.dateOf(row.getOffsetDateTime("stated_at").toInstant());
      long day = StudyDays.between(dayZero.get(), date);
      schedule.visits().stream()
          .filter(w -> w.contains(day))
          .findFirst()
          .ifPresent(
              w ->
                  statements.add(
                      new VisitStatement(
                          w.id(), VisitStatement.Reason.valueOf(row.getString("status")))));
    }
    return statements;
  }
}
