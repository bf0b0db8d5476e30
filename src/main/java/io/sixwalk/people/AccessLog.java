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
import java.util.Locale;
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

  Uni<Page> read(Actor participant, long before, int limit, Locale language) {
    AccessLogWords words = AccessLogWords.in(language);
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
                                          .map(r -> line(words, participant.id(), key, r))
                                          .toList();
                                  return new Page(
                                      lines,
                                      lines.size() < limit ? null : lines.get(limit - 1).number());
                                })));
  }

  private static Line line(AccessLogWords words, UUID participantId, PersonKey key, Object[] r) {
    String operation = (String) r[4];
    String reason = (String) r[6];
    String by = participantId.equals(r[2]) ? words.who("you") : who(words, key, r);
    return new Line(
        (Long) r[0],
        ((OffsetDateTime) r[1]).toInstant(),
        operation.equals(Operation.DECIDE_CONSENT.name())
            ? consent(words, by, new JsonObject((String) r[7]), reason)
            : words.sentence(by, done(words, operation, new JsonObject((String) r[7])), reason),
        operation,
        (String) r[3],
        reason);
  }

  /** Taking back has words of its own, where there are any. */
  private static String done(AccessLogWords words, String operation, JsonObject detail) {
    String takenBack = operation + ".VOID";
    return "VOID".equals(detail.getString("kind")) && words.has(takenBack) ? takenBack : operation;
  }

  private static String consent(
      AccessLogWords words, String by, JsonObject decided, String reason) {
    boolean given = "GIVEN".equals(decided.getString("decision"));
    return words.consent(by, given, String.valueOf(decided.getString("purpose")), reason);
  }

  private static String who(AccessLogWords words, PersonKey key, Object[] r) {
    return switch ((String) r[3]) {
      case "CAREGIVER" ->
          r[9] == null
              ? words.who("caregiver")
              : words.who("named", label(key, (UUID) r[8], (Buffer) r[9]));
      case "STAFF" ->
          words.who(
              ((String) r[5]).contains("broken glass") || r[4].equals(Operation.BREAK_GLASS.name())
                  ? "outside"
                  : "team");
      case "PARTICIPANT" -> words.who("participant");
      default -> words.who("service");
    };
  }

  private static String label(PersonKey key, UUID grantId, Buffer sealed) {
    return new String(
        key.open("caregiver-label/" + grantId, sealed.getBytes()), StandardCharsets.UTF_8);
  }
}
