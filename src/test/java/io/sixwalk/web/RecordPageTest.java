package io.sixwalk.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.sixwalk.safety.PhoneRecords;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the care team does on one person's record for the safety of walks at home. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class RecordPageTest extends DeskPageTests {

  @Test
  void a_clinician_reads_what_was_answered_and_clears_it_with_a_reason() {
    var study = studies.study();
    var person = participant(study, "CLEAR-1", Walks.dayZero());
    PhoneRecords.permit(study, person);
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(90), "fell"));
    Page page = record(study, study.clinician(), "CLEAR-1", "Before a walk");

    assertThat(page.locator(".gate-now")).hasAttribute("data-state", "HELD");
    Locator holding = page.locator("[data-answer]");
    assertThat(holding).containsText("fall");
    assertThat(holding).containsText("holds until a clinician clears it");
    unfold(page, "Clear these answers");
    button(page, "Clear what I have read").click();
    Locator reason = page.getByLabel("Why the person may walk again");
    assertThat(reason).hasAttribute("aria-invalid", "true");
    assertThat(reason).isFocused();
    reason.fill("Slipped on ice, unhurt; spoke by phone.");

    // It arrives after the clinician has read the other one.
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(5), "chestPain"));
    button(page, "Clear what I have read").click();

    assertThat(page.locator("[data-answer]")).hasCount(1);
    assertThat(page.locator("[data-answer]")).containsText("chest pain");
    assertThat(page.locator("#gate-now")).isFocused();
    assertThat(page.getByRole(AriaRole.STATUS).last())
        .hasText("Cleared. Another answer has arrived and still holds.");
    assertThat(gate(study, person).<String>getList("holding.findings.flatten()"))
        .containsExactly("CHEST_PAIN");
  }

  @Test
  void a_clinician_sets_every_field_of_a_permission_and_reads_it_back() {
    var study = studies.study();
    var person = participant(study, "PERMIT-1", Walks.dayZero());
    Page page = record(study, study.clinician(), "PERMIT-1", "Before a walk");
    assertThat(page.getByText("No clinician has written it down yet.")).isVisible();

    unfold(page, "Write a new permission");
    Locator form = page.locator("form.fields").filter(having("Save the permission"));
    choose(form, "Test at home allowed", "Yes");
    choose(form, "Somebody must be there", "No");
    form.getByLabel("oval course").uncheck();
    form.getByLabel("Saturation for starting, at least").fill("90");
    form.getByLabel("Saturation for stopping").fill("95");
    form.getByLabel("Heart rate at rest, at most").fill("110");
    form.getByLabel("First day").fill(today().toString());
    form.getByLabel("Last day").fill(today().plusDays(30).toString());
    form.getByLabel("Note").fill("Has a rollator.");
    button(page, "Save the permission").click();

    Locator stop = form.getByLabel("Saturation for stopping");
    assertThat(stop).isFocused();
    assertThat(form).containsText("The limit for stopping lies between 70 percent and");
    stop.fill("84");
    button(page, "Save the permission").click();

    assertThat(page.locator("#permission-title")).isFocused();
    Locator inForce = page.locator("[data-permission]").first();
    assertThat(inForce).containsText("Has a rollator.");
    assertThat(inForce).containsText("90\u00a0%");
    JsonPath kept = gate(study, person);
    assertThat(kept.<String>get("permissions[0].id")).isEqualTo(kept.<String>get("inForce"));
    assertThat(kept.getMap("permissions[0]"))
        .containsEntry("allowed", true)
        .containsEntry("companionRequired", false)
        .containsEntry("courseTypes", List.of("OUTDOOR_FREE", "STRAIGHT_SHUTTLE"))
        .containsEntry("expiresOn", today().plusDays(30).toString());
    assertThat(kept.getDouble("permissions[0].spo2Start")).isEqualTo(90);
    assertThat(kept.getDouble("permissions[0].spo2Stop")).isEqualTo(84);
    assertThat(kept.getDouble("permissions[0].heartRateCeiling")).isEqualTo(110);
  }

  @Test
  void devices_are_handed_out_and_taken_back() {
    var study = studies.study();
    var person = participant(study, "DEVICE-1", Walks.dayZero());
    Page page = record(study, study.coordinator(), "DEVICE-1", "Before a walk");
    unfold(page, "Hand out a device");
    page.getByLabel("What it measures").selectOption("SPO2");
    page.getByLabel("Model").fill("Finger 2");
    button(page, "Hand it out").click();
    Locator atHome = page.locator("[data-measures=SPO2]");
    assertThat(atHome).containsText("Finger 2");
    assertThat(gate(study, person).<Object>get("devices[0].returnedAt")).isNull();

    button(page, "Take back: Oxygen saturation").click();
    assertThat(atHome).hasCount(0);
    assertThat(page.locator("#devices-title")).isFocused();
    assertThat(gate(study, person).<Object>get("devices[0].returnedAt")).isNotNull();
  }

  @Test
  void a_coordinator_sees_the_gate_and_is_offered_neither_clearing_nor_permitting() {
    var study = studies.study();
    var person = participant(study, "COORD-1", Walks.dayZero());
    PhoneRecords.permit(study, person);
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "fell"));
    Page page = record(study, study.coordinator(), "COORD-1", "Before a walk");
    assertThat(page.locator("[data-answer]")).containsText("fall");
    assertThat(page.getByText("A clinician reads these answers and clears them")).isVisible();
    assertThat(page.getByText("A clinician writes permissions.")).isVisible();
    assertThat(page.getByText("Hand out a device")).isVisible();
    assertThat(page.getByText("Clear these answers")).hasCount(0);
    assertThat(page.getByText("Write a new permission")).hasCount(0);

    page.getByRole(AriaRole.LINK, named("Alerts and adverse events")).click();
    page.locator("[data-event] a").click();
    assertThat(page.getByText("A clinician completes this draft.")).isVisible();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Save this version"))).hasCount(0);
  }

  @Test
  void a_line_of_the_worklist_leads_to_the_draft_and_a_clinician_completes_it() {
    var study = studies.study();
    var person = participant(study, "EVENT-1", Walks.dayZero());
    PhoneRecords.permit(study, person);
    PhoneRecords.send(person, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "fell"));
    Page page = follow(desk(), staffCode(study, study.clinician()));
    page.locator(".worklist li[data-kind=EVENT_DRAFT] a").click();

    assertThat(page.locator("#event-title")).hasText("fall");
    button(page, "Save this version").click();
    assertThat(page.getByRole(AriaRole.RADIO, named("Complete").setExact(true))).isFocused();
    Locator form = page.locator("form.fields");
    form.getByLabel("What happened").fill("Slipped on ice, no injury.");
    choose(form, "Severity", "mild");
    form.getByLabel("important medical event").check();
    form.getByLabel("rest", exactly()).check();
    choose(form, "How far is the review?", "Complete");
    button(page, "Save this version").click();
    Locator outcome = form.getByLabel("Outcome");
    assertThat(outcome).isFocused();
    outcome.selectOption("RECOVERED");
    form.getByLabel("Related to the walk test").selectOption("UNLIKELY");
    button(page, "Save this version").click();

    assertThat(page.locator("#event-title")).isFocused();
    assertThat(page.locator("[data-revision='1']")).containsText("Slipped on ice, no injury.");
    JsonPath kept = events(study, person);
    assertThat(kept.getString("events[0].state")).isEqualTo("COMPLETED");
    assertThat(kept.getMap("events[0].content"))
        .containsEntry("severity", "MILD")
        .containsEntry("seriousness", List.of("IMPORTANT_MEDICAL_EVENT"))
        .containsEntry("action", List.of("REST"))
        .containsEntry("outcome", "RECOVERED")
        .containsEntry("relatedToWalkTest", "UNLIKELY")
        .doesNotContainKey("relatedToTreatment");
  }

  @Test
  void of_two_who_write_at_once_the_second_is_told_and_keeps_the_own_words() {
    var study = studies.study();
    var person = participant(study, "EVENT-2", Walks.dayZero());
    Page page = record(study, study.clinician(), "EVENT-2", "Alerts and adverse events");
    unfold(page, "Write down what was told by phone");
    page.getByLabel("First day").fill(today().minusDays(2).toString());
    page.getByLabel("What happened").fill("Told by phone: a cold.");
    button(page, "Write it down").click();
    Locator draft = page.locator("[data-event]");
    assertThat(draft).containsText("Told by phone: a cold.");
    assertThat(page.locator("#events-title")).isFocused();
    draft.getByRole(AriaRole.LINK).click();
    assertThat(page.locator("#event-title")).isVisible();

    String link =
        PhoneRecords.path(study, person)
            + "/adverse-events/"
            + events(study, person).getString("events[0].id");
    as(study.clinician())
        .header("If-Match", "\"0\"")
        .body(Map.of("state", "DRAFT", "description", "The other one wrote this."))
        .put(link)
        .then()
        .statusCode(200);
    Locator form = page.locator("form.fields");
    form.getByLabel("What happened").fill("Mine.");
    choose(form, "How far is the review?", "Still a draft");
    button(page, "Save this version").click();

    Locator changed = page.locator("[data-problem=event-changed]");
    assertThat(changed).containsText("Nothing of yours is lost");
    button(page, "Read the other version").click();
    assertThat(page.locator(".notice")).containsText("The other one wrote this.");
    assertThat(form.getByLabel("What happened")).hasValue("Mine.");
    button(page, "Save this version").click();
    assertThat(page.locator("[data-revision='2']")).containsText("Mine.");
    assertThat(page.locator("[data-revision='1']")).containsText("The other one wrote this.");
  }

  @Test
  void an_alert_leads_to_the_gate_and_is_closed_on_the_record_with_a_note() {
    var study = studies.study();
    var person = participant(study, "ALERT-1", Walks.dayZero());
    PhoneRecords.permit(study, person);
    var other = participant(study, "ALERT-2", Walks.dayZero());
    PhoneRecords.permit(study, other);
    for (SignedInPerson each : List.of(person, other)) {
      PhoneRecords.send(each, PhoneRecords.gateAnswer(PhoneRecords.minutesAgo(9), "chestPain"));
    }
    Page page = record(study, study.coordinator(), "ALERT-1", "Alerts and adverse events");
    Locator alert = page.locator("[data-alert]");
    assertThat(alert).hasCount(1);
    alert.getByRole(AriaRole.BUTTON).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.LINK).click();
    assertThat(dialog).hasCount(0);
    assertThat(page.locator("[data-answer]")).containsText("chest pain");

    page.goBack();
    page.locator("[data-alert]").getByRole(AriaRole.BUTTON).click();
    dialog.getByLabel("What was done").fill("Sent to the doctor.");
    button(page, "Close the alert").click();
    assertThat(dialog).hasCount(0);
    assertThat(page.locator("[data-alert]")).containsText("Sent to the doctor.");
    assertThat(page.locator("#alerts-title")).isFocused();
    assertThat(
            as(study.clinician())
                .get("/v1/studies/" + study.code() + "/alerts?participant=" + other.id())
                .jsonPath()
                .<Object>getList("alerts.closed"))
        .containsOnlyNulls();
  }

  @Test
  void a_walk_to_review_is_found_at_once() {
    var study = studies.study();
    var person = participant(study, "REVIEW-1", Walks.dayZero());
    Walks.sendTrend(person, Walks.dayZero(), 0);
    Walks.send(
        person,
        List.of(
            Walks.shuttle(today().minusDays(1), 320),
            Walks.endedFromOutside(today().minusDays(2), 110)));
    Page page = follow(desk(), staffCode(study, study.clinician()));
    page.locator(".worklist li[data-kind=WALK_REVIEW] a").first().click();
    Locator wanted = page.locator("tr.wanted");
    assertThat(wanted).containsText("Does not count");
    assertThat(wanted.getByRole(AriaRole.BUTTON)).isFocused();
  }

  private static JsonPath gate(TestStudy study, SignedInPerson person) {
    return as(study.clinician())
        .get(PhoneRecords.path(study, person) + "/gate")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static JsonPath events(TestStudy study, SignedInPerson person) {
    return as(study.clinician())
        .get("/v1/studies/" + study.code() + "/adverse-events?participant=" + person.id())
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private static void choose(Locator form, String question, String answer) {
    form.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(question))
        .getByLabel(answer, exactly())
        .check();
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.GetByLabelOptions exactly() {
    return new Locator.GetByLabelOptions().setExact(true);
  }
}
