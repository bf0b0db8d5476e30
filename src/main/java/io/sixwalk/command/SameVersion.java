package io.sixwalk.command;

import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.StartupEvent;
import io.sixwalk.platform.start.Installation;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import picocli.CommandLine;

/**
 * A command beside a running server must know the same tables as the server: it neither migrates
 * under the server's feet nor writes to tables that it does not know. Looked at before anything
 * else starts.
 */
@ApplicationScoped
class SameVersion {
  private static final int BEFORE_ALL_OTHERS = 1;

  private final Flyway migrations;
  private final boolean beside;

  SameVersion(
      @FlywayDataSource("owner") Flyway migrations,
      @ConfigProperty(name = Installation.BESIDE, defaultValue = "false") boolean beside) {
    this.migrations = migrations;
    this.beside = beside;
  }

  void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent start) {
    if (beside && !Arrays.stream(migrations.info().all()).allMatch(SameVersion::isKnownAndDone)) {
      System.err.println(
          "The Sixwalk that runs over this directory is of another version. Use the jar that it was"
              + " started with, or stop it first.");
      // Nothing has begun that would have to end: the database is the server's. An exception would
      // bury the sentence under the stack traces of a start that failed.
      Runtime.getRuntime().halt(CommandLine.ExitCode.SOFTWARE);
    }
  }

  private static boolean isKnownAndDone(MigrationInfo migration) {
    return migration.getState().isResolved() && migration.getState().isApplied();
  }
}
