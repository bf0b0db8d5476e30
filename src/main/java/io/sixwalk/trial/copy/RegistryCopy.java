package io.sixwalk.trial.copy;

import io.sixwalk.trial.rules.Lookup;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Looks numbers up in the copy. */
@ApplicationScoped
public class RegistryCopy {
  private final RecordStore store;

  RegistryCopy(RecordStore store) {
    this.store = store;
  }

  /**
   * What the copy has under a number.
   *
   * @param previous the version before the newest, where there is one of the same extent; the
   *     newest complete one when only its status is known from a later page
   */
  public record Found(Lookup lookup, Optional<RegistryRecord> previous) {}

  /** The newest version, followed through old numbers. */
  public Uni<Found> find(SqlConnection connection, RegistryNumber number) {
    return store
        .newest(connection, number.value())
        .chain(
            versions ->
                versions.isEmpty()
                    ? store
                        .copy(connection, number)
                        .map(copy -> new Found(copy.absent(), Optional.empty()))
                    : Uni.createFrom().item(() -> found(versions)));
  }

  private static Found found(List<StoredVersion> versions) {
    StoredVersion newest = versions.get(0);
    RegistryRecord record = newest.record();
    List<StoredVersion> others =
        versions.stream()
            .filter(v -> v.number().equals(newest.number()))
            .filter(v -> !v.contentHash().equals(newest.contentHash()))
            .toList();
    RegistryRecord current =
        others.stream()
            .filter(v -> newest.complete() && !v.complete())
            .findFirst()
            .map(partial -> record.withLaterStatus(partial.record()))
            .orElse(record);
    Optional<RegistryRecord> previous =
        current != record
            ? Optional.of(record)
            : others.stream()
                .filter(v -> v.complete() == newest.complete())
                .findFirst()
                .map(StoredVersion::record);
    return new Found(new Lookup.Found(current), previous);
  }
}
