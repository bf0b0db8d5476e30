package io.sixwalk.upload;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Scope;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.platform.record.RecordKind;
import io.sixwalk.platform.record.Sender;
import io.sixwalk.upload.Prepared.Ready;
import io.sixwalk.upload.Prepared.Settled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/**
 * Takes records in: reads and measures them off the event loop, stores them in one transaction, and
 * tells what became of each.
 */
@ApplicationScoped
public class UploadService {
  private final Scope scope;
  private final SenderReader senders;
  private final UploadStore store;
  private final Vertx vertx;
  private final Map<String, RecordKind> kinds;

  UploadService(
      Scope scope,
      SenderReader senders,
      UploadStore store,
      Vertx vertx,
      @Any Instance<RecordKind> kinds) {
    this.scope = scope;
    this.senders = senders;
    this.store = store;
    this.vertx = vertx;
    this.kinds = kinds.stream().collect(Collectors.toMap(RecordKind::name, k -> k));
  }

  /** Takes a batch as it came over the wire. */
  public Uni<List<RecordResult>> batch(Actor actor, byte[] body, boolean gzip) {
    return take(Errand.own(actor), () -> Incoming.batch(StrictJson.read(body, gzip)));
  }

  /** Takes a batch that a caregiver sends for somebody. */
  Uni<List<RecordResult>> proxyBatch(
      Actor caregiver, UUID participantId, byte[] body, boolean gzip) {
    return take(
        Errand.proxy(caregiver, participantId), () -> Incoming.batch(StrictJson.read(body, gzip)));
  }

  /** Takes what a body holds; {@code body} is read off the event loop. */
  Uni<List<RecordResult>> take(Errand errand, Callable<Incoming> body) {
    return offLoop(body).chain(incoming -> take(errand, incoming));
  }

  /**
   * A person who was erased gets {@code GONE} for each record, so that the phone can forget them
   * all.
   */
  private Uni<List<RecordResult>> take(Errand errand, Incoming incoming) {
    return scope
        .onClient(
            errand.actor(),
            errand.operation(),
            errand.subject(),
            (c, allowed) ->
                senders
                    .read(c, errand, incoming.sentAt())
                    .chain(
                        known ->
                            informed(c, known.sender(), incoming).map(of -> new Reader(known, of))))
        .chain(
            reader ->
                offLoop(() -> prepare(incoming, reader))
                    .chain(prepared -> store(errand, reader.known(), prepared)))
        .onFailure(UploadService::isGone)
        .recoverWithItem(() -> incoming.records().stream().map(r -> RecordResult.gone()).toList());
  }

  private static boolean isGone(Throwable failure) {
    return failure instanceof ProblemException problem && problem.problem().status() == 410;
  }

  /** What a body is read with. */
  private record Reader(SenderReader.Known known, Map<String, RecordKind> kinds) {}

  /** The kinds that the body holds, each with what it must know of the sender. */
  private Uni<Map<String, RecordKind>> informed(
      SqlConnection connection, Sender sender, Incoming incoming) {
    Set<String> held =
        incoming.records().stream()
            .map(r -> r.path("kind").asText())
            .filter(kinds::containsKey)
            .collect(Collectors.toCollection(TreeSet::new));
    return Multi.createFrom()
        .iterable(held)
        .onItem()
        .transformToUniAndConcatenate(name -> kinds.get(name).informed(connection, sender))
        .collect()
        .asMap(RecordKind::name);
  }

  private static List<Prepared> prepare(Incoming incoming, Reader reader) {
    List<Prepared> prepared = new ArrayList<>();
    incoming.records().forEach(r -> prepared.add(Prepared.of(r, reader.kinds(), reader.known())));
    return prepared;
  }

  private Uni<List<RecordResult>> store(
      Errand errand, SenderReader.Known known, List<Prepared> prepared) {
    List<Ready> ready =
        prepared.stream().filter(Ready.class::isInstance).map(Ready.class::cast).toList();
    Uni<Map<Ready, RecordResult>> outcomes =
        ready.isEmpty() ? Uni.createFrom().item(Map.of()) : storeTogether(errand, known, ready);
    return outcomes.map(
        of ->
            prepared.stream()
                .map(p -> p instanceof Settled settled ? settled.result() : of.get((Ready) p))
                .toList());
  }

  private Uni<Map<Ready, RecordResult>> storeTogether(
      Errand errand, SenderReader.Known known, List<Ready> ready) {
    return inTransaction(errand, known, ready)
        .onFailure(UploadService::isPoisoned)
        .recoverWithUni(() -> storeOneByOne(errand, known, ready));
  }

  /** A record that the database cannot take must not take its neighbours along. */
  private Uni<Map<Ready, RecordResult>> storeOneByOne(
      Errand errand, SenderReader.Known known, List<Ready> ready) {
    return Multi.createFrom()
        .iterable(ready)
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                inTransaction(errand, known, List.of(one))
                    .onFailure(UploadService::isPoisoned)
                    .recoverWithItem(() -> Map.of(one, cannotBeStored())))
        .collect()
        .in(HashMap::new, Map::putAll);
  }

  private Uni<Map<Ready, RecordResult>> inTransaction(
      Errand errand, SenderReader.Known known, List<Ready> ready) {
    return scope.onClient(
        errand.actor(),
        errand.operation(),
        errand.subject(),
        (connection, allowed) -> store.store(connection, errand, allowed, known.sender(), ready));
  }

  private static RecordResult cannotBeStored() {
    return RecordResult.rejected(
        List.of(
            new FieldProblem(
                "",
                "not-storable",
                "A value in this record cannot be stored, such as a null character.")));
  }

  private static boolean isPoisoned(Throwable failure) {
    return failure instanceof PgException pg
        && pg.getSqlState() != null
        && (pg.getSqlState().startsWith("22") || pg.getSqlState().startsWith("23"));
  }

  private <T> Uni<T> offLoop(Callable<T> work) {
    return vertx.executeBlocking(work, false);
  }
}
