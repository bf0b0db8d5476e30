package io.sixwalk.access;

import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The first wall: asks the table of policy whether this actor may do this to that subject, from the
 * memberships and grants that the same transaction reads.
 */
@ApplicationScoped
public class Policy {
  private static final String STAFF_OF_PERSON =
      """
      select r.role, p.study_id
        from sixwalk.participant p
        join sixwalk.study s on s.id = p.study_id
        join sixwalk.staff_role r on r.study_id = p.study_id and (r.site_id is null or r.site_id = p.site_id)
       where p.participant_id = $1 and s.code = $2 and r.account_id = $3 and r.ended_at is null
         and (p.restricted_at is null or r.role = 'STUDY_ADMIN')
      """;
  private static final String BROKE_GLASS =
      """
      select g.participant_id, p.study_id
        from sixwalk.break_glass g
        join sixwalk.participant p on p.participant_id = g.participant_id
        join sixwalk.study s on s.id = p.study_id
       where g.participant_id = $1 and s.code = $2 and g.account_id = $3 and g.expires_at > now()
         and p.restricted_at is null
         and exists (select from sixwalk.staff_role r
                      where r.account_id = g.account_id and r.study_id = p.study_id and r.ended_at is null
                        and r.role in ('COORDINATOR', 'CLINICIAN'))
      """;

  /** An allocator who has a blinded role as well is none: whoever knows the arms treats nobody. */
  private static final String STAFF_OF_STUDY =
      """
      select r.role, r.study_id
        from sixwalk.staff_role r
        join sixwalk.study s on s.id = r.study_id
       where s.code = $1 and r.account_id = $2 and r.ended_at is null
         and (r.role <> 'ALLOCATOR'
              or not exists (select from sixwalk.staff_role o
                              where o.account_id = r.account_id and o.study_id = r.study_id and o.ended_at is null
                                and o.role not in ('ALLOCATOR', 'AUDITOR')))
      """;

  private static final String STAFF_ANYWHERE =
      "select r.role, r.study_id from sixwalk.staff_role r where r.account_id = $1 and r.ended_at"
          + " is null";
  private static final String FOLLOWS =
      """
      select p.participant_id, p.study_id
        from sixwalk.caregiver_grant g
        join sixwalk.participant p on p.participant_id = g.participant_id
       where g.participant_id = $1 and g.caregiver_id = $2 and g.revoked_at is null
         and g.confirmed_at is not null and p.restricted_at is null
         and (g.ends_at is null or g.ends_at > now()) and $3 = any (g.scope)
      """;

  /** What the table says. */
  public sealed interface Decision {
    /**
     * Allowed.
     *
     * @param rule the line that allowed it
     * @param participantId whom it is about, or null
     * @param studyId of which study, or null where the actor's own account is the subject
     */
    record Allowed(Rule rule, UUID participantId, UUID studyId) implements Decision {}

    /** Not allowed; why is nobody's business but the audit trail's. */
    record Refused() implements Decision {}
  }

  /** Decides by the first rule that holds. */
  public Uni<Decision> decide(Statements on, Actor actor, Operation operation, Subject subject) {
    Uni<Decision> decision = Uni.createFrom().item(new Decision.Refused());
    for (Rule rule : operation.rules()) {
      if (actor.kind() != null && rule.concerns(actor.kind())) {
        decision =
            decision.chain(
                d ->
                    d instanceof Decision.Allowed
                        ? Uni.createFrom().item(d)
                        : ask(on, actor, rule, subject));
      }
    }
    return decision;
  }

  private static Uni<Decision> ask(Statements on, Actor actor, Rule rule, Subject subject) {
    if (rule instanceof Rule.Self && subject instanceof Subject.Oneself) {
      UUID participant = actor.kind() == PersonKind.PARTICIPANT ? actor.id() : null;
      return Uni.createFrom().item(new Decision.Allowed(rule, participant, null));
    }
    if (rule instanceof Rule.Staff staff && subject instanceof Subject.Oneself) {
      if (staff.roles().size() == StaffRole.values().length) {
        return Uni.createFrom().item(new Decision.Allowed(rule, null, null));
      }
      return on.rows(STAFF_ANYWHERE, actor.id())
          .map(
              rows ->
                  hasRole(staff, rows)
                      ? new Decision.Allowed(rule, null, null)
                      : new Decision.Refused());
    }
    if (rule instanceof Rule.Following following && subject instanceof Subject.Person person) {
      return on.rows(FOLLOWS, person.participantId(), actor.id(), following.scope().name())
          .map(
              rows ->
                  rows.isEmpty()
                      ? new Decision.Refused()
                      : allowed(rule, person.participantId(), rows));
    }
    if (rule instanceof Rule.BrokenGlass && subject instanceof Subject.StudyPerson person) {
      return on.rows(BROKE_GLASS, person.participantId(), person.studyCode(), actor.id())
          .map(
              rows ->
                  rows.isEmpty()
                      ? new Decision.Refused()
                      : allowed(rule, person.participantId(), rows));
    }
    if (rule instanceof Rule.Staff staff && subject instanceof Subject.StudyPerson person) {
      return on.rows(STAFF_OF_PERSON, person.participantId(), person.studyCode(), actor.id())
          .map(
              rows ->
                  hasRole(staff, rows)
                      ? allowed(rule, person.participantId(), rows)
                      : new Decision.Refused());
    }
    if (rule instanceof Rule.Staff staff && subject instanceof Subject.Study study) {
      return on.rows(STAFF_OF_STUDY, study.studyCode(), actor.id())
          .map(rows -> hasRole(staff, rows) ? allowed(rule, null, rows) : new Decision.Refused());
    }
    return Uni.createFrom().item(new Decision.Refused());
  }

  private static boolean hasRole(Rule.Staff staff, List<Object[]> rows) {
    return rows.stream()
        .anyMatch(row -> staff.roles().contains(StaffRole.valueOf((String) row[0])));
  }

  private static Decision allowed(Rule rule, UUID participantId, List<Object[]> rows) {
    return new Decision.Allowed(rule, participantId, (UUID) rows.get(0)[1]);
  }
}
