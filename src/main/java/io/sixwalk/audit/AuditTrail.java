package io.sixwalk.audit;

import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Appends to the audit trail, in the transaction that does what the entry records. */
@ApplicationScoped
public class AuditTrail {
  private static final String APPEND =
      "select audit.append($1, $2, $3, $4, $5, cast($6 as uuid), cast($7 as text), cast(cast($8 as"
          + " text) as jsonb))";

  private final Clock clock;

  AuditTrail(Clock clock) {
    this.clock = clock;
  }

  /**
   * One entry. The actor is the transaction's own and cannot be given.
   *
   * @param chain which hash chain it stands on
   * @param rule the line of policy that allowed or denied it
   * @param subject the participant it is about, or null
   * @param reason why, where a person gave one
   * @param detail JSON without health values
   */
  public record Entry(
      String chain,
      String actorKind,
      String operation,
      String rule,
      UUID subject,
      String reason,
      String detail) {}

  public Uni<Void> append(Statements on, Entry entry) {
    return on.rows(
            APPEND,
            entry.chain(),
            OffsetDateTime.now(clock),
            entry.actorKind(),
            entry.operation(),
            entry.rule(),
            entry.subject(),
            entry.reason(),
            entry.detail())
        .replaceWithVoid();
  }

  public static String participantChain(UUID participantId) {
    return "participant:" + participantId;
  }

  public static String studyChain(UUID studyId) {
    return "study:" + studyId;
  }

  public static String accountChain(UUID accountId) {
    return "account:" + accountId;
  }
}
