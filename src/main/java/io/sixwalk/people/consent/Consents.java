package io.sixwalk.people.consent;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a person is asked, and what they decided. */
@ApplicationScoped
public class Consents {
  /** The purpose whose withdrawal stops the taking of records. */
  public static final String PARTICIPATION = "STUDY_PARTICIPATION";

  /**
   * For each purpose its newest text in the language asked for, or in any, and the newest decision.
   */
  private static final String STANDING =
      """
      select t.purpose, t.language, t.version, t.sha256, t.title, t.body,
             c.decision, c.version, c.language, c.decided_at
        from (select distinct on (x.purpose) x.*
                from sixwalk.consent_text x
                join sixwalk.participant p on p.study_id = x.study_id and p.participant_id = $1
               order by x.purpose, x.version desc, (x.language = $2) desc,
                        (split_part(x.language, '-', 1) = split_part($2, '-', 1)) desc, x.language) t
        left join lateral (select * from sixwalk.consent c
                            where c.participant_id = $1 and c.purpose = t.purpose
                            order by c.decided_at desc, c.id desc limit 1) c on true
       order by t.purpose
      """;

  private static final String LEFT_AT =
      "select withdrawn_at from sixwalk.participant where participant_id = $1";

  private static final String TEXT =
      """
      select x.language, x.version,
             x.version = (select max(n.version) from sixwalk.consent_text n
                           where n.study_id = x.study_id and n.purpose = x.purpose)
        from sixwalk.consent_text x
        join sixwalk.participant p on p.study_id = x.study_id and p.participant_id = $1
       where x.purpose = $2 and x.sha256 = $3
       order by x.version desc, x.language limit 1
      """;
  private static final String IN_FORCE =
      """
      select decision, language, version, text_sha256 from sixwalk.consent
       where participant_id = $1 and purpose = $2 order by decided_at desc, id desc limit 1
      """;
  private static final String ADD =
      """
      insert into sixwalk.consent
        (participant_id, id, purpose, decision, language, version, text_sha256, decided_at, recorded_by)
      values ($1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, $1)
      """;

  private final Scope scope;
  private final AuditTrail audit;
  private final Clock clock;

  Consents(Scope scope, AuditTrail audit, Clock clock) {
    this.scope = scope;
    this.audit = audit;
    this.clock = clock;
  }

  /** How things stand for one purpose. */
  @Schema(name = "ConsentState")
  public enum State {
    NOT_ASKED,
    GIVEN,
    /** Given to an earlier version; the newest one has to be read again. */
    RENEW,
    WITHDRAWN
  }

