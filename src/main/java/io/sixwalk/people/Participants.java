package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Policy.Decision;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.people.identity.Identities;
import io.sixwalk.people.identity.Identity;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The participants of a study as the care team of their site finds and reads them. */
@ApplicationScoped
class Participants {
  private static final String MINE =
      " p.participant_id in (select s.participant_id from sixwalk.staffed_participant s"
          + " where s.role in ('COORDINATOR', 'CLINICIAN')) ";
  private static final String PAGE =
      "select "
          + ParticipantView.COLUMNS
          + " from sixwalk.participant p where p.study_id = $1 and p.pseudonym > $2 and"
          + MINE
          + "order by p.pseudonym limit $3";
  private static final int MOST_BY_PSEUDONYM = 50;
  private static final String CALLED =
      "select "
          + ParticipantView.COLUMNS
          + " from sixwalk.participant p where p.study_id = $1"
          + " and position(lower($2) in lower(p.pseudonym)) > 0 and"
          + MINE
          + "order by p.pseudonym limit $3";
  private static final String THESE =
      "select "
          + ParticipantView.COLUMNS
          + " from sixwalk.participant p where p.study_id = $1"
          + " and p.participant_id = any ($2) and"
          + MINE
          + "order by p.pseudonym";
  private static final String ONE =
      "select "
          + ParticipantView.COLUMNS
          + " from sixwalk.participant p where p.participant_id = $1";

  private final Scope scope;
  private final Identities identities;
  private final AuditTrail audit;

  Participants(Scope scope, Identities identities, AuditTrail audit) {
    this.scope = scope;
    this.identities = identities;
    this.audit = audit;
  }

  /**
   * A page of participants.
   *
   * @param next what to send as {@code after} for the next page; null on the last one
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Page(List<ParticipantView> participants, String next) {}

  /** By pseudonym, those of the caller's sites, without identity. */
  Uni<Page> page(Actor staff, String studyCode, String after, int limit) {
    return scope.onClient(
        staff,
        Operation.LIST_PARTICIPANTS,
        Subject.study(studyCode),
        (connection, allowed) ->
            connection
                .preparedQuery(PAGE)
                .execute(Tuple.of(allowed.studyId(), after, limit + 1))
                .chain(
                    rows -> {
                      List<ParticipantView> all = views(rows, Map.of());
                      boolean more = all.size() > limit;
                      List<ParticipantView> shown = more ? all.subList(0, limit) : all;
                      Page page = new Page(shown, more ? shown.get(limit - 1).pseudonym() : null);
                      return record(connection, staff, allowed, "page", shown).replaceWith(page);
                    }));
  }

  /** Those of the caller's sites who have that name, or that number, with their identity. */
  Uni<Page> find(Actor staff, String studyCode, Optional<String> name, Optional<String> phone) {
    return scope.onClient(
        staff,
        Operation.LIST_PARTICIPANTS,
        Subject.study(studyCode),
        (connection, allowed) ->
            name.map(n -> identities.findByName(connection, allowed.studyId(), n))
                .orElseGet(
                    () ->
                        identities.findByPhone(connection, allowed.studyId(), phone.orElseThrow()))
                .chain(
                    found ->
                        connection
                            .preparedQuery(THESE)
                            .execute(
                                Tuple.of(allowed.studyId(), found.keySet().toArray(UUID[]::new)))
                            .map(rows -> views(rows, found)))
                .chain(
                    all ->
                        record(connection, staff, allowed, name.isPresent() ? "name" : "phone", all)
                            .replaceWith(new Page(all, null))));
  }

  /** Those of the caller's sites whose pseudonym has that part, without identity. */
  Uni<Page> findByPseudonym(Actor staff, String studyCode, String part) {
    return scope.onClient(
        staff,
        Operation.LIST_PARTICIPANTS,
        Subject.study(studyCode),
        (connection, allowed) ->
            connection
                .preparedQuery(CALLED)
                .execute(Tuple.of(allowed.studyId(), part.trim(), MOST_BY_PSEUDONYM))
                .map(rows -> views(rows, Map.of()))
                .chain(
                    all ->
                        record(connection, staff, allowed, "pseudonym", all)
                            .replaceWith(new Page(all, null))));
  }

  /** One participant with identity. */
  Uni<ParticipantView> read(Actor staff, String studyCode, UUID participantId) {
    return scope.onClient(
        staff,
        Operation.READ_PARTICIPANT,
        Subject.personOf(studyCode, participantId),
        (connection, allowed) -> view(connection, participantId));
  }

  Uni<ParticipantView> view(SqlConnection connection, UUID participantId) {
    return connection
        .preparedQuery(ONE)
        .execute(Tuple.of(participantId))
        .chain(
            rows -> {
              if (!rows.iterator().hasNext()) {
                throw ProblemException.notFound();
              }
              Row row = rows.iterator().next();
              return identities
                  .read(connection, participantId)
                  .map(
                      known ->
                          ParticipantView.of(
                              row,
                              known.map(Identities.Known::identity).orElse(null),
                              known.map(Identities.Known::revision).orElse(0)));
            });
  }

  private static List<ParticipantView> views(RowSet<Row> rows, Map<UUID, Identity> identities) {
    List<ParticipantView> all = new ArrayList<>();
    rows.forEach(
        r -> all.add(ParticipantView.of(r, identities.get(r.getUUID("participant_id")), 0)));
    return all;
  }

  /** One entry for the whole set: how many, and a digest by which a list of ids can be compared. */
  private Uni<Void> record(
      SqlConnection connection,
      Actor staff,
      Decision.Allowed allowed,
      String by,
      List<ParticipantView> shown) {
    JsonObject detail =
        new JsonObject().put("by", by).put("count", shown.size()).put("set", digest(shown));
    return audit.append(
        Statements.of(connection),
        new Entry(
            AuditTrail.studyChain(allowed.studyId()),
            staff.kind().name(),
            Operation.LIST_PARTICIPANTS.name(),
            allowed.rule().words(),
            null,
            null,
            detail.encode()));
  }

  private static String digest(List<ParticipantView> shown) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      shown.stream()
          .map(p -> p.participantId().toString())
          .sorted()
          .forEach(id -> sha256.update(id.getBytes(StandardCharsets.US_ASCII)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
