package io.sixwalk.people.consent;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.database.Violations;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/** The texts of a study. */
@ApplicationScoped
public class ConsentTexts {
  private static final String LIST =
      """
      select purpose, language, version, sha256, title, body, published_at
        from sixwalk.consent_text where study_id = $1 order by purpose, version desc, language
      """;
  private static final String NEWEST =
      "select coalesce(max(version), 0) from sixwalk.consent_text where study_id = $1 and purpose ="
          + " $2";
  private static final String ADD =
      """
      insert into sixwalk.consent_text (study_id, purpose, language, version, sha256, title, body, published_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      """;

  private final Scope scope;
  private final Clock clock;

  ConsentTexts(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  /** One text. {@code sha256} is over title, a line feed and body, in UTF-8. */
  public record ConsentText(
      String purpose,
      String language,
      int version,
      String sha256,
      String title,
      String body,
      Instant publishedAt) {}

  /**
   * A text to be published.
   *
   * @param version null for a new version, which asks everybody again; the newest one's number for
   *     a translation of it
   */
  public record NewConsentText(
      String purpose, String language, Integer version, String title, String body) {
    void check() {
      new FieldChecks()
          .that(
              purpose != null && purpose.matches("[A-Z][A-Z_]{2,39}"),
              "/purpose",
              "pattern",
              "A purpose is capital letters and underscores, such as "
                  + Consents.PARTICIPATION
                  + ".")
          .that(
              language != null && language.matches("[a-z]{2,3}(-[A-Z]{2})?"),
              "/language",
              "pattern",
              "A language is a tag such as de or en-GB.")
          .text("/title", title, 300)
          .text("/body", body, 50_000)
          .orRefuse();
    }
  }

  Uni<List<ConsentText>> list(Actor staff, String studyCode) {
    return scope.onClient(
        staff,
        Operation.READ_CONSENT_TEXTS,
        Subject.study(studyCode),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(LIST, allowed.studyId())
                .map(
                    rows ->
                        rows.stream()
                            .map(
                                r ->
                                    new ConsentText(
                                        (String) r[0],
                                        (String) r[1],
                                        (Integer) r[2],
                                        (String) r[3],
                                        (String) r[4],
                                        (String) r[5],
                                        ((OffsetDateTime) r[6]).toInstant()))
                            .toList()));
  }

  public Uni<ConsentText> publish(Actor admin, String studyCode, NewConsentText wanted) {
    return scope
        .onClient(
            admin,
            Operation.PUBLISH_CONSENT_TEXT,
            Subject.study(studyCode),
            (connection, allowed) -> {
              Statements on = Statements.of(connection);
              return on.rows(NEWEST, allowed.studyId(), wanted.purpose())
                  .chain(
                      rows -> {
                        int newest = (Integer) rows.get(0)[0];
                        new FieldChecks()
                            .that(
                                wanted.version() == null || wanted.version() == newest,
                                "/version",
                                "newest",
                                "Only the newest version can be translated; leave the version out"
                                    + " for a new one.")
                            .orRefuse();
                        ConsentText text =
                            new ConsentText(
                                wanted.purpose(),
                                wanted.language(),
                                wanted.version() == null ? newest + 1 : newest,
                                sha256(wanted.title() + "\n" + wanted.body()),
                                wanted.title(),
                                wanted.body(),
                                clock.instant());
                        return on.rows(
                                ADD,
                                allowed.studyId(),
                                text.purpose(),
                                text.language(),
                                text.version(),
                                text.sha256(),
                                text.title(),
                                text.body(),
                                text.publishedAt().atOffset(ZoneOffset.UTC))
                            .replaceWith(text);
                      });
            })
        .onFailure(Violations::isDuplicate)
        .transform(
            taken ->
                ProblemException.conflict(
                    "consent-text-there",
                    "This version is there in this language already, and it never changes."));
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
