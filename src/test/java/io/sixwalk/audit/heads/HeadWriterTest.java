package io.sixwalk.audit.heads;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.Scope;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import io.vertx.mutiny.core.Vertx;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class HeadWriterTest {
  @Inject HeadWriter writer;
  @Inject HeadSchedule schedule;
  @Inject Scope scope;
  @Inject Vertx vertx;
  @Inject Clock clock;
  @Inject Studies studies;

  @ConfigProperty(name = "sixwalk.keys")
  Path keys;

  @TempDir Path otherDirectory;

  private HeadStatement read(StatementFiles files, long number) throws Exception {
    return HeadStatement.read(files.read(number).orElseThrow(), HeadWriter.trusted(writer.keys()))
        .orElseThrow()
        .statement();
  }

  @Test
  void a_statement_names_what_changed_since_the_one_before_and_is_linked_to_it() throws Exception {
    studies.study();
    writer.write();
    long before = writer.files().last();
    var study = studies.study();
    writer.write();
    assertThat(writer.files().last()).isEqualTo(before + 1);
    HeadStatement statement = read(writer.files(), before + 1);
    assertThat(statement.number()).isEqualTo(before + 1);
    assertThat(statement.previous())
        .isEqualTo(HeadStatement.hash(writer.files().read(before).orElseThrow()));
    assertThat(statement.heads())
        .anySatisfy(head -> assertThat(head.chain()).isEqualTo("account:" + study.clinician().id()))
        .allSatisfy(
            head ->
                assertThat(
                        WholeDatabase.value(
                            "select encode(hash, 'hex') from audit.entry where chain = '"
                                + head.chain()
                                + "' and seq = "
                                + head.seq()))
                    .isEqualTo(head.hash()));
  }

  @Test
  void a_statement_whose_writer_died_before_the_database_knew_is_adopted() throws Exception {
    writer.write();
    studies.study();
    writer.write();
    long number = writer.files().last();
    byte[] file = writer.files().read(number).orElseThrow();
    try (Connection c = WholeDatabase.connect();
        Statement s = c.createStatement()) {
      s.execute("set session_replication_role = replica");
      s.execute("delete from audit.statement where number = " + number);
      s.execute(
          "update audit.head set stated_seq = 0, stated_in = null where stated_in = " + number);
    }
    studies.study();
    assertThat(writer.write()).isEqualTo(HeadWriter.Outcome.COVERED);
    assertThat(writer.files().read(number)).hasValueSatisfying(f -> assertThat(f).isEqualTo(file));
    assertThat(
            WholeDatabase.value(
                "select encode(hash, 'hex') from audit.statement where number = " + number))
        .isEqualTo(HeadStatement.hash(file));
    assertThat(writer.files().last()).isEqualTo(number + 1);
    assertThat(WholeDatabase.value("select count(*) from audit.head where seq <> stated_seq"))
        .isEqualTo("0");
  }

  @Test
  void
      a_file_that_is_none_of_ours_in_the_place_of_the_next_one_stops_the_writer_and_not_the_server()
          throws Exception {
    writer.write();
    Path next = writer.files().path(writer.files().last() + 1);
    studies.study();
    Files.createDirectories(next.getParent());
    Files.writeString(next, "x.y.z");
    try {
      assertThatThrownBy(() -> writer.write()).hasStackTraceContaining("stands where the next");
      schedule.onSchedule();
      assertThat(schedule.state().trouble()).isPresent();
      given()
          .get("/q/health/ready")
          .then()
          .statusCode(200)
          .body(org.hamcrest.Matchers.containsString("stands where the next statement belongs"));
    } finally {
      Files.delete(next);
    }
    schedule.onSchedule();
    assertThat(schedule.state().trouble()).isEmpty();
    assertThat(schedule.ageSeconds()).isBetween(0.0, 600.0);
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(
            org.hamcrest.Matchers.containsString("sixwalk_audit_head_age_seconds"),
            org.hamcrest.Matchers.containsString("sixwalk_audit_head_failures_total"));
  }

  @Test
  void replicas_never_fork_the_statements_whatever_directories_they_have() throws Exception {
    writer.write();
    long before = writer.files().last();
    HeadWriter other = new HeadWriter(scope, vertx, clock, keys, otherDirectory);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<HeadWriter.Outcome>> runs = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        studies.study();
        Callable<HeadWriter.Outcome> one = writer::write;
        Callable<HeadWriter.Outcome> two = other::write;
        runs.add(pool.submit(one));
        runs.add(pool.submit(two));
        runs.add(pool.submit(one));
        runs.add(pool.submit(two));
      }
      for (Future<HeadWriter.Outcome> run : runs) {
        assertThat(run.get()).isNotEqualTo(HeadWriter.Outcome.MORE);
      }
    } finally {
      pool.shutdown();
    }
    long end = Long.parseLong(WholeDatabase.value("select max(number) from audit.statement"));
    assertThat(end).isGreaterThan(before);
    StatementFiles others = new StatementFiles(otherDirectory);
    for (long number = before + 1; number <= end; number++) {
      Optional<byte[]> here = writer.files().read(number);
      Optional<byte[]> there = others.read(number);
      assertThat(here.isPresent())
          .as("statement %d in one directory", number)
          .isNotEqualTo(there.isPresent());
      String previous =
          WholeDatabase.value(
              "select encode(hash, 'hex') from audit.statement where number = " + (number - 1));
      assertThat(read(here.isPresent() ? writer.files() : others, number).previous())
          .isEqualTo(previous);
    }
    // Together they are one chain again, as a shared directory would have been.
    for (long number = before + 1; number <= end; number++) {
      if (others.read(number).isPresent()) {
        Files.createDirectories(writer.files().path(number).getParent());
        Files.copy(
            others.path(number), writer.files().path(number), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  @Test
  void a_new_directory_gets_all_heads_anew() throws Exception {
    writer.write();
    long before = writer.files().last();
    var study = studies.study();
    HeadWriter moved = new HeadWriter(scope, vertx, clock, keys, otherDirectory);
    moved.write();
    HeadStatement first = read(new StatementFiles(otherDirectory), before + 1);
    assertThat((long) first.heads().size())
        .isEqualTo(
            Math.min(
                HeadWriter.MOST_HEADS,
                Long.parseLong(
                    WholeDatabase.value("select count(*) from audit.head where seq > 0"))));
    assertThat(study.studyId()).isNotNull();
    for (long number = before + 1; number <= new StatementFiles(otherDirectory).last(); number++) {
      Files.createDirectories(writer.files().path(number).getParent());
      Files.copy(
          new StatementFiles(otherDirectory).path(number),
          writer.files().path(number),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
