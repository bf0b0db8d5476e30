package io.sixwalk.access.device;

import io.quarkus.scheduler.Scheduled;
import io.sixwalk.access.DenialsOnce;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.token.AccessTokens;
import io.sixwalk.access.token.RefreshToken;
import io.sixwalk.access.token.RefreshTokens;
import io.sixwalk.access.token.SignedIn;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sign-ins that are bound to a device's key: begun with a code, carried on with refresh tokens. */
@ApplicationScoped
public class DeviceSignIns {
  private static final String REDEEM =
      """
      select outcome, account, account_kind, device, family, kept_hash
        from sixwalk.redeem_for_device($1, $2, $3, $4, $5, $6, $7, $8, $9,
               make_interval(secs => $10), make_interval(secs => $11))
      """;
  private static final String USE =
      """
      select outcome, account_kind, device
        from sixwalk.use_refresh_token($1, $2, $3, $4, $5, $6, $7, $8, $9, make_interval(secs => $10))
      """;

  private final Scope scope;
  private final AccessTokens accessTokens;
  private final RefreshTokens refreshTokens;
  private final AuditTrail audit;
  private final DenialsOnce denials;
  private final Clock clock;
  private final double peopleStaySeconds;
  private final double staffStaySeconds;

  DeviceSignIns(
      Scope scope,
      AccessTokens accessTokens,
      RefreshTokens refreshTokens,
      AuditTrail audit,
      DenialsOnce denials,
      Clock clock,
      @ConfigProperty(name = "sixwalk.sign-in.people") Duration peopleStay,
      @ConfigProperty(name = "sixwalk.sign-in.staff") Duration staffStay) {
    this.scope = scope;
    this.accessTokens = accessTokens;
    this.refreshTokens = refreshTokens;
    this.audit = audit;
    this.denials = denials;
    this.clock = clock;
    this.peopleStaySeconds = peopleStay.toSeconds();
    this.staffStaySeconds = staffStay.toSeconds();
  }

  /** What the database made of it, with the audit entry already written. */
  private record Found(String outcome, SignedIn signedIn) {}

  /**
   * Redeems a code for a device. The same code from the same device again, while its first refresh
   * token was never used, gives the same refresh token: the answer may have been lost.
   *
   * @param code the code itself, from which the first refresh token is derived
   * @param codeHash what is kept of it
   * @throws ProblemException 401 {@code code-not-valid}, {@code proof-not-valid} or {@code
   *     device-revoked}
   */
  public Uni<SignedIn> redeem(byte[] code, byte[] codeHash, DeviceKind kind, DeviceProof proof) {
    UUID family = UUID.randomUUID();
    byte[] firstHash = RefreshTokens.hash(refreshTokens.firstSecret(family, code));
    List<Object> parameters =
        List.of(
            Buffer.buffer(codeHash),
            now(),
            Buffer.buffer(proof.thumbprint()),
            Buffer.buffer(proof.id()),
            proof.rememberedUntil().atOffset(ZoneOffset.UTC),
            UUID.randomUUID(),
            kind.name(),
            family,
            Buffer.buffer(firstHash),
            peopleStaySeconds,
            staffStaySeconds);
    return scope
        .asNobody(
            connection ->
                connection
                    .preparedQuery(REDEEM)
                    .execute(Tuple.from(parameters))
                    .chain(
                        rows ->
                            rows.iterator().hasNext()
                                ? begun(connection, rows.iterator().next(), code)
                                : Uni.createFrom().item(new Found("NOT_VALID", null))))
        .map(DeviceSignIns::answer);
  }

  /**
   * Uses a refresh token: once for its successor, and again for the same one until that is used.
   *
   * @throws ProblemException 401 {@code refresh-not-valid}, {@code proof-not-valid} or {@code
   *     signed-out}; 410 when the person's data were erased
   */
  public Uni<SignedIn> refresh(RefreshToken token, DeviceProof proof) {
    RefreshToken successor = refreshTokens.successor(token);
    List<Object> parameters =
        List.of(
            token.accountId(),
            token.familyId(),
            token.generation(),
            Buffer.buffer(RefreshTokens.hash(token.secret())),
            Buffer.buffer(RefreshTokens.hash(successor.secret())),
            Buffer.buffer(proof.thumbprint()),
            Buffer.buffer(proof.id()),
            proof.rememberedUntil().atOffset(ZoneOffset.UTC),
            now(),
            peopleStaySeconds);
    return scope
        .asNobody(
            connection ->
                connection
                    .preparedQuery(USE)
                    .execute(Tuple.from(parameters))
                    .chain(rows -> used(connection, rows.iterator().next(), successor)))
        .map(DeviceSignIns::answer);
  }

