package io.sixwalk.access.keys;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A column of a person's table whose bytes are sealed under the person's key, and the purpose that
 * was bound to them. An export must open every such column; a test reads the catalogue and fails
 * where one is not listed here.
 *
 * @param table with its schema
 * @param purpose from the column of the same row that {@code of} names
 */
public record SealedColumn(String table, String column, String of, UnaryOperator<String> purpose) {
  private static final List<SealedColumn> ALL =
      List.of(
          new SealedColumn("identity.person", "sealed", "participant_id", id -> "identity"),
          new SealedColumn("sixwalk.adverse_event", "reported", "id", id -> "event/" + id),
          new SealedColumn(
              "sixwalk.adverse_event_version", "content", "id", id -> "event-version/" + id),
          new SealedColumn("sixwalk.alert", "findings", "id", id -> "alert/" + id),
          new SealedColumn("sixwalk.alert_closing", "note", "id", id -> "alert-note/" + id),
          new SealedColumn("sixwalk.caregiver_grant", "label", "id", id -> "caregiver-label/" + id),
          new SealedColumn(
              "sixwalk.caregiver_grant", "shown_name", "id", id -> "caregiver-shown/" + id),
          new SealedColumn("sixwalk.gate_answer", "findings", "id", id -> "gate/" + id),
          new SealedColumn("sixwalk.gate_clearance", "reason", "id", id -> "clearance/" + id),
          new SealedColumn("sixwalk.push_subscription", "sealed", "id", id -> "push/" + id),
          new SealedColumn("sixwalk.response", "answers", "id", id -> "response/" + id),
          new SealedColumn("sixwalk.upload", "content", "id", id -> "upload/" + id),
          new SealedColumn("sixwalk.upload_conflict", "content", "record_id", id -> "upload/" + id),
          new SealedColumn("sixwalk.walk_permission", "note", "id", id -> "permission/" + id),
          new SealedColumn("sixwalk.walk_trace", "trace", "id", id -> "trace/" + id),
          new SealedColumn(
              "sixwalk.walk_verdict", "explanation", "walk_id", id -> "verdict/" + id));

  public static List<SealedColumn> all() {
    return ALL;
  }

  /** How that column is sealed, where it is. */
  public static Optional<SealedColumn> of(String table, String column) {
    return ALL.stream()
        .filter(s -> s.table().equals(table) && s.column().equals(column))
        .findFirst();
  }
}
