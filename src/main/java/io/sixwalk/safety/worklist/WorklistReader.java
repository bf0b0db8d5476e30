package io.sixwalk.safety.worklist;

import io.sixwalk.platform.database.Statements;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.rules.WalkReview;
import io.sixwalk.safety.words.SafetyTexts;
import io.sixwalk.safety.worklist.Worklist.Kind;
import io.sixwalk.safety.worklist.Worklist.Line;
import io.sixwalk.walk.verdict.Reason;
import io.sixwalk.walk.verdict.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads what waits for the care team, but for the trends, in three statements for the study. */
@ApplicationScoped
class WorklistReader {
  /** More open lines of one kind than this are a study without a care team. */
  static final int MOST_OF_A_KIND = 2000;

  private static final String MINE =
      """
         p.study_id = $1
         and p.participant_id in (select s.participant_id from sixwalk.staffed_participant s
                                   where s.role in ('COORDINATOR', 'CLINICIAN'))
      """;
  private static final String PEOPLE =
      "select p.participant_id, p.pseudonym, p.study_zone from sixwalk.participant p where " + MINE;
  private static final String ALERTS =
      """
      select a.id, a.participant_id, p.pseudonym, a.raised_at, a.kind
        from sixwalk.alert a join sixwalk.participant p on p.participant_id = a.participant_id
       where not exists (select from sixwalk.alert_closing c
                          where c.participant_id = a.participant_id and c.id = a.id)
         and
      """
          + MINE
          + " order by a.raised_at, a.id limit $2";
  private static final String DRAFTS =
      """
      select e.id, e.participant_id, p.pseudonym, e.drafted_at
        from sixwalk.adverse_event e join sixwalk.participant p on p.participant_id = e.participant_id
       where coalesce((select v.state from sixwalk.adverse_event_version v
                        where v.participant_id = e.participant_id and v.event_id = e.id
                        order by v.revision desc limit 1), 'DRAFT') = 'DRAFT'
         and
      """
          + MINE
          + " order by e.drafted_at, e.id limit $2";

  /** What a clinician decided, the person took back, or a correction replaced, needs no review. */
  private static final String WALKS =
      """
      select w.id, w.participant_id, p.pseudonym, w.received_at, v.verdict, array_to_string(v.reasons, ','),
             array_to_string(e.flags, ',')
        from sixwalk.walk w
        join sixwalk.participant p on p.participant_id = w.participant_id
        join lateral (select * from sixwalk.walk_verdict v
                       where v.participant_id = w.participant_id and v.walk_id = w.id
                       order by v.decided_at desc, v.id desc limit 1) v on true
        join sixwalk.walk_estimate e on e.participant_id = w.participant_id and e.id = v.estimate_id
       where v.decided_by is null
         and (v.verdict = 'DOES_NOT_COUNT' and v.reasons <@ string_to_array($3, ',')
              or v.verdict <> 'DOES_NOT_COUNT' and e.flags && string_to_array($4, ','))
         and not exists (select from sixwalk.walk c
                          where c.participant_id = w.participant_id and c.corrects = w.id)
         and
      """
          + MINE
          + " order by w.received_at, w.id limit $2";

  /** A person of the actor's sites. */
  record Person(UUID id, String pseudonym, String zone) {}

  Uni<List<Person>> people(Statements on, UUID studyId) {
    return on.rows(PEOPLE, studyId)
        .map(
            rows ->
                rows.stream()
                    .map(r -> new Person((UUID) r[0], (String) r[1], (String) r[2]))
                    .toList());
  }

  Uni<List<Line>> alerts(Statements on, UUID studyId, SafetyTexts texts, Links links) {
    return on.rows(ALERTS, studyId, MOST_OF_A_KIND)
        .map(rows -> rows.stream().map(row -> alert(row, texts, links)).toList());
  }

  private static Line alert(Object[] row, SafetyTexts texts, Links links) {
    AlertKind kind = AlertKind.valueOf((String) row[4]);
    return new Line(
        kind == AlertKind.SILENT ? Kind.SILENT : Kind.ALERT,
        (UUID) row[0],
        (UUID) row[1],
        (String) row[2],
        kind.name(),
        texts.text("care.alert." + kind),
        instant(row[3]),
        links.alert((UUID) row[0]));
  }

  Uni<List<Line>> drafts(Statements on, UUID studyId, SafetyTexts texts, Links links) {
    return on.rows(DRAFTS, studyId, MOST_OF_A_KIND)
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new Line(
                                Kind.EVENT_DRAFT,
                                (UUID) row[0],
                                (UUID) row[1],
                                (String) row[2],
                                null,
                                texts.text("care.line.EVENT_DRAFT"),
                                instant(row[3]),
                                links.event((UUID) row[1], (UUID) row[0])))
                    .toList());
  }

  Uni<List<Line>> walks(
      Statements on, UUID studyId, boolean distanceHidden, SafetyTexts texts, Links links) {
    return on.rows(
            WALKS,
            studyId,
            MOST_OF_A_KIND,
            String.join(",", WalkReview.doubtfulReasons()),
            distanceHidden ? "" : String.join(",", WalkReview.oddFlags()))
        .map(
            rows -> rows.stream().flatMap(row -> walk(row, distanceHidden, texts, links)).toList());
  }

  private static Stream<Line> walk(
      Object[] row, boolean distanceHidden, SafetyTexts texts, Links links) {
    List<String> reasons =
        WalkReview.reasons(
            Verdict.valueOf((String) row[4]),
            split(row[5]).map(Reason::valueOf).toList(),
            split(row[6]).toList(),
            distanceHidden);
    if (reasons.isEmpty()) {
      return Stream.empty();
    }
    String words =
        texts.text("care.line.WALK_REVIEW")
            + ": "
            + String.join(", ", reasons.stream().map(r -> texts.code("care.review", r)).toList());
    return Stream.of(
        new Line(
            Kind.WALK_REVIEW,
            (UUID) row[0],
            (UUID) row[1],
            (String) row[2],
            null,
            words,
            instant(row[3]),
            links.walks((UUID) row[1])));
  }

  private static Stream<String> split(Object joined) {
    return Arrays.stream(((String) joined).split(",")).filter(s -> !s.isEmpty());
  }

  private static Instant instant(Object column) {
    return ((OffsetDateTime) column).toInstant();
  }
}
