package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.schedule.silence.SilenceWatch;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One person beside the study data: contact, ways in, devices; and what is planned. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class PersonPageTest extends DeskPageTests {
  private static final String PART = "Person and devices";

  @Inject SilenceWatch silences;

  @Test
  void a_lost_phone_is_replaced_in_one_step_and_its_key_is_dead() {
    var study = studies.study();
    var person = participant(study, "LOST-1", Walks.dayZero());
    Page lost = follow(phone(), codeOf(study, person.id()));
    assertThat(lost.locator(".who")).containsText("LOST-1");
    InvitationCode open = codeOf(study, person.id());

    Page page = record(study, study.coordinator(), "LOST-1", PART);
    assertThat(page.locator("[data-device]")).hasCount(1);
    button(page, "Make an invitation").click();
    assertThat(page.locator(".invite .made .code").first()).isVisible();
    Locator replace =
        page.getByRole(AriaRole.BUTTON, named("It is lost: replace it (Computer, since"));
    List<String> asked = new ArrayList<>();
    page.onceDialog(
        dialog -> {
          asked.add(dialog.message());
          dialog.dismiss();
        });
    replace.click();
    assertThat(asked).singleElement().asString().startsWith("Replace this device (Computer, since");
    assertThat(page.locator(".invite .made .code").first()).isVisible();
    assertThat(page.locator(".phones .made .code")).hasCount(0);
    page.onceDialog(Dialog::accept);
    replace.click();
    Locator made = page.locator(".phones .made");
    assertThat(made.getByRole(AriaRole.HEADING)).isFocused();
    assertThat(page.locator(".invite .made")).isEmpty();
    assertThat(made.locator("img.qr")).isVisible();
    assertThat(made).containsText("Good until");
    assertThat(page.getByText("No device is signed in.")).isVisible();

    lost.reload();
    assertThat(lost.locator(".notice")).containsText("This sign-in has ended.");
    Page thief = follow(phone(), open);
    assertThat(thief.getByRole(AriaRole.ALERT)).containsText("This code does not work.");
    String code = made.locator(".code").first().textContent();
    Page found = follow(phone(), InvitationCode.read(code));
    assertThat(found.locator(".who")).containsText("LOST-1");
    assertThat(page.url()).doesNotContain("code");
  }

  @Test
  void the_browsers_way_back_brings_no_invitation() {
    var study = studies.study();
    participant(study, "AWAY-1", Walks.dayZero());
    Page page = record(study, study.coordinator(), "AWAY-1", PART);
    page.evaluate(
        "addEventListener('pageshow', ({ persisted }) => persisted &&"
            + " sessionStorage.setItem('brought', document.body.innerText))");
    button(page, "Make an invitation").click();
    Locator code = page.locator(".made .code").first();
    String secret = code.textContent();
    page.navigate(home + "trial.html");
    page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));
    assertThat(page.getByRole(AriaRole.HEADING, named("AWAY-1").setLevel(2))).isVisible();
    loaded(page);
    assertThat(code).hasCount(0);
    assertThat((String) page.evaluate("sessionStorage.getItem('brought')"))
        .isNotNull()
        .doesNotContain(secret)
        .doesNotContain("AWAY-1");
  }

  @Test
  void a_device_is_removed_and_the_other_one_stays_signed_in() {
    var study = studies.study();
    var person = participant(study, "TWO-1", Walks.dayZero());
    Page first = follow(phone(), codeOf(study, person.id()));
    assertThat(first.locator(".who")).containsText("TWO-1");
    Page second = follow(phone(), codeOf(study, person.id()));
    assertThat(second.locator(".who")).containsText("TWO-1");

    Page page = record(study, study.coordinator(), "TWO-1", PART);
    Locator devices = page.locator("[data-device]");
    assertThat(devices).hasCount(2);
    page.onceDialog(Dialog::accept);
    // What was used last stands first.
    devices
        .nth(1)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Remove it"))
        .click();
    assertThat(devices).hasCount(1);
    assertThat(page.locator("#phones-title")).isFocused();
    assertThat(page.locator(".made .code")).hasCount(0);

    first.reload();
    assertThat(first.locator(".notice")).containsText("This sign-in has ended.");
    second.reload();
    assertThat(second.locator(".who")).containsText("TWO-1");
  }

  @Test
  void a_short_code_is_good_with_the_number_on_record_and_without_one_the_page_says_so() {
    var study = studies.study();
    participant(study, "CALL-1", Walks.dayZero());
    Page page = record(study, study.coordinator(), "CALL-1", PART);
    button(page, "Make a short code").click();
    assertThat(page.locator(".invite"))
        .containsText("No telephone number is on record, and a short code is good only with one.");

    unfold(page, "Change name and contact");
    Locator contact = page.locator("form.fields").filter(having("Date of birth"));
    contact.getByLabel("Telephone number").fill("+49 30 4445566");
    contact.getByRole(AriaRole.BUTTON).click();
    assertThat(contact.getByLabel("Name")).isFocused();
    contact.getByLabel("Name").fill("Carla Called");
    contact.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#person-title")).isFocused();
    assertThat(page.locator(".record")).containsText("+49 30 4445566");

    button(page, "Make a short code").click();
    String digits = page.locator(".digits").textContent();
    assertThat(digits).matches("\\d{6}");
    assertThat(page.locator(".made").first()).containsText("for 5 tries");

    Page own = phone();
    own.navigate(home.toString());
    unfold(own, "Six digits from a call");
    own.getByLabel("Your telephone number").fill("030 4445566");
    own.getByLabel("The six digits").fill(digits.equals("000001") ? "000002" : "000001");
    Locator go = own.locator("details").getByRole(AriaRole.BUTTON);
    go.click();
    assertThat(own.locator("details [role=alert]"))
        .containsText("The number and the digits do not go together");
    own.getByLabel("The six digits").fill("12 34");
    go.click();
    assertThat(own.locator("#field-code-problem"))
        .hasText("Please write all six digits, and nothing else.");
    own.getByLabel("Your telephone number").fill("none");
    go.click();
    assertThat(own.locator("#field-contact-problem")).containsText("not a telephone number");

    own.getByLabel("Your telephone number").fill("030 4445566");
    own.getByLabel("The six digits").fill(digits);
    own.route("**/v1/sign-in", Route::abort);
    go.click();
    assertThat(own.locator("details [role=alert]")).containsText("There is no connection");
    own.unroute("**/v1/sign-in");
    go.click();
    assertThat(own.locator(".who")).containsText("CALL-1");
    assertThat(own.url()).doesNotContain(digits);
  }

  @Test
  void day_zero_is_set_later_with_a_reason() {
    var study = studies.study();
    String id =
        as(study.coordinator())
            .body(Map.of("pseudonym", "ZERO-1", "siteId", study.siteId(), "zone", "Europe/Berlin"))
            .post("/v1/studies/" + study.code() + "/participants")
            .then()
            .statusCode(201)
            .extract()
            .path("participantId");
    Page page = record(study, study.coordinator(), "ZERO-1", "Schedule and adherence");
    assertThat(page.getByText("Day 0 is not set yet, so nothing is asked.")).isVisible();
    page.getByRole(AriaRole.LINK, named(PART)).click();
    unfold(page, "Set or move day 0");
    Locator form = page.locator("form.fields").filter(having("Why"));
    form.getByLabel("Day 0").fill(today().toString());
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(form.getByLabel("Why")).isFocused();
    form.getByLabel("Why").fill("First dose");
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(page.locator("#person-title")).isFocused();

    String path = "/v1/studies/" + study.code() + "/participants/" + id;
    assertThat(as(study.clinician()).get(path).jsonPath().getString("dayZero"))
        .isEqualTo(today().toString());
    assertThat(
            as(study.clinician()).get(path + "/changes").jsonPath().getString("changes[0].reason"))
        .isEqualTo("First dose");
  }

  @Test
  void what_somebody_else_changed_meanwhile_is_not_written_over() {
    var study = studies.study();
    var person = participant(study, "BOTH-1", Walks.dayZero());
    Page page = record(study, study.coordinator(), "BOTH-1", PART);
    unfold(page, "Set or move day 0");
    as(study.coordinator())
        .header(
            "If-Match",
            as(study.coordinator()).get(PhoneRecords.path(study, person)).header("ETag"))
        .body(Map.of("dayZero", today().minusDays(3).toString(), "reason", "The other one"))
        .put(PhoneRecords.path(study, person) + "/day-zero")
        .then()
        .statusCode(200);
    Locator form = page.locator("form.fields").filter(having("Why"));
    form.getByLabel("Day 0").fill(today().toString());
    form.getByLabel("Why").fill("Mine");
    form.getByRole(AriaRole.BUTTON).click();
    assertThat(form).containsText("Somebody else changed this record meanwhile");
    button(page, "Open the record again").click();
    assertThat(page.locator("#person-title")).isFocused();
    assertThat(form).not().containsText("Somebody else changed");
    assertThat(page.getByLabel("Day 0")).hasValue(today().minusDays(3).toString());
    assertThat(
            as(study.clinician())
                .get(PhoneRecords.path(study, person))
                .jsonPath()
                .getString("dayZero"))
        .isEqualTo(today().minusDays(3).toString());
  }

  @Test
  void a_clinician_reads_who_it_is_and_is_offered_no_invitation_and_no_devices() {
    var study = studies.study();
    var person = participant(study, "READS-1", Walks.dayZero());
    Page page = record(study, study.clinician(), "READS-1", PART);
    assertThat(page.getByText("A coordinator changes this, invites the person")).isVisible();
    assertThat(page.locator(".record dl").first()).containsText("Europe/Berlin");
    loaded(page);
    assertThat(page.locator(".record form, .record summary")).hasCount(0);
    String path = PhoneRecords.path(study, person);
    as(study.clinician()).post(path + "/invitations").then().statusCode(404);
    as(study.clinician()).get(path + "/devices").then().statusCode(404);
  }

  @Test
  void the_schedule_and_adherence_of_one_person_are_those_that_the_server_tells() {
    var study = studies.study();
    var person = participant(study, "DUTY-1", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 60);
    var told = as(study.clinician()).get(PhoneRecords.path(study, person) + "/schedule").jsonPath();
    Page page = record(study, study.clinician(), "DUTY-1", "Schedule and adherence");
    assertThat(page.getByText("Study day " + told.getInt("studyDay") + ",")).isVisible();
    for (String count : new String[] {"expected", "answered", "missed", "open"}) {
      assertThat(page.locator("[data-count=" + count + "] dd"))
          .hasText(told.getString("adherence." + count));
    }
    assertThat(told.getInt("adherence.missed")).isPositive();
    Locator today = page.getByRole(AriaRole.TABLE, named("What DUTY-1 can do today"));
    assertThat(today.locator("tbody tr")).hasCount(told.getList("today").size());
    assertThat(today).containsText(told.getString("today[0].title"));
    int closed = told.getList("missed").size();
    unfold(page, "Closed with less than was asked: " + closed);
    Locator missed = page.getByRole(AriaRole.TABLE, named("What closed for DUTY-1"));
    assertThat(missed.locator("tbody tr")).hasCount(closed);
    assertThat(missed).containsText("nothing came");
    unfold(page, "Coming: " + told.getList("coming").size());
    assertThat(page.getByRole(AriaRole.TABLE, named("What comes for DUTY-1"))).isVisible();
    assertThat(page.getByText("No silence is noted.")).isVisible();
  }

  @Test
  void silence_is_told_with_the_day_since_which_nothing_comes() {
    var study = studies.study();
    participant(study, "QUIET-1", today().minusDays(20));
    Studies.await(() -> silences.look(Instant.now()));
    Page page = record(study, study.coordinator(), "QUIET-1", "Schedule and adherence");
    assertThat(page.locator("[data-silence=NOTHING_SENT]"))
        .containsText("Nothing comes any more · since");
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
