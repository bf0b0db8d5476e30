package io.sixwalk.audit.reading;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.reading.AuditFilter.Cursor;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Reads entries and the last verification for an auditor of the study. */
@ApplicationScoped
class AuditReader {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final TypeReference<Map<String, Object>> DETAIL = new TypeReference<>() {};

  /** Row-level security leaves out what the auditor's site does not reach. */
  private static final String PAGE =
      """
      select e.chain, e.seq, e.at, e.actor, e.actor_kind, e.operation, e.rule, e.subject, p.pseudonym,
             e.reason, e.detail::text, encode(e.hash, 'hex')
        from audit.entry e
        left join audit.audited_participant p on p.participant_id = e.subject and p.study_id = $1::uuid
       where (e.chain = 'study:' || $1::uuid or e.chain in (select c.chain from audit.audited_chain c where c.study_id = $1::uuid))
         and ($2::text is null or e.chain = $2)
         and ($3::text is null
              or e.subject = (select q.participant_id from audit.audited_participant q where q.study_id = $1::uuid and q.pseudonym = $3)
              or e.chain = 'participant:' || (select q.participant_id from audit.audited_participant q
                                               where q.study_id = $1::uuid and q.pseudonym = $3))
         and ($4::uuid is null or e.actor = $4)
         and ($5::text is null or e.operation = $5)
         and ($6::timestamptz is null or e.at >= $6)
         and ($7::timestamptz is null or e.at < $7)
         and ($8::timestamptz is null or (e.at, e.chain, e.seq) < ($8, $9::text, $10::bigint))
       order by e.at desc, e.chain desc, e.seq desc
       limit $11
      """;

  private static final String LAST =
      """
      select began_at, ended_at, intact, chains, entries, last_statement, last_stated_at,
             jsonb_array_length(faults), named::text
        from audit.last_verification($1)
      """;

  private final Scope scope;

  AuditReader(Scope scope) {
    this.scope = scope;
  }

  /**
   * One entry.
   *
   * @param seq its number on its chain; a number that is missing is an entry that is missing
   * @param actor the account that acted; left out where nobody was known
   * @param rule the line of policy that allowed it, or {@code denied}
   * @param subject the participant it is about
   * @param pseudonym of the subject, while the study still has that person
   * @param hash by which it can be compared with a statement or an export
   */
  @Schema(name = "AuditEntry")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Line(
      String chain,
      long seq,
      Instant at,
      UUID actor,
      String actorKind,
      String operation,
      String rule,
      UUID subject,
      String pseudonym,
      String reason,
      Map<String, Object> detail,
      String hash) {}

  /** A page, the newest entry first; send {@code next} as {@code after} for older ones. */
  @Schema(name = "AuditPage")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<Line> entries, String next) {}

  /** Where the trail was found broken. */
  @Schema(name = "AuditFault")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record FoundFault(String chain, long from, long to, String kind, String words) {}

  /**
   * The last verification of the whole installation.
   *
   * @param verified false while none was made
   * @param faults those of chains that the auditor can read, and of statements
   * @param faultsElsewhere how many there were besides
   */
  @Schema(name = "AuditVerification")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LastVerification(
      boolean verified,
      Instant beganAt,
      Instant endedAt,
      Boolean intact,
      Long chains,
      Long entries,
      Long lastStatement,
      Instant lastStatedAt,
      List<FoundFault> faults,
      Integer faultsElsewhere) {
    static final LastVerification NONE =
        new LastVerification(false, null, null, null, null, null, null, null, null, null);
  }

  Uni<Page> page(Actor auditor, String studyCode, AuditFilter filter) {
    return scope.onClient(
        auditor,
        Operation.READ_AUDIT,
        Subject.study(studyCode),
        (connection, allowed) -> {
          Optional<Cursor> after = filter.after();
          return Statements.of(connection)
              .rows(
                  PAGE,
                  allowed.studyId(),
                  filter.chain(),
                  filter.participant(),
                  filter.actor(),
                  filter.operation(),
                  filter.from(),
                  filter.to(),
                  after.map(Cursor::at).orElse(null),
                  after.map(Cursor::chain).orElse(null),
                  after.map(Cursor::seq).orElse(null),
                  filter.limit() + 1)
              .map(rows -> page(rows, filter.limit()));
        });
  }

  Uni<LastVerification> last(Actor auditor, String studyCode) {
    return scope.onClient(
        auditor,
        Operation.READ_AUDIT_VERIFICATION,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LAST, allowed.studyId())
                .map(rows -> rows.isEmpty() ? LastVerification.NONE : verification(rows.get(0))));
  }

  private static Page page(List<Object[]> rows, int limit) {
    boolean more = rows.size() > limit;
    List<Object[]> shown = more ? rows.subList(0, limit) : rows;
    String next = null;
    if (more) {
      Object[] last = shown.get(limit - 1);
      next = new Cursor((OffsetDateTime) last[2], (String) last[0], (Long) last[1]).write();
    }
    return new Page(shown.stream().map(AuditReader::line).toList(), next);
  }

  private static Line line(Object[] r) {
    try {
      return new Line(
          (String) r[0],
          (Long) r[1],
          ((OffsetDateTime) r[2]).toInstant(),
          (UUID) r[3],
          (String) r[4],
          (String) r[5],
          (String) r[6],
          (UUID) r[7],
          (String) r[8],
          (String) r[9],
          MAPPER.readValue((String) r[10], DETAIL),
          (String) r[11]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LastVerification verification(Object[] r) {
    List<FoundFault> faults =
        new JsonArray((String) r[8])
            .stream()
                .map(JsonObject.class::cast)
                .map(
                    f ->
                        new FoundFault(
                            f.getString("chain"),
                            f.getLong("from"),
                            f.getLong("to"),
                            f.getString("kind"),
                            f.getString("words")))
                .toList();
    return new LastVerification(
        true,
        ((OffsetDateTime) r[0]).toInstant(),
        ((OffsetDateTime) r[1]).toInstant(),
        (Boolean) r[2],
        (Long) r[3],
        (Long) r[4],
        (Long) r[5],
        r[6] == null ? null : ((OffsetDateTime) r[6]).toInstant(),
        faults,
        (Integer) r[7] - faults.size());
  }
}
