package io.sixwalk.upload;

import io.sixwalk.access.Policy.Decision;
import io.sixwalk.audit.AuditTrail;
import io.sixwalk.audit.AuditTrail.Entry;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.upload.Prepared.Ready;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Stores records with their receipts. Unique keys carry the promise: insert, do nothing on
 * conflict, then read what is there; READ COMMITTED is enough.
 */
@ApplicationScoped
class UploadStore {
  private static final String INSERT =
      """
      insert into sixwalk.upload
        (participant_id, id, kind, receipt_id, fingerprint_mac, content, sent_at, received_at, sent_by, sent_as,
         flags)
      select $1, r.id, r.kind, r.receipt_id, r.mac, r.content, $2, $3, $9, $11,
             case when r.late then array['AFTER_WITHDRAWAL'] else '{}'::text[] end
        from unnest($4::uuid[], $5::text[], $6::uuid[], $7::bytea[], $8::bytea[], $10::boolean[])
             as r (id, kind, receipt_id, mac, content, late)
      on conflict do nothing
      returning id, receipt_id
      """;
  private static final String FIRST =
      "select id, kind, receipt_id, fingerprint_mac, received_at from sixwalk.upload where"
          + " participant_id = $1 and id = any ($2)";
  private static final String KEEP_CONFLICT =
      """
      insert into sixwalk.upload_conflict
        (participant_id, id, record_id, kind, fingerprint_mac, content, sent_at, received_at, sent_by,
         sent_as)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (participant_id, record_id, fingerprint_mac) do nothing
      returning id
      """;
  private static final String KEPT_CONFLICT =
      """
      select id, kind, received_at from sixwalk.upload_conflict
       where participant_id = $1 and record_id = $2 and fingerprint_mac = $3
      """;

  private final AuditTrail audit;

  UploadStore(AuditTrail audit) {
    this.audit = audit;
  }

  Uni<Map<Ready, RecordResult>> store(
      SqlConnection connection,
      Errand errand,
      Decision.Allowed allowed,
      Sender sender,
      List<Ready> ready) {
    // One order for everyone, so that two phones of one person cannot wait for each other in a
    // ring.
    List<Ready> sorted = ready.stream().sorted(Comparator.comparing(Ready::id)).toList();
    Map<Ready, UUID> receiptIds = new LinkedHashMap<>();
    sorted.stream()
        .filter(r -> r.refusal().isEmpty())
        .forEach(r -> receiptIds.put(r, UUID.randomUUID()));
    return (receiptIds.isEmpty()
            ? Uni.createFrom().item(Set.<UUID>of())
            : insert(connection, sender, receiptIds))
        .chain(
            inserted -> {
              Map<Ready, RecordResult> results = new LinkedHashMap<>();
              Set<Ready> others = new HashSet<>();
              sorted.stream().filter(r -> r.refusal().isPresent()).forEach(others::add);
              receiptIds.forEach(
                  (r, receiptId) -> {
                    if (inserted.contains(receiptId)) {
                      results.put(
                          r, RecordResult.stored(receipt(receiptId, r, sender.receivedAt())));
                    } else {
                      others.add(r);
                    }
                  });
              return storeRows(connection, errand, allowed, results)
                  .chain(
                      () ->
                          compare(
                              connection,
                              errand,
                              allowed,
                              sender,
                              sorted.stream().filter(others::contains).toList()))
                  .invoke(results::putAll)
                  .replaceWith(results);
            });
  }

  private Uni<Set<UUID>> insert(
      SqlConnection connection, Sender sender, Map<Ready, UUID> receiptIds) {
    Ready[] all = receiptIds.keySet().toArray(Ready[]::new);
    return connection
        .preparedQuery(INSERT)
        .execute(
            Tuple.from(
                Arrays.asList(
                    sender.participantId(),
                    utc(sender.sentAt()),
                    utc(sender.receivedAt()),
                    Arrays.stream(all).map(Ready::id).toArray(UUID[]::new),
                    Arrays.stream(all).map(Ready::kind).toArray(String[]::new),
                    receiptIds.values().toArray(UUID[]::new),
                    Arrays.stream(all).map(r -> Buffer.buffer(r.mac())).toArray(Buffer[]::new),
                    Arrays.stream(all).map(r -> Buffer.buffer(r.sealed())).toArray(Buffer[]::new),
                    sender.actorId(),
                    Arrays.stream(all).map(Ready::late).toArray(Boolean[]::new),
                    sender.sentAs().column())))
        .map(
            rows -> {
              Set<UUID> inserted = new HashSet<>();
              rows.forEach(row -> inserted.add(row.getUUID("receipt_id")));
              return inserted;
            });
  }

