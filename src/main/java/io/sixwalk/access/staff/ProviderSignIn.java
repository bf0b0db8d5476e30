package io.sixwalk.access.staff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.Scope;
import io.sixwalk.access.staff.OneTimeCodes.OneTimeCode;
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
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * Lets staff in whom the organisation's provider vouches for, with the roles that their groups
 * give.
 */
@ApplicationScoped
class ProviderSignIn {
  /** From the provider's page to the redeeming by the web app it is one redirect. */
  private static final Duration CODE_LIFE = Duration.ofMinutes(1);

  private static final String ADMIT =
      """
      select outcome, account, granted, ended
        from sixwalk.admit_provider_staff($1, $2, cast(cast($3 as text) as jsonb), $4, $5, $6)
      """;

  private final Provider provider;
  private final ProviderTokens providerTokens;
  private final GroupRoles roles;
  private final OneTimeCodes codes;
  private final AccessTokens tokens;
  private final Scope scope;
  private final AuditTrail audit;
  private final ObjectMapper mapper;
  private final Clock clock;

  ProviderSignIn(
      ProviderSettings settings,
      Provider provider,
      ProviderTokens providerTokens,
      OneTimeCodes codes,
      AccessTokens tokens,
      Scope scope,
      AuditTrail audit,
      ObjectMapper mapper,
      Clock clock) {
    this.roles = GroupRoles.read(settings.groups().orElse(""));
    this.provider = provider;
    this.providerTokens = providerTokens;
    this.codes = codes;
    this.tokens = tokens;
    this.scope = scope;
    this.audit = audit;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** What the provider's answer became: an account, and whether it may come in. */
  private record Admission(String outcome, UUID account) {}

  /**
   * Ends a journey: exchanges the code and gives a one-time code of Sixwalk for the web app.
   *
   * @throws ProblemException 401 when the provider does not vouch, 403 when no group gives a role
   */
  Uni<String> finish(String authorizationCode, BrowserSecret secret, URI callback) {
    OneTimeCode code = codes.create();
    return provider
        .exchange(authorizationCode, secret.verifier(), callback)
        .chain(response -> providerTokens.idToken(response.getString("id_token"), secret.nonce()))
        .chain(person -> admit(person, code.hash()))
        .map(account -> code.shown());
  }

  /** Exchanges an access token of the provider for one of Sixwalk, for programs. */
  Uni<SignedIn> exchange(String providerAccessToken) {
    return providerTokens
        .accessToken(providerAccessToken)
        .chain(person -> admit(person, null))
        .map(
            account ->
                new SignedIn(
                    tokens.mint(account, PersonKind.STAFF),
                    "Bearer",
                    tokens.lifetime().toSeconds(),
                    PersonKind.STAFF,
                    account,
                    null,
                    null));
  }

  private Uni<UUID> admit(ProviderPerson person, byte[] codeHash) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    Tuple parameters =
        Tuple.of(
            Buffer.buffer(person.subjectHash()),
            UUID.randomUUID(),
            json(person),
            now,
            codeHash == null ? null : Buffer.buffer(codeHash),
            now.plus(CODE_LIFE));
    return scope
        .asNobody(
            connection ->
                connection
                    .preparedQuery(ADMIT)
                    .execute(parameters)
                    .chain(rows -> recorded(connection, rows.iterator().next())))
        .map(
            admission -> {
              if (!admission.outcome().equals("ADMITTED")) {
                throw ProblemException.forbidden(
                    "Your organisation knows you, but has given you no part in a study here. Ask a"
                        + " study admin.");
              }
              return admission.account();
            });
  }

  private Uni<Admission> recorded(SqlConnection connection, Row row) {
    Admission admission = new Admission(row.getString("outcome"), row.getUUID("account"));
    if (admission.account() == null) {
      return Uni.createFrom().item(admission);
    }
    Statements on = Statements.of(connection);
    Uni<Void> entries =
        audit.append(
            on,
            new Entry(
                AuditTrail.accountChain(admission.account()),
                PersonKind.STAFF.name(),
                "PROVIDER_SIGN_IN",
                "provider: " + admission.outcome(),
                null,
                null,
                "{}"));
    entries =
        changes(
            on,
            entries,
            admission.account(),
            row.getArrayOfUUIDs("granted"),
            "PROVIDER_ROLE_GRANTED");
    entries =
        changes(
            on, entries, admission.account(), row.getArrayOfUUIDs("ended"), "PROVIDER_ROLE_ENDED");
    return entries.replaceWith(admission);
  }

  private Uni<Void> changes(
      Statements on, Uni<Void> before, UUID account, UUID[] studies, String operation) {
    Uni<Void> entries = before;
    if (studies != null) {
      for (UUID study : studies) {
        Entry entry =
            new Entry(
                AuditTrail.studyChain(study),
                PersonKind.STAFF.name(),
                operation,
                "provider: groups",
                null,
                null,
                "{\"account\":\"" + account + "\"}");
        entries = entries.chain(() -> audit.append(on, entry));
      }
    }
    return entries;
  }

  private String json(ProviderPerson person) {
    try {
      return mapper.writeValueAsString(roles.of(person.groups()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
