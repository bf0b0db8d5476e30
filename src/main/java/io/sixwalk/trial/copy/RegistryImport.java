package io.sixwalk.trial.copy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Registry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way into the copy. Records are written in batches, one ahead of the reading, so that the
 * memory it takes does not depend on how many there are.
 */
@ApplicationScoped
public class RegistryImport {
  private static final int MOST_RECORDS_A_BATCH = 250;
  private static final int MOST_CHARACTERS_A_BATCH = 4 << 20;
  private static final int MOST_TROUBLES = 20;

  private final Scope scope;
  private final RecordStore store;
  private final Instance<CopyListener> listeners;
  private final Clock clock;

  RegistryImport(Scope scope, RecordStore store, Instance<CopyListener> listeners, Clock clock) {
    this.scope = scope;
    this.store = store;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Hands documents to the import, one by one. */
  public interface Documents {
    void into(RecordStream.Sink sink) throws IOException;
  }

  /**
   * Imports. Blocks: for commands, jobs and worker threads.
   *
   * @throws IOException when the source cannot be read; what was written before stays
   */
  public ImportReport run(ImportOrder order, Documents documents) throws IOException {
    Run run = new Run(order);
    documents.into(run);
    return run.end();
  }

  /** The same off the event loop. */
  public Uni<ImportReport> later(ImportOrder order, Documents documents) {
    return Uni.createFrom()
        .item(
            () -> {
              try {
                return run(order, documents);
              } catch (IOException e) {
                throw new CompletionException(e);
              }
            })
        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }

  /** Tells whoever shows something of the copy that it changed. */
  public Uni<Void> announce(Optional<io.sixwalk.access.Actor> actor) {
    Uni<Void> told = Uni.createFrom().voidItem();
    for (CopyListener listener : listeners) {
      told = told.chain(() -> listener.changed(actor));
    }
    return told;
  }

  private <T> Uni<T> transaction(ImportOrder order, Function<SqlConnection, Uni<T>> work) {
    return order
        .actor()
        .map(
            actor ->
                scope.onClient(
                    actor,
                    Operation.IMPORT_REGISTRY,
                    Subject.oneself(),
                    (connection, allowed) -> work.apply(connection)))
        .orElseGet(() -> scope.asNobody(work));
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** One import under way. */
  private final class Run implements RecordStream.Sink {
    private final ImportOrder order;
    private final Instant startedAt = clock.instant();
    private final List<ImportReport.Trouble> troubles = new ArrayList<>();
    private final Map<Registry, LocalDate> newestDays = new EnumMap<>(Registry.class);
    private List<IncomingVersion> batch = new ArrayList<>();
    private CompletableFuture<Long> writing = CompletableFuture.completedFuture(0L);
    private int characters;
    private long read;
    private long stored;
    private long unreadable;
    private LocalDate oldestDay = LocalDate.MAX;
    private boolean undated;

    Run(ImportOrder order) {
      this.order = order;
    }

    @Override
    public void accept(JsonNode document, String where, Optional<PartialDate> copyDate) {
      IncomingVersion version;
      try {
        version = IncomingVersion.of(document, copyDate.or(order::copyDate));
      } catch (RuntimeException noRecord) {
        unreadable(where, noRecord.getMessage());
        return;
      }
      read++;
      noteDay(version);
      batch.add(version);
      characters += version.document().length();
      if (batch.size() >= MOST_RECORDS_A_BATCH || characters >= MOST_CHARACTERS_A_BATCH) {
        flush();
      }
    }

    private void noteDay(IncomingVersion version) {
      if (version.copyDay().isEmpty()) {
        undated = true;
        return;
      }
      LocalDate day = version.copyDay().get();
      newestDays.merge(version.number().registry(), day, (a, b) -> a.isAfter(b) ? a : b);
      oldestDay = day.isBefore(oldestDay) ? day : oldestDay;
    }

    @Override
    public void unreadable(String where, String why) {
      unreadable++;
      if (troubles.size() < MOST_TROUBLES) {
        troubles.add(new ImportReport.Trouble(where, why == null ? "no record" : why));
      }
    }

    private void flush() {
      finishWriting();
      List<IncomingVersion> full = batch;
      batch = new ArrayList<>();
      characters = 0;
      if (!full.isEmpty()) {
        writing =
            CompletableFuture.supplyAsync(
                () ->
                    await(
                        () ->
                            transaction(
                                order,
                                connection ->
                                    store.store(connection, full, order.source(), startedAt))),
                Infrastructure.getDefaultWorkerPool());
      }
    }

    private void finishWriting() {
      try {
        stored += writing.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw e;
      }
      writing = CompletableFuture.completedFuture(0L);
    }

    ImportReport end() {
      flush();
      finishWriting();
      // A copy with holes must never say that a number is not in the registry.
      boolean full = order.full() && unreadable == 0 && !undated && read > 0;
      ImportReport report =
          new ImportReport(read, stored, read - stored, unreadable, full, troubles);
      Optional<LocalDate> fullDay = full ? Optional.of(oldestDay) : Optional.empty();
      await(
          () ->
              transaction(
                  order,
                  connection ->
                      store.note(
                          connection,
                          order,
                          report,
                          newestDays,
                          fullDay,
                          startedAt.atOffset(ZoneOffset.UTC),
                          clock.instant().atOffset(ZoneOffset.UTC))));
      await(() -> announce(order.actor()));
      return report;
    }
  }
}