  private Uni<Void> storeRows(
      SqlConnection connection,
      Errand errand,
      Decision.Allowed allowed,
      Map<Ready, RecordResult> stored) {
    return Multi.createFrom()
        .iterable(List.copyOf(stored.keySet()))
        .onItem()
        .transformToUniAndConcatenate(
            r ->
                r.storable()
                    .store(connection)
                    .chain(() -> record(connection, errand, allowed, r, "STORED")))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Map<Ready, RecordResult>> compare(
      SqlConnection connection,
      Errand errand,
      Decision.Allowed allowed,
      Sender sender,
      List<Ready> others) {
    if (others.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Map<Ready, RecordResult> results = new LinkedHashMap<>();
    return connection
        .preparedQuery(FIRST)
        .execute(
            Tuple.of(sender.participantId(), others.stream().map(Ready::id).toArray(UUID[]::new)))
        .chain(
            rows -> {
              Map<UUID, Row> first = new LinkedHashMap<>();
              rows.forEach(row -> first.put(row.getUUID("id"), row));
              return Multi.createFrom()
                  .iterable(others)
                  .onItem()
                  .transformToUniAndConcatenate(
                      r ->
                          outcome(connection, errand, allowed, sender, r, first.get(r.id()))
                              .invoke(result -> results.put(r, result)))
                  .collect()
                  .last()
                  .replaceWith(results);
            });
  }

  private Uni<RecordResult> outcome(
      SqlConnection connection,
      Errand errand,
      Decision.Allowed allowed,
      Sender sender,
      Ready r,
      Row first) {
    if (first == null && r.refusal().isPresent()) {
      return Uni.createFrom().item(RecordResult.rejected(List.of(r.refusal().get())));
    }
    if (first == null) {
      // somebody else's record of the same person, which this sender may not see
      return Uni.createFrom()
          .item(
              RecordResult.rejected(
                  List.of(
                      new FieldProblem(
                          "/id", "taken", "Another record has this id. Use a new one."))));
    }
    if (Arrays.equals(first.getBuffer("fingerprint_mac").getBytes(), r.mac())) {
      return Uni.createFrom()
          .item(
              RecordResult.duplicate(
                  new Receipt(
                      first.getUUID("receipt_id"),
                      r.id(),
                      first.getString("kind"),
                      r.fingerprint(),
                      first.getOffsetDateTime("received_at").toInstant())));
    }
    if (r.refusal().isPresent()) {
      return Uni.createFrom().item(RecordResult.rejected(List.of(r.refusal().get())));
    }
    UUID own = UUID.randomUUID();
    return connection
        .preparedQuery(KEEP_CONFLICT)
        .execute(
            Tuple.from(
                Arrays.asList(
                    sender.participantId(),
                    own,
                    r.id(),
                    r.kind(),
                    Buffer.buffer(r.mac()),
                    Buffer.buffer(r.sealed()),
                    utc(sender.sentAt()),
                    utc(sender.receivedAt()),
                    sender.actorId(),
                    sender.sentAs().column())))
        .chain(
            kept ->
                kept.rowCount() == 1
                    ? record(connection, errand, allowed, r, "CONFLICT")
                        .replaceWith(RecordResult.conflict(receipt(own, r, sender.receivedAt())))
                    : earlierConflict(connection, sender, r));
  }

  private Uni<RecordResult> earlierConflict(SqlConnection connection, Sender sender, Ready r) {
    return connection
        .preparedQuery(KEPT_CONFLICT)
        .execute(Tuple.of(sender.participantId(), r.id(), Buffer.buffer(r.mac())))
        .map(rows -> rows.iterator().next())
        .map(
            row ->
                RecordResult.conflict(
                    receipt(
                        row.getUUID("id"), r, row.getOffsetDateTime("received_at").toInstant())));
  }

  private Uni<Void> record(
      SqlConnection connection, Errand errand, Decision.Allowed allowed, Ready r, String outcome) {
    JsonObject detail =
        new JsonObject()
            .put("record", r.id().toString())
            .put("kind", r.kind())
            .put("outcome", outcome);
    return audit.append(
        Statements.of(connection),
        new Entry(
            AuditTrail.participantChain(allowed.participantId()),
            errand.actor().kind().name(),
            errand.operation().name(),
            allowed.rule().words(),
            allowed.participantId(),
            null,
            detail.encode()));
  }

  private static Receipt receipt(UUID receiptId, Ready r, Instant receivedAt) {
    return new Receipt(receiptId, r.id(), r.kind(), r.fingerprint(), receivedAt);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
