package io.sixwalk.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.allocation.ArmReader;
import io.sixwalk.allocation.ShownArm;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything that is kept about one person, as the person may see it. */
@ApplicationScoped
class PersonExport {
  static final String FORMAT = "sixwalk-export/1";

  /** While a study hides trends from participants: what would show them. */
  private static final Set<String> HIDDEN_TRENDS =
      Set.of("sixwalk.score", "sixwalk.walk_estimate", "sixwalk.walk_trace");

  /**
   * A clinician's rating is its own score, and nothing that the person said: as long as trends are
   * hidden, its rows stay out, wherever they stand.
   */
  private static final String WITHOUT_RATINGS =
      " and (to_jsonb(t) ->> 'sent_as') is distinct from 'RATER'";

  private static final String RATINGS = "ratings by clinicians";

  private static final String IN_UTC = "select set_config('TimeZone', 'UTC', true)";
  private static final String HEADER =
      """
      select s.code, x.code, s.synthetic, 'PARTICIPANT' = any (s.hide_trends_from), s.hide_trends_until
        from sixwalk.participant p
        join sixwalk.study s on s.id = p.study_id
        join sixwalk.site x on x.study_id = p.study_id and x.id = p.site_id
       where p.participant_id = $1
      """;
  private static final String TABLES =
      """
      select t.schema_name || '.' || t.table_name from sixwalk.person_table t
       where has_table_privilege(t.name, 'select') order by 1
      """;

  private final Scope scope;
  private final PersonKeys keys;
  private final ArmReader arms;
  private final Vertx vertx;
  private final Clock clock;

  PersonExport(Scope scope, PersonKeys keys, ArmReader arms, Vertx vertx, Clock clock) {
    this.scope = scope;
    this.keys = keys;
    this.arms = arms;
    this.vertx = vertx;
    this.clock = clock;
  }

  private record Rows(String table, List<String> rows) {}

  /** The whole export as NDJSON; the same data give the same bytes. */
  Uni<byte[]> own(Actor participant) {
    return scope
        .onClient(
            participant,
            Operation.EXPORT_ONESELF,
            Subject.oneself(),
            (connection, allowed) -> read(connection, participant.id()))
        .chain(read -> vertx.executeBlocking(read::write, false));
  }

  private Uni<Content> read(SqlConnection connection, UUID participantId) {
    Statements on = Statements.of(connection);
    return on.rows(IN_UTC)
        .chain(() -> on.rows(HEADER, participantId))
        .chain(
            header -> {
              if (header.isEmpty()) {
                throw ProblemException.notFound();
              }
              return keys.of(connection, participantId)
                  .chain(
                      key ->
                          on.rows(TABLES)
                              .chain(tables -> rows(on, participantId, header.get(0), tables))
                              .chain(
                                  all ->
                                      arms.read(connection, participantId)
                                          .map(
                                              arm ->
                                                  new Content(
                                                      participantId,
                                                      header.get(0),
                                                      key,
                                                      all,
                                                      arm,
                                                      hidden(header.get(0))))));
            });
  }

  /** Row-level security decides which rows are the person's own; the names are the catalogue's. */
  private Uni<List<Rows>> rows(
      Statements on, UUID participantId, Object[] header, List<Object[]> tables) {
    return Multi.createFrom()
        .iterable(tables)
        .map(t -> (String) t[0])
        .filter(PersonTables::isExported)
        .filter(t -> !(hidden(header) && HIDDEN_TRENDS.contains(t)))
        .onItem()
        .transformToUniAndConcatenate(
            table ->
                on.rows(
                        "select to_jsonb(t)::text from "
                            + table
                            + " t where t.participant_id = $1"
                            + (hidden(header) ? WITHOUT_RATINGS : "")
                            + " order by to_jsonb(t) ->> 'id', to_jsonb(t)::text",
                        participantId)
                    .map(rows -> new Rows(table, rows.stream().map(r -> (String) r[0]).toList())))
        .collect()
        .asList();
  }

  private boolean hidden(Object[] header) {
    OffsetDateTime until = (OffsetDateTime) header[4];
    return (Boolean) header[3] && (until == null || clock.instant().isBefore(until.toInstant()));
  }

  /** What was read, to be written off the event loop. */
  private static final class Content {
    private final UUID participantId;
    private final Object[] header;
    private final PersonKey key;
    private final List<Rows> tables;
    private final ShownArm arm;
    private final boolean hidesTrends;

    Content(
        UUID participantId,
        Object[] header,
        PersonKey key,
        List<Rows> tables,
        ShownArm arm,
        boolean hidesTrends) {
      this.participantId = participantId;
      this.header = header;
      this.key = key;
      this.tables = tables;
      this.arm = arm;
      this.hidesTrends = hidesTrends;
    }

    byte[] write() {
      List<String> lines = new ArrayList<>();
      Map<String, Integer> counts = new TreeMap<>();
      for (Rows table : tables) {
        if (!table.rows().isEmpty()) {
          counts.put(table.table(), table.rows().size());
        }
        for (String row : table.rows()) {
          ObjectNode opened = PersonTables.opened(table.table(), PersonTables.parse(row), key);
          if (table.table().equals("sixwalk.participant")) {
            opened.remove(List.of("study_id", "site_id"));
          }
          ObjectNode line = PersonTables.MAPPER.createObjectNode().put("table", table.table());
          line.set("row", opened);
          lines.add(PersonTables.print(line));
        }
      }
      String body = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
      return (PersonTables.print(manifest(counts, body)) + "\n" + body)
          .getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode manifest(Map<String, Integer> counts, String body) {
      ObjectNode manifest =
          PersonTables.MAPPER
              .createObjectNode()
              .put("format", FORMAT)
              .put("participant", participantId.toString())
              .put("study", (String) header[0])
              .put("site", (String) header[1])
              .put("synthetic", (Boolean) header[2]);
      ObjectNode rows = manifest.putObject("rows");
      counts.forEach(rows::put);
      ArrayNode withheld = manifest.putArray("withheld");
      if (hidesTrends) {
        for (String table :
            Stream.concat(HIDDEN_TRENDS.stream().sorted(), Stream.of(RATINGS)).toList()) {
          ObjectNode entry =
              withheld
                  .addObject()
                  .put("what", table)
                  .put("why", "The study hides trends from participants.");
          OffsetDateTime until = (OffsetDateTime) header[4];
          entry.put("until", until == null ? null : until.toInstant().toString());
        }
      }
      switch (arm.state()) {
        case WITHHELD ->
            withheld
                .addObject()
                .put("what", "arm")
                .put("why", "The study is blinded. The arm is shown when it is unblinded.")
                .put("until", arm.until() == null ? null : arm.until().toString());
        case NOT_ALLOCATED -> manifest.putNull("arm");
        case SHOWN ->
            manifest
                .putObject("arm")
                .put("code", arm.arm())
                .put("label", arm.label())
                .put("allocatedAt", arm.allocatedAt().toString());
      }
      manifest.putArray("elsewhere").add("GET /v1/me/access-log");
      return manifest.put("sha256", sha256(body));
    }
  }

  static String sha256(String body) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
