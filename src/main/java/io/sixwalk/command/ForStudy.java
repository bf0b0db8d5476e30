package io.sixwalk.command;

import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import java.time.Clock;
import java.util.UUID;
import picocli.CommandLine.Option;

/**
 * For which study, and in whose name: the same policy holds as over HTTP, and the audit trail has a
 * name.
 */
final class ForStudy {
  @Option(names = "--study", required = true, description = "Code of the study")
  String study;

  @Option(
      names = "--as",
      required = true,
      description = "The account of an admin of the study, as study create printed it")
  private UUID account;

  Actor admin(Clock clock) {
    return new Actor(account, PersonKind.STAFF, clock.instant());
  }
}