  /** A proof that has run out anyway need not be remembered. */
  @Scheduled(
      every = "10m",
      delayed = "5m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> forgetProofs() {
    return scope.asNobody(
        connection ->
            connection
                .preparedQuery("select sixwalk.forget_proofs($1)")
                .execute(Tuple.of(now()))
                .replaceWithVoid());
  }

  private Uni<Found> begun(SqlConnection connection, Row row, byte[] code) {
    String outcome = row.getString("outcome");
    if (!outcome.equals("BOUND") && !outcome.equals("REPEATED")) {
      return denied(connection, "SIGN_IN", row.getUUID("account"), row, outcome);
    }
    UUID family = row.getUUID("family");
    RefreshToken first =
        new RefreshToken(
            row.getUUID("account"), family, 0, refreshTokens.firstSecret(family, code));
    byte[] kept = row.getBuffer("kept_hash").getBytes();
    if (!MessageDigest.isEqual(RefreshTokens.hash(first.secret()), kept)) {
      // The installation's key was replaced since: what was given then cannot be given again.
      return Uni.createFrom().item(new Found("NOT_VALID", null));
    }
    SignedIn signedIn =
        signedIn(first, PersonKind.valueOf(row.getString("account_kind")), row.getUUID("device"));
    return record(connection, "SIGN_IN", signedIn).replaceWith(new Found(outcome, signedIn));
  }

  private Uni<Found> used(SqlConnection connection, Row row, RefreshToken successor) {
    String outcome = row.getString("outcome");
    if (outcome.equals("REUSED")) {
      SignedIn ended =
          signedIn(
              successor, PersonKind.valueOf(row.getString("account_kind")), row.getUUID("device"));
      return record(connection, "REFRESH_TOKEN_REUSED", ended)
          .replaceWith(new Found(outcome, null));
    }
    if (!outcome.equals("ROTATED") && !outcome.equals("REPEATED")) {
      return denied(connection, "REFRESH_SIGN_IN", successor.accountId(), row, outcome);
    }
    SignedIn signedIn =
        signedIn(
            successor, PersonKind.valueOf(row.getString("account_kind")), row.getUUID("device"));
    return record(connection, "REFRESH_SIGN_IN", signedIn)
        .replaceWith(new Found(outcome, signedIn));
  }

  /**
   * A real code or token that did not get in: written once in ten minutes, whoever keeps trying.
   */
  private Uni<Found> denied(
      SqlConnection connection, String operation, UUID account, Row row, String outcome) {
    Found found = new Found(outcome, null);
    String kind = row.getString("account_kind");
    if (kind == null
        || outcome.equals("ERASED")
        || !denials.isFirst(List.of(account, operation, outcome))) {
      return Uni.createFrom().item(found);
    }
    return audit
        .append(
            Statements.of(connection),
            new Entry(
                AuditTrail.accountChain(account),
                kind,
                operation,
                "denied: " + outcome.toLowerCase(Locale.ROOT).replace('_', ' '),
                null,
                null,
                "{}"))
        .replaceWith(found);
  }

  private SignedIn signedIn(RefreshToken token, PersonKind kind, UUID device) {
    return new SignedIn(
        accessTokens.mint(token.accountId(), kind, device),
        "Bearer",
        accessTokens.lifetime().toSeconds(),
        kind,
        token.accountId(),
        refreshTokens.write(token),
        device);
  }

  private Uni<Void> record(SqlConnection connection, String operation, SignedIn whose) {
    return audit.append(
        Statements.of(connection),
        new Entry(
            AuditTrail.accountChain(whose.accountId()),
            whose.kind().name(),
            operation,
            "anyone",
            null,
            null,
            "{\"device\":\"" + whose.deviceId() + "\"}"));
  }

  private static SignedIn answer(Found found) {
    return switch (found.outcome()) {
      case "BOUND", "REPEATED", "ROTATED" -> found.signedIn();
      case "NOT_VALID" ->
          throw ProblemException.unauthorized(
              "code-not-valid", "This code is not valid any more. Ask for a new one.");
      case "DEVICE_REVOKED" ->
          throw ProblemException.unauthorized(
              "device-revoked",
              "This device was removed. The app needs to make a new key for it, and a new"
                  + " sign-in.");
      case "REPLAYED" -> throw Proofs.notValid();
      case "NOT_THIS_DEVICE" -> throw RefreshResource.notValid();
      case "ERASED" -> throw ProblemException.gone();
      default ->
          throw ProblemException.unauthorized(
              "signed-out", "This sign-in has ended. Please sign in again, or ask your care team.");
    };
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
