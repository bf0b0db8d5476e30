package io.sixwalk.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class StudyCommandTest {
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
  void an_empty_server_gets_a_study_and_an_admin_who_can_sign_in() {
    String code = "founded-" + UUID.randomUUID().toString().substring(0, 8);
    int exit =
        run(
            "study",
            "create",
            "--code",
            code,
            "--name",
            "Founded",
            "--site-code",
            "a",
            "--site-name",
            "A");
    assertThat(exit).as(err.toString()).isZero();

    Matcher account = Pattern.compile("Admin account: (\\S+)").matcher(out.toString());
    Matcher invitation = Pattern.compile("seven days: (\\S+)").matcher(out.toString());
    assertThat(account.find()).isTrue();
    assertThat(invitation.find()).isTrue();
    var admin =
        studies.signIn(UUID.fromString(account.group(1)), InvitationCode.read(invitation.group(1)));
    given()
        .auth()
        .oauth2(admin.token())
        .get("/v1/studies/" + code + "/thresholds")
        .then()
        .statusCode(200);
    assertThat(
            WholeDatabase.value(
                "select count(*) from audit.entry where rule = 'command' and actor is null and ("
                    + "operation = 'INVITE_FOUNDER' and chain = 'account:"
                    + account.group(1)
                    + "' or operation = 'FOUND_STUDY' and chain = (select 'study:' || id from"
                    + " sixwalk.study where code = '"
                    + code
                    + "'))"))
        .isEqualTo("2");
  }

  @Test
  void a_code_that_is_taken_is_said_in_a_sentence() {
    String code = studies.study().code();
    int exit =
        run(
            "study",
            "create",
            "--code",
            code,
            "--name",
            "x",
            "--site-code",
            "a",
            "--site-name",
            "A");
    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("There is a study with the code " + code + " already");
  }

  @Test
  void a_code_for_somebody_who_is_no_admin_is_refused() {
    int exit = run("study", "admin-code", "--account", UUID.randomUUID().toString());
    assertThat(exit).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("no study admin");
  }
}
