package io.sixwalk.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.sixwalk.access.keys.KeyRing;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.allocation.ArmImport;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.CommandTrail;
import io.sixwalk.people.identity.Identities;
import io.sixwalk.people.identity.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Takes in an export of another installation, whole or not at all. The study and the site must be
 * there under the same codes; the person must not. The person gets a new key, and signs in by a new
 * invitation. It holds the owner's login: only for commands.
 */
@ApplicationScoped
public class PersonImport {
  private static final String IMPORT = "IMPORT_PARTICIPANT";

  private final AgroalDataSource owner;
  private final KeyRing keys;
  private final Identities identities;
  private final Clock clock;

  PersonImport(
      @DataSource("owner") AgroalDataSource owner,
      KeyRing keys,
      Identities identities,
      Clock clock) {
    this.owner = owner;
    this.keys = keys;
    this.identities = identities;
    this.clock = clock;
  }

  /** What came of the arm. */
  public enum Arm {
    /** It was in the file, and is in force here. */
    BROUGHT,
    /** The study was blinded where the file was made, so that it is not in it. */
    WITHHELD,
    /** There was none. */
    NONE
  }

  /** Who was taken in. */
  public record Imported(UUID participantId, Arm arm) {}

  private record Place(UUID studyId, UUID siteId) {}

  /**
   * Imports one export. Blocks.
   *
   * @param text the whole file
   * @return whose it was
   * @throws IllegalStateException with a sentence for the operator: not an export, changed on the
   *     way, no such study, site or arm, or the person is here already
   */
  public Imported read(String text) {
    int end = text.indexOf('\n');
    ObjectNode manifest = PersonTables.parse(end < 0 ? text : text.substring(0, end));
    String body = end < 0 ? "" : text.substring(end + 1);
    if (!PersonExport.FORMAT.equals(manifest.path("format").asText())) {
      throw new IllegalStateException("This is not an export in the form " + PersonExport.FORMAT);
    }
    if (!PersonExport.sha256(body).equals(manifest.path("sha256").asText())) {
      throw new IllegalStateException(
          "The file was changed or cut off: its SHA-256 is not the one in its manifest");
    }
    UUID person = UUID.fromString(manifest.path("participant").asText());
    PersonKey key = PersonKey.create(person);
    try (Connection c = owner.getConnection()) {
      c.setAutoCommit(false);
      try {
        Place place = place(c, manifest.path("study").asText(), manifest.path("site").asText());
        account(c, person, "PARTICIPANT");
        key(c, person, key);
        rows(c, person, place, key, body);
        Arm arm = arm(c, person, manifest);
        CommandTrail.append(
            c, AuditTrail.participantChain(person), clock.instant(), IMPORT, person);
        c.commit();
        return new Imported(person, arm);
      } catch (SQLException | RuntimeException e) {
        c.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "23505".equals(e.getSQLState())
              ? "This person is here already"
              : "The export could not be imported",
          e);
    }
  }

  private void rows(Connection c, UUID person, Place place, PersonKey key, String body)
      throws SQLException {
    Map<String, ArrayNode> byTable = new LinkedHashMap<>();
    for (String text : body.split("\n")) {
      if (text.isBlank()) {
        continue;
      }
      ObjectNode line = PersonTables.parse(text);
      String table = line.path("table").asText();
      if (!PersonTables.isExported(table)) {
        throw new IllegalStateException("The file holds a row of " + table + ", as no export does");
      }
      ObjectNode row = (ObjectNode) line.get("row");
      if (!person.toString().equals(row.path("participant_id").asText())) {
        throw new IllegalStateException("The file holds a row of somebody else");
      }
      if (table.equals("sixwalk.participant")) {
        row.put("study_id", place.studyId().toString()).put("site_id", place.siteId().toString());
      }
      if (table.equals("sixwalk.caregiver_grant")) {
        account(c, UUID.fromString(row.path("caregiver_id").asText()), "CAREGIVER");
      }
      if (table.equals("identity.person")) {
        index(c, person, place, row.get("sealed"));
      }
      byTable
          .computeIfAbsent(table, t -> PersonTables.MAPPER.createArrayNode())
          .add(PersonTables.sealed(table, row, key));
    }
    for (Map.Entry<String, ArrayNode> table : byTable.entrySet()) {
      add(c, table.getKey(), table.getValue());
    }
  }

  private static Arm arm(Connection c, UUID person, ObjectNode manifest) throws SQLException {
    JsonNode arm = manifest.path("arm");
    if (!arm.isObject()) {
      return manifest.has("arm") ? Arm.NONE : Arm.WITHHELD;
    }
    ArmImport.take(
        c, person, arm.path("code").asText(), Instant.parse(arm.path("allocatedAt").asText()));
    return Arm.BROUGHT;
  }

  private Place place(Connection c, String study, String site) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select study_id, site_id from sixwalk.import_place(?, ?)")) {
      s.setString(1, study);
      s.setString(2, site);
      try (ResultSet rows = s.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException(
              "There is no study " + study + " with a site " + site + " here; create them first");
        }
        return new Place(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
      }
    }
  }

  private void account(Connection c, UUID id, String kind) throws SQLException {
    try (PreparedStatement s = c.prepareStatement("select sixwalk.import_account(?, ?, ?)")) {
      s.setObject(1, id);
      s.setString(2, kind);
      s.setTimestamp(3, Timestamp.from(clock.instant()));
      s.execute();
    }
  }

  private void key(Connection c, UUID person, PersonKey key) throws SQLException {
    int epoch = keys.currentEpoch();
    ObjectNode row =
        PersonTables.MAPPER
            .createObjectNode()
            .put("participant_id", person.toString())
            .put("epoch", epoch)
            .put("wrapped", PersonTables.hex(key.wrap(keys.key(epoch).orElseThrow())))
            .put("created_at", clock.instant().toString());
    add(c, "sixwalk.participant_key", PersonTables.MAPPER.createArrayNode().add(row));
  }

  private void index(Connection c, UUID person, Place place, JsonNode identity)
      throws SQLException {
    int epoch = keys.currentEpoch();
    ArrayNode rows = PersonTables.MAPPER.createArrayNode();
    Identity who = Identity.read(identity.textValue());
    for (Identities.IndexEntry entry : identities.entries(epoch, place.studyId(), who)) {
      rows.addObject()
          .put("participant_id", person.toString())
          .put("id", UUID.randomUUID().toString())
          .put("kind", entry.kind())
          .put("epoch", epoch)
          .put("mac", PersonTables.hex(entry.mac()));
    }
    add(c, "identity.person_index", rows);
  }

  private static void add(Connection c, String table, ArrayNode rows) throws SQLException {
    try (PreparedStatement s =
        c.prepareStatement("select sixwalk.import_rows(?, cast(? as jsonb))")) {
      s.setString(1, table);
      s.setString(2, PersonTables.print(rows));
      s.execute();
    }
  }
}
