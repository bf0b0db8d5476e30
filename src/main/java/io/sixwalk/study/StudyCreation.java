package io.sixwalk.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Studies after the first, which a command founds. */
@ApplicationScoped
class StudyCreation {
  private static final String CREATE =
      """
      select cast(sixwalk.create_study(cast($1 as uuid), $2, $3, $4, cast($5 as uuid), $6, $7,
                                       cast($8 as timestamptz)) as text)
      """;
  private static final String MINE =
      """
      select s.code, s.name, s.synthetic, r.role, r.site_id
        from sixwalk.staff_role r join sixwalk.study s on s.id = r.study_id
       where r.account_id = $1 and r.ended_at is null
       order by s.code, r.role, r.site_id
      """;

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  StudyCreation(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** A role of the caller in a study; without a site it is for the whole study. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Membership(
      String study, String name, boolean synthetic, StaffRole role, UUID siteId) {}

  /** A study to be created with its first site. */
  public record NewStudy(
      String code, String name, boolean synthetic, String siteCode, String siteName) {
    void check() {
      new FieldChecks()
          .text("/code", code, 63)
          .that(
              code == null || code.matches("[a-z0-9][a-z0-9-]{1,62}"),
              "/code",
              "pattern",
              "A code is 2 to 63 small letters, digits and dashes.")
          .text("/name", name, 200)
          .text("/siteCode", siteCode, 40)
          .that(
              siteCode == null || siteCode.matches("[a-z0-9][a-z0-9-]*"),
              "/siteCode",
              "pattern",
              "A code is small letters, digits and dashes.")
          .text("/siteName", siteName, 200)
          .orRefuse();
    }
  }

  Uni<List<Membership>> list(Actor staff) {
    return scope.onClient(
        staff,
        Operation.LIST_STUDIES,
        Subject.oneself(),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(MINE, staff.id())
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                r ->
                                    new Membership(
                                        (String) r[0],
                                        (String) r[1],
                                        (Boolean) r[2],
                                        StaffRole.valueOf((String) r[3]),
                                        (UUID) r[4]))
                            .toList()));
  }

  Uni<StudyView> create(Actor admin, NewStudy wanted) {
    UUID id = UUID.randomUUID();
    return scope
        .onSession(
            admin,
            Operation.CREATE_STUDY,
            Subject.oneself(),
            (session, allowed) ->
                Statements.of(session)
                    .rows(
                        CREATE,
                        id,
                        wanted.code(),
                        wanted.name(),
                        wanted.synthetic(),
                        UUID.randomUUID(),
                        wanted.siteCode(),
                        wanted.siteName(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                    .chain(() -> defaults(session, id))
                    .chain(
                        () ->
                            audit.append(
                                Statements.of(session),
                                new Entry(
                                    AuditTrail.studyChain(id),
                                    admin.kind().name(),
                                    Operation.CREATE_STUDY.name(),
                                    allowed.rule().words(),
                                    null,
                                    null,
                                    "{}")))
                    .chain(() -> session.find(Study.class, id))
                    .map(StudyView::of))
        .onFailure(Violations::isDuplicate)
        .transform(
            taken ->
                ProblemException.conflict(
                    "study-code-taken", "There is a study with this code already."));
  }

  private Uni<Void> defaults(Mutiny.Session session, UUID studyId) {
    return session
        .persistAll(StudyService.entities(studyId, StudyDefaults.WINDOWS))
        .chain(
            () ->
                session.persist(
                    StudyService.threshold(studyId, 1, StudyDefaults.THRESHOLDS, clock.instant())))
        .chain(session::flush);
  }
}
