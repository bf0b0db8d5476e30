package io.sixwalk.command;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class StudyCommandTest {
  private static final JsonMapper MAPPER = new JsonMapper();

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

  @Test
  void a_study_is_printed_changed_in_a_file_and_taken_in_again(@TempDir Path directory)
      throws IOException {
    TestStudy study = studies.study();
    String[] of = {"--study", study.code(), "--as", study.admin().id().toString()};
    assertThat(run(words("study", "show", of))).as(err.toString()).isZero();
    ObjectNode document = (ObjectNode) MAPPER.readTree(out.toString());
    Path file = directory.resolve("study.json");

    out.setLength(0);
    Files.writeString(file, document.toString());
    assertThat(run(words("study", "change", of, file.toString()))).as(err.toString()).isZero();
    assertThat(out.toString()).isEqualTo("The study is so already." + System.lineSeparator());

    ((ObjectNode) document.get("study"))
        .put("name", "Walking on")
        .put("registryNumber", "NCT03169231");
    document
        .withArray("sites")
        .addObject()
        .put("code", "bern")
        .put("name", "Bern")
        .put("country", "CH");
    ((ObjectNode) document.get("thresholds")).put("mcid", 28).put("source", "The protocol");
    document.putObject("feedbackPolicy").putArray("hideTrendsFrom").add("PARTICIPANT");
    document
        .withArray("windows")
        .addObject()
        .put("code", "Y2")
        .put("firstDay", 700)
        .put("lastDay", 760);
    out.setLength(0);
    Files.writeString(file, document.toString());
    assertThat(run(words("study", "change", of, file.toString()))).as(err.toString()).isZero();
    String changed = out.toString();
    run(words("study", "change", of, file.toString()));
    assertThat(err.toString()).contains("Someone else changed the study.");
    assertThat(changed)
        .contains("settings", "site bern", "windows", "thresholds, version", "feedback policy");

    given()
        .auth()
        .oauth2(study.admin().token())
        .get("/v1/studies/" + study.code())
        .then()
        .body("name", is("Walking on"), "hideTrendsFrom", contains("PARTICIPANT"));
    given()
        .auth()
        .oauth2(study.admin().token())
        .get("/v1/studies/" + study.code() + "/thresholds")
        .then()
        .body("versions[0].thresholds.mcid", is(28f));
    assertThat(
            WholeDatabase.value(
                "select count(*) > 0 from audit.entry where operation = 'CHANGE_STUDY' and actor ="
                    + " '"
                    + study.admin().id()
                    + "'"))
        .isEqualTo("t");
  }

  @Test
  void a_document_with_faults_names_them_all_and_changes_nothing(@TempDir Path directory)
      throws IOException {
    TestStudy study = studies.study();
    String[] of = {"--study", study.code(), "--as", study.admin().id().toString()};
    Path file = directory.resolve("study.json");
    Files.writeString(
        file,
        """
        {"study": {"name": "", "emergencyNumber": "112"}, "sites": [{"code": "Bern", "name": "Bern"}, {"code": "Bern", "name": "B"}],
         "windows": [{"code": "A", "firstDay": 9, "lastDay": 1}]}
        """);
    assertThat(run(words("study", "change", of, file.toString())))
        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString())
        .contains(
            "Nothing was changed",
            "/study/name",
            "/sites/0/code",
            "/sites/1/code unique",
            "/windows/0/lastDay");
    Files.writeString(file, "{\"windowz\": []}");
    run(words("study", "change", of, file.toString()));
    assertThat(err.toString()).contains("/windowz");
  }

  @Test
  void staff_are_added_listed_and_ended_and_nobody_does_it_in_a_strangers_name() {
    TestStudy study = studies.study();
    String[] of = {"--study", study.code(), "--as", study.admin().id().toString()};
    int added =
        run(words("study", "staff", "add", of, "--role", "COORDINATOR", "--label", "Desk two"));
    assertThat(added).as(err.toString()).isZero();
    Matcher found =
        Pattern.compile("Role: (\\S+), account: (\\S+)\\s.*seven days: (\\S+)").matcher(out);
    assertThat(found.find()).as(out.toString()).isTrue();
    var coordinator =
        studies.signIn(UUID.fromString(found.group(2)), InvitationCode.read(found.group(3)));
    String participants = "/v1/studies/" + study.code() + "/sites";
    given().auth().oauth2(coordinator.token()).get(participants).then().statusCode(200);

    assertThat(run(words("study", "staff", "end", of, found.group(1)))).isZero();
    given().auth().oauth2(coordinator.token()).get(participants).then().statusCode(404);
    assertThat(run(words("study", "staff", "list", of))).isZero();
    assertThat(out.toString()).contains("Desk two, ended");

    String[] stranger = {"--study", study.code(), "--as", study.clinician().id().toString()};
    assertThat(run(words("study", "staff", "add", stranger, "--role", "AUDITOR", "--label", "x")))
        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(run(words("study", "show", stranger))).isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(
            run(
                words(
                    "study", "staff", "add", of, "--role", "AUDITOR", "--label", "x", "--site",
                    "no")))
        .isEqualTo(CommandLine.ExitCode.SOFTWARE);
    assertThat(err.toString()).contains("no site no");
  }

  /** Arguments, some of them in an array. */
  private static String[] words(Object... parts) {
    return Stream.of(parts)
        .flatMap(p -> p instanceof String[] several ? Stream.of(several) : Stream.of((String) p))
        .toArray(String[]::new);
  }
}
