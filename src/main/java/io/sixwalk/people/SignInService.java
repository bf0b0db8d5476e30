package io.sixwalk.people;

import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.device.DeviceKind;
import io.sixwalk.access.device.DeviceProof;
import io.sixwalk.access.device.DeviceSignIns;
import io.sixwalk.access.token.AccessTokens;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Turns an invitation's code into an access token, and into more for a device that proves its key.
 */
@ApplicationScoped
public class SignInService {
  private final Scope scope;
  private final AccessTokens tokens;
  private final DeviceSignIns deviceSignIns;
  private final AuditTrail audit;
  private final Clock clock;

  SignInService(
      Scope scope,
      AccessTokens tokens,
      DeviceSignIns deviceSignIns,
      AuditTrail audit,
      Clock clock) {
    this.scope = scope;
    this.tokens = tokens;
    this.deviceSignIns = deviceSignIns;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Redeems a code once, for ten minutes and no longer: no device was bound. A code that was used,
   * has expired or never was answers alike.
   */
  public Uni<SignedIn> redeem(InvitationCode code) {
    return scope.asNobody(
        connection ->
            connection
                .preparedQuery("select account_id, kind from sixwalk.redeem_invitation($1, $2)")
                .execute(
                    Tuple.of(Buffer.buffer(code.hash()), clock.instant().atOffset(ZoneOffset.UTC)))
                .chain(
                    rows -> {
                      if (!rows.iterator().hasNext()) {
                        return Uni.createFrom()
                            .failure(
                                ProblemException.unauthorized(
                                    "code-not-valid",
                                    "This code is not valid any more. Ask for a new one."));
                      }
                      Row row = rows.iterator().next();
                      return signIn(
                          connection,
                          row.getUUID("account_id"),
                          PersonKind.valueOf(row.getString("kind")));
                    }));
  }

  /** Redeems a code for a device, whose key then fetches further access tokens. */
  public Uni<SignedIn> redeem(InvitationCode code, DeviceKind kind, DeviceProof proof) {
    return deviceSignIns.redeem(
        code.value().getBytes(StandardCharsets.UTF_8), code.hash(), kind, proof);
  }

  private Uni<SignedIn> signIn(SqlConnection connection, UUID accountId, PersonKind kind) {
    SignedIn signedIn =
        new SignedIn(
            tokens.mint(accountId, kind),
            "Bearer",
            tokens.lifetime().toSeconds(),
            kind,
            accountId,
            null,
            null);
    return audit
        .append(
            Statements.of(connection),
            new Entry(
                AuditTrail.accountChain(accountId),
                kind.name(),
                "SIGN_IN",
                "anyone",
                null,
                null,
                "{}"))
        .replaceWith(signedIn);
  }
}
