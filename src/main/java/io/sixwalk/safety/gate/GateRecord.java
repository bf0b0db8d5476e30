package io.sixwalk.safety.gate;

import io.sixwalk.safety.rules.GateAnswer;
import io.sixwalk.safety.rules.GateLimits;
import io.sixwalk.safety.rules.GateState;
import io.sixwalk.safety.rules.WalkPermission;
import io.sixwalk.safety.words.Help;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the gate of one person rests on, as it stands in one transaction.
 *
 * @param country where the person lives, or null where the site does not say
 * @param measures what the person has a device for
 * @param permissions the oldest decision first
 * @param answers the oldest first: those of the last days and all that hold
 * @param findings of each answer, sealed
 * @param lastAnsweredAt of all answers ever
 */
record GateRecord(
    ZoneId zone,
    String country,
    Help help,
    Set<String> measures,
    List<Dated> permissions,
    List<GateAnswer> answers,
    Map<UUID, byte[]> findings,
    Optional<Instant> lastAnsweredAt) {

  /** A permission with its row. */
  record Dated(UUID id, WalkPermission permission) {}

  LocalDate day(Instant moment) {
    return moment.atZone(zone).toLocalDate();
  }

  Optional<WalkPermission> permissionOn(LocalDate day) {
    return WalkPermission.on(day, permissions.stream().map(Dated::permission).toList());
  }

  /** What a clinician set, or the defaults. */
  GateLimits limitsOn(LocalDate day) {
    return permissionOn(day).map(WalkPermission::limits).orElse(GateLimits.DEFAULT);
  }

  /** The row of a permission that is one of these. */
  Optional<UUID> idOf(Optional<WalkPermission> permission) {
    return permissions.stream()
        .filter(d -> permission.isPresent() && d.permission() == permission.get())
        .map(Dated::id)
        .findFirst();
  }

  GateState stateAt(Instant moment) {
    LocalDate today = day(moment);
    return GateState.at(moment, today, answers, permissionOn(today));
  }
}
