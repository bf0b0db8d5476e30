package io.sixwalk.safety.alert;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.safety.rules.AlertKind;
import io.sixwalk.safety.words.Help;
import io.sixwalk.safety.words.SafetyTexts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a participant learns of alerts: that the care team was told, and whether somebody looked.
 */
@ApplicationScoped
class NoticeService {
  private static final int MOST = 50;
  private static final String HELP =
      """
      select p.study_zone, x.country, s.emergency_numbers ->> x.country, s.emergency_number, s.phone_number
        from sixwalk.participant p
        join sixwalk.study s on s.id = p.study_id
        join sixwalk.site x on x.study_id = p.study_id and x.id = p.site_id
       where p.participant_id = $1
      """;
  private static final String NEWEST =
      """
      select a.id, a.kind, a.happened_at,
             exists (select from sixwalk.alert_sight s where s.participant_id = a.participant_id and s.alert_id = a.id)
             or exists (select from sixwalk.alert_closing c where c.participant_id = a.participant_id and c.id = a.id)
        from sixwalk.alert a where a.participant_id = $1 order by a.raised_at desc, a.id desc limit $2
      """;

  private final Scope scope;

  NoticeService(Scope scope) {
    this.scope = scope;
  }

  /**
   * One thing that the care team was told.
   *
   * @param text plain words, with whom to call
   */
  @Schema(name = "CareTeamNotice")
  public record Notice(UUID id, AlertKind kind, Instant happenedAt, boolean seen, String text) {}

  /**
   * The newest first.
   *
   * @param watch that nobody watches in real time, and whom to call
   */
  @Schema(name = "CareTeamNotices")
  public record Notices(List<Notice> notices, String watch) {}

  Uni<Notices> own(Actor participant, Locale language) {
    SafetyTexts texts = SafetyTexts.in(language);
    return scope.onClient(
        participant,
        Operation.READ_OWN_NOTICES,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(HELP, participant.id())
              .chain(
                  known -> {
                    if (known.isEmpty()) {
                      throw ProblemException.notFound();
                    }
                    return on.rows(NEWEST, participant.id(), MOST)
                        .map(rows -> notices(rows, texts, known.get(0)));
                  });
        });
  }

  private static Notices notices(List<Object[]> rows, SafetyTexts texts, Object[] known) {
    ZoneId zone = ZoneId.of((String) known[0]);
    Help help = Help.of((String) known[1], (String) known[2], (String) known[3], (String) known[4]);
    return new Notices(
        rows.stream()
            .filter(row -> AlertKind.valueOf((String) row[1]).isToldToPerson())
            .map(row -> notice(row, texts, help, zone))
            .toList(),
        texts.watch(help));
  }

  private static Notice notice(Object[] row, SafetyTexts texts, Help help, ZoneId zone) {
    AlertKind kind = AlertKind.valueOf((String) row[1]);
    Instant happenedAt = ((OffsetDateTime) row[2]).toInstant();
    boolean seen = (Boolean) row[3];
    String text =
        texts.toPerson(
            "notice." + kind,
            help,
            Map.of(
                "date",
                texts.day(happenedAt, zone),
                "seen",
                texts.text(seen ? "seen.yes" : "seen.no")));
    return new Notice((UUID) row[0], kind, happenedAt, seen, text);
  }
}