  /** A purpose: the words in force, and where the person stands. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ConsentStanding")
  public record Standing(
      String purpose,
      State state,
      String language,
      int version,
      String sha256,
      String title,
      String body,
      Integer decidedVersion,
      String decidedLanguage,
      Instant decidedAt) {}

  /**
   * Every purpose.
   *
   * @param leftAt when the person left the study, after which nothing new is taken whatever was
   *     consented to; absent for whoever is in it
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ConsentList")
  public record Standings(Instant leftAt, List<Standing> consents) {
    /** Only what waits for a decision: never asked, or asked anew. Nothing of whoever left. */
    Standings waiting() {
      return new Standings(
          leftAt,
          leftAt == null
              ? consents.stream()
                  .filter(c -> c.state() == State.NOT_ASKED || c.state() == State.RENEW)
                  .toList()
              : List.of());
    }
  }

  /** What is given: the hash of the very words that were shown. */
  public record Consenting(String sha256) {}

  Uni<Standings> own(Actor participant, String language) {
    return scope.onClient(
        participant,
        Operation.READ_OWN_CONSENTS,
        Subject.oneself(),
        (connection, allowed) -> standing(connection, participant.id(), language));
  }

  Uni<Standings> ofParticipant(Actor staff, String studyCode, UUID participantId, String language) {
    return scope.onClient(
        staff,
        Operation.READ_CONSENTS,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> standing(connection, participantId, language));
  }

  public Uni<Standings> give(Actor participant, String purpose, String sha256, String language) {
    new FieldChecks().text("/sha256", sha256, 64).orRefuse();
    return scope.onClient(
        participant,
        Operation.DECIDE_CONSENT,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(TEXT, participant.id(), purpose, sha256)
              .chain(
                  texts -> {
                    if (texts.isEmpty()) {
                      throw ProblemException.notFound();
                    }
                    Object[] text = texts.get(0);
                    if (!(Boolean) text[2]) {
                      throw ProblemException.conflict(
                          "consent-text-changed",
                          "The text has changed meanwhile. Please read the new one.");
                    }
                    return decide(
                        on,
                        participant,
                        allowed.rule().words(),
                        purpose,
                        "GIVEN",
                        (String) text[0],
                        (Integer) text[1],
                        sha256);
                  })
              .chain(() -> standing(connection, participant.id(), language));
        });
  }

  /** Withdraws from now on. Withdrawing twice is as withdrawing once. */
  Uni<Standings> withdraw(Actor participant, String purpose, String language) {
    return scope.onClient(
        participant,
        Operation.DECIDE_CONSENT,
        Subject.oneself(),
        (connection, allowed) -> {
          Statements on = Statements.of(connection);
          return on.rows(IN_FORCE, participant.id(), purpose)
              .chain(
                  rows -> {
                    if (rows.isEmpty()) {
                      throw ProblemException.notFound();
                    }
                    Object[] last = rows.get(0);
                    if (last[0].equals("WITHDRAWN")) {
                      return Uni.createFrom().voidItem();
                    }
                    return decide(
                        on,
                        participant,
                        allowed.rule().words(),
                        purpose,
                        "WITHDRAWN",
                        (String) last[1],
                        (Integer) last[2],
                        (String) last[3]);
                  })
              .chain(() -> standing(connection, participant.id(), language));
        });
  }

  private Uni<Void> decide(
      Statements on,
      Actor participant,
      String rule,
      String purpose,
      String decision,
      String language,
      int version,
      String sha256) {
    JsonObject detail =
        new JsonObject()
            .put("purpose", purpose)
            .put("decision", decision)
            .put("version", version)
            .put("text", sha256);
    return on.rows(
            ADD,
            participant.id(),
            purpose,
            decision,
            language,
            version,
            sha256,
            clock.instant().atOffset(ZoneOffset.UTC))
        .chain(
            () ->
                audit.append(
                    on,
                    new Entry(
                        AuditTrail.participantChain(participant.id()),
                        participant.kind().name(),
                        Operation.DECIDE_CONSENT.name(),
                        rule,
                        participant.id(),
                        null,
                        detail.encode())));
  }

  private static Uni<Standings> standing(
      SqlConnection connection, UUID participantId, String language) {
    Statements on = Statements.of(connection);
    return on.rows(LEFT_AT, participantId)
        .chain(
            left ->
                on.rows(STANDING, participantId, language)
                    .map(
                        rows ->
                            new Standings(
                                left.isEmpty() ? null : instant(left.get(0)[0]),
                                rows.stream().map(Consents::standing).toList())));
  }

  private static Instant instant(Object column) {
    return column == null ? null : ((OffsetDateTime) column).toInstant();
  }

  private static Standing standing(Object[] r) {
    Integer decided = (Integer) r[7];
    State state =
        decided == null
            ? State.NOT_ASKED
            : r[6].equals("WITHDRAWN")
                ? State.WITHDRAWN
                : decided < (Integer) r[2] ? State.RENEW : State.GIVEN;
    return new Standing(
        (String) r[0],
        state,
        (String) r[1],
        (Integer) r[2],
        (String) r[3],
        (String) r[4],
        (String) r[5],
        decided,
        (String) r[8],
        instant(r[9]));
  }
}
