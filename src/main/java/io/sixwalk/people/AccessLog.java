package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The person's own chain of the audit trail, in words. */
@ApplicationScoped
class AccessLog {
  private static final String READ =
      """
      select e.seq, e.at, e.actor, e.actor_kind, e.operation, e.rule, e.reason, e.detail::text,
             g.id, g.label
        from audit.entry e
        left join lateral (select id, label from sixwalk.caregiver_grant g
                            where g.participant_id = $2 and g.caregiver_id = e.actor
                            order by g.created_at limit 1) g on true
       where e.chain = $1 and e.seq < $3 and not (e.operation = 'UPLOAD' and e.actor = $2)
       order by e.seq desc limit $4
      """;

  /** What each operation is called when it is told to the person it is about. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("READ_FOLLOWED_TREND", "looked at the summary of your walks"),
          Map.entry("READ_PARTICIPANT_TREND", "looked at how your walking develops"),
          Map.entry("READ_PARTICIPANT_WALKS", "looked at your walks"),
          Map.entry("READ_PARTICIPANT_SCHEDULE", "looked at what is planned and what was done"),
          Map.entry("READ_FOLLOWED_ADHERENCE", "looked at whether planned things were done"),
          Map.entry("CHANGE_OWN_REMINDERS", "changed your reminders"),
          Map.entry("NOTICE_SILENCE", "told your care team that nothing came for a while"),
          Map.entry("READ_PARTICIPANT_QUESTIONNAIRES", "looked at your questionnaires"),
          Map.entry("READ_PARTICIPANT_SCORE_TREND", "looked at how your answers develop"),
          Map.entry("READ_FOLLOWED_SCORE_TREND", "looked at how your answers develop"),
          Map.entry("RECOMPUTE_SCORES", "computed the scores of your questionnaires anew"),
          Map.entry("READ_PARTICIPANT", "opened your record"),
          Map.entry("READ_CAREGIVERS", "looked at the list of your caregivers"),
          Map.entry("READ_CONSENTS", "looked at what you consented to"),
          Map.entry("READ_PARTICIPANT_GATE", "looked at your answers before walks"),
          Map.entry("PERMIT_WALKS", "wrote down how you may walk at home"),
          Map.entry("CLEAR_GATE", "cleared an answer, so that you can walk again"),
          Map.entry("ASSIGN_MEASURING_DEVICE", "wrote down which devices you have at home"),
          Map.entry("READ_ALERT", "read something that the care team was told about you"),
          Map.entry("SEE_ALERT", "opened something that the care team was told about you"),
          Map.entry("CLOSE_ALERT", "dealt with something that the care team was told about you"),
          Map.entry("READ_ADVERSE_EVENT", "read about something that happened to your health"),
          Map.entry("REPORT_ADVERSE_EVENT", "wrote down something that happened to your health"),
          Map.entry("COMPLETE_ADVERSE_EVENT", "reviewed something that happened to your health"),
          Map.entry("DECIDE_WALK", "decided whether a walk counts"),
          Map.entry("CHANGE_PARTICIPANT", "changed your record"),
          Map.entry("ENROL_PARTICIPANT", "enrolled you"),
          Map.entry("INVITE_PARTICIPANT", "made a way in for you"),
          Map.entry("INVITE_CAREGIVER", "invited a caregiver"),
          Map.entry("ACCEPT_CARE", "accepted to be your caregiver"),
          Map.entry("CONFIRM_CAREGIVER", "confirmed a caregiver"),
          Map.entry("REVOKE_CAREGIVER", "removed a caregiver"),
          Map.entry("END_CAREGIVERS", "ended what your caregivers could see"),
          Map.entry("HAND_OVER_CARE", "made somebody a caregiver for you"),
          Map.entry("PROXY_UPLOAD", "sent something for you"),
          Map.entry("DECIDE_CONSENT", "decided about a consent"),
          Map.entry("WITHDRAW_ONESELF", "left the study"),
          Map.entry("WITHDRAW_PARTICIPANT", "took you out of the study, as you had asked"),
          Map.entry("ERASE_ONESELF", "asked for erasure"),
          Map.entry("ERASE_PARTICIPANT", "erased or restricted your data, as you had asked"),
          Map.entry("ALLOCATE", "assigned you to a group of the study; which one stays hidden"),
          Map.entry("UNBLIND_PARTICIPANT", "looked up your group of the study in an emergency"),
          Map.entry("READ_ARM", "looked up your group of the study"),
          Map.entry("BREAK_GLASS", "opened your record for an hour, outside the usual care team"));

  private final Scope scope;
  private final PersonKeys keys;

  AccessLog(Scope scope, PersonKeys keys) {
    this.scope = scope;
    this.keys = keys;
  }

  /**
   * One thing that was done.
   *
   * @param number counts up without gaps; a missing number would be a missing entry
   * @param words a whole sentence
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      long number, Instant at, String words, String operation, String by, String reason) {}

  /** A page, newest first; send {@code next} as {@code before} for older ones. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<Line> entries, Long next) {}

  Uni<Page> read(Actor participant, long before, int limit) {
    return scope.onClient(
        participant,
        Operation.READ_ACCESS_LOG,
        Subject.oneself(),
        (connection, allowed) ->
            keys.of(connection, participant.id())
                .chain(
                    key ->
                        Statements.of(connection)
                            .rows(
                                READ,
                                AuditTrail.participantChain(participant.id()),
                                participant.id(),
                                before,
                                limit)
                            .map(
                                rows -> {
                                  List<Line> lines =
                                      rows.stream()
                                          .map(r -> line(participant.id(), key, r))
                                          .toList();
                                  return new Page(
                                      lines,
                                      lines.size() < limit ? null : lines.get(limit - 1).number());
                                })));
  }

  private static Line line(UUID participantId, PersonKey key, Object[] r) {
    String operation = (String) r[4];
    String reason = (String) r[6];
    String by = participantId.equals(r[2]) ? "You" : who(key, r);
    String what =
        operation.equals(Operation.DECIDE_CONSENT.name())
            ? consentWords((String) r[7])
            : WORDS.getOrDefault(operation, "did something that is called " + operation);
    String words = by + " " + what + (reason == null ? "." : ". The reason given: " + reason);
    return new Line(
        (Long) r[0], ((OffsetDateTime) r[1]).toInstant(), words, operation, (String) r[3], reason);
  }

  private static String consentWords(String detail) {
    JsonObject decided = new JsonObject(detail);
    return ("GIVEN".equals(decided.getString("decision")) ? "gave" : "withdrew")
        + " consent for "
        + String.valueOf(decided.getString("purpose"))
            .toLowerCase(java.util.Locale.ROOT)
            .replace('_', ' ');
  }

  private static String who(PersonKey key, Object[] r) {
    return switch ((String) r[3]) {
      case "CAREGIVER" ->
          r[9] == null ? "A caregiver" : "Your caregiver " + label(key, (UUID) r[8], (Buffer) r[9]);
      case "STAFF" ->
          ((String) r[5]).contains("broken glass") || r[4].equals(Operation.BREAK_GLASS.name())
              ? "Someone of the study who is not of your care team"
              : "Someone of your care team";
      case "PARTICIPANT" -> "A participant";
      default -> "The service";
    };
  }

  private static String label(PersonKey key, UUID grantId, Buffer sealed) {
    return new String(
        key.open("caregiver-label/" + grantId, sealed.getBytes()), StandardCharsets.UTF_8);
  }
}
