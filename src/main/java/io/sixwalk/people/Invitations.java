package io.sixwalk.people;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.BlindIndex;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.people.identity.Identities;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Ways in for a participant: a link that is used once, and, where nothing can be scanned, a few
 * digits that are good only with the telephone number on record, for ten minutes and five tries.
 */
@ApplicationScoped
public class Invitations {
  /** How long a link is good. */
  static final Duration LINK_LIFE = Duration.ofDays(7);

  /** How long short digits are good. */
  static final Duration SHORT_LIFE = Duration.ofMinutes(10);

  static final int SHORT_TRIES = 5;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String REALM = "short-code";
  private static final String ADD =
      """
      insert into sixwalk.invitation (id, account_id, code_hash, created_at, expires_at, uses_left)
      values (gen_random_uuid(), $1, $2, $3, $4, 1)
      """;
  private static final String DROP_SHORT = "select sixwalk.drop_short_code($1)";
  private static final String ADD_SHORT =
      """
      insert into sixwalk.short_code (id, account_id, contact_mac, code_mac, created_at, expires_at, tries_left)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6)
      """;
  private static final String EXCHANGE = "select sixwalk.exchange_short_code($1, $2, $3, $4, $5)";

  private final Scope scope;
  private final Identities identities;
  private final BlindIndex index;
  private final KeyRing epochs;
  private final Clock clock;
  private final String publicAddress;

  Invitations(
      Scope scope,
      Identities identities,
      BlindIndex index,
      KeyRing epochs,
      Clock clock,
      @ConfigProperty(name = "sixwalk.public-address") Optional<String> publicAddress,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.scope = scope;
    this.identities = identities;
    this.index = index;
    this.epochs = epochs;
    this.clock = clock;
    this.publicAddress = publicAddress.orElse("http://localhost:" + port);
  }

  /** Digits to be told on the telephone; good with the number on record only. */
  public record ShortCode(String code, Instant expiresAt, int tries) {
    @Override
    public String toString() {
      return "ShortCode[..]";
    }
  }

  /** A long code in exchange for the short one; redeemed like any other. */
  public record Exchanged(String code, Instant expiresAt) {
    @Override
    public String toString() {
      return "Exchanged[..]";
    }
  }

  Uni<InvitationView> link(Actor coordinator, String studyCode, UUID participantId) {
    InvitationCode code = InvitationCode.create();
    Instant now = clock.instant();
    return scope.onClient(
        coordinator,
        Operation.INVITE_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(
                    ADD,
                    participantId,
                    Buffer.buffer(code.hash()),
                    utc(now),
                    utc(now.plus(LINK_LIFE)))
                .replaceWith(view(code, now.plus(LINK_LIFE))));
  }

  /** How a code is handed over. */
  public InvitationView view(InvitationCode code, Instant expiresAt) {
    return InvitationView.of(code, publicAddress, expiresAt);
  }

  Uni<ShortCode> digits(Actor coordinator, String studyCode, UUID participantId) {
    String digits = String.format("%06d", RANDOM.nextInt(1_000_000));
    Instant now = clock.instant();
    return scope.onClient(
        coordinator,
        Operation.INVITE_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) ->
            identities
                .read(connection, participantId)
                .chain(
                    known -> {
                      String phone = known.map(k -> k.identity().phone()).orElse(null);
                      if (phone == null) {
                        throw ProblemException.unprocessable(
                            "no-contact",
                            "There is no telephone number on record, and a short code is good only"
                                + " with one. Use the link.",
                            List.of());
                      }
                      Statements on = Statements.of(connection);
                      int epoch = epochs.currentEpoch();
                      return on.rows(DROP_SHORT, participantId)
                          .chain(
                              () ->
                                  on.rows(
                                      ADD_SHORT,
                                      participantId,
                                      Buffer.buffer(
                                          index.mac(epoch, REALM, "contact", contact(phone))),
                                      Buffer.buffer(
                                          index.mac(
                                              epoch, REALM, "code", contact(phone) + "/" + digits)),
                                      utc(now),
                                      utc(now.plus(SHORT_LIFE)),
                                      SHORT_TRIES));
                    })
                .replaceWith(new ShortCode(digits, now.plus(SHORT_LIFE), SHORT_TRIES)));
  }

  /** The try counts whether or not it was right, so it is committed before the answer is known. */
  Uni<Exchanged> exchange(String phone, String digits) {
    boolean hasPhone = phone != null && !phone.isBlank();
    boolean hasDigits = digits != null && !digits.isBlank();
    new FieldChecks()
        .that(
            hasPhone, "/contact", "required", "Send the telephone number that your care team has.")
        .that(
            !hasPhone || !BlindIndex.digits(phone).isEmpty(),
            "/contact",
            "number-to-call",
            "There is no digit in this telephone number.")
        .that(hasDigits, "/code", "required", "Send the six digits.")
        .that(
            !hasDigits || digits.replaceAll("\\s", "").matches("\\d{6}"),
            "/code",
            "six-digits",
            "The code has six digits.")
        .orRefuse();
    String contact = contact(phone);
    InvitationCode code = InvitationCode.create();
    Instant now = clock.instant();
    Buffer[] contacts = buffers(index.macs(REALM, "contact", contact));
    Buffer[] codes =
        buffers(index.macs(REALM, "code", contact + "/" + digits.replaceAll("\\s", "")));
    return scope
        .asNobody(
            connection ->
                Statements.of(connection)
                    .rows(
                        EXCHANGE,
                        contacts,
                        codes,
                        Buffer.buffer(code.hash()),
                        utc(now),
                        utc(now.plus(SHORT_LIFE)))
                    .map(rows -> (Boolean) rows.get(0)[0]))
        .map(
            right ->
                right
                    ? Optional.of(new Exchanged(code.grouped(), now.plus(SHORT_LIFE)))
                    : Optional.<Exchanged>empty())
        .map(
            exchanged ->
                exchanged.orElseThrow(
                    () ->
                        ProblemException.unauthorized(
                            "code-not-valid",
                            "This code is not valid any more. Ask for a new one.")));
  }

  /** What tries are counted by: a keyed fingerprint, as it is kept in the database. */
  ByteBuffer counted(String phone) {
    return ByteBuffer.wrap(
        index.mac(epochs.currentEpoch(), REALM, "contact", contact(phone == null ? "" : phone)));
  }

  private static String contact(String phone) {
    return BlindIndex.lastDigits(BlindIndex.digits(phone));
  }

  private static Buffer[] buffers(List<byte[]> all) {
    return all.stream().map(Buffer::buffer).toArray(Buffer[]::new);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
