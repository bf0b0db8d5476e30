package io.sixwalk.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.testing.Questionnaires;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class QuestionnaireCommandTest {
  @Inject CommandRun commands;
  @Inject Studies studies;

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder err = new StringBuilder();

  private int run(String... args) {
    CommandRun.Ran ran = commands.run(args);
    out.append(ran.out());
    err.append(ran.err());
    return ran.exit();
  }

  @Test
  void an_operator_loads_a_pack_in_the_name_of_an_admin_and_the_list_says_so(@TempDir Path folder)
      throws IOException {
    TestStudy of = studies.study();
    String admin = of.admin().id().toString();
    Path file = folder.resolve("pack.json");
    Files.writeString(file, Questionnaires.pack("sarc-f", "es").toString());

    assertThat(run("instrument", "list", "--study", of.code(), "--as", admin)).isZero();
    assertThat(out.toString()).containsPattern("sarc-f +1.0.0 +The wording of sarc-f is licensed");
    assertThat(run("instrument", "load-pack", "--study", of.code(), "--as", admin, file.toString()))
        .as(err.toString())
        .isZero();
    assertThat(run("instrument", "list", "--study", of.code(), "--as", admin)).isZero();
    assertThat(out.toString()).containsPattern("sarc-f +1.0.0 +es");
    assertThat(
            WholeDatabase.value(
                "select actor from audit.entry where operation = 'CHANGE_INSTRUMENTS' and chain ="
                    + " 'study:"
                    + of.studyId()
                    + "'"))
        .isEqualTo(admin);
  }

  @Test
  void what_is_wrong_with_a_pack_is_said_with_pointers(@TempDir Path folder) throws IOException {
    TestStudy of = studies.study();
    Path file = folder.resolve("pack.json");
    Files.writeString(
        file, Questionnaires.pack("sarc-f", "es").toString().replace("\"rise\"", "\"up\""));
    int exit =
        run(
            "instrument",
            "load-pack",
            "--study",
            of.code(),
            "--as",
            of.admin().id().toString(),
            file.toString());
    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("/items/2/linkId unknown-item");
  }

  @Test
  void scores_are_recomputed_by_an_admin_of_the_study_alone() {
    TestStudy of = studies.study();
    var person = studies.participant(of, LocalDate.now().minusDays(40));
    Questionnaires.put(
            person, Questionnaires.phq2(ZonedDateTime.now(Walks.BERLIN).minusDays(1), 1, 1))
        .statusCode(201);
    WholeDatabase.execute(
        "update sixwalk.score set algorithm_version = '0.1', computed_at = computed_at - interval"
            + " '1 day' where participant_id = '"
            + person.id()
            + "'");
    String[] asClinician = {
      "scores", "recompute", "--study", of.code(), "--as", of.clinician().id().toString()
    };
    assertThat(run(asClinician)).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("nothing here that you can see");
    assertThat(run("scores", "recompute", "--study", of.code(), "--as", of.admin().id().toString()))
        .isZero();
    assertThat(out.toString()).contains("1 responses, 1 scores added.");
    assertThat(
            run("scores", "recompute", "--study", of.code(), "--as", UUID.randomUUID().toString()))
        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
  }
}
