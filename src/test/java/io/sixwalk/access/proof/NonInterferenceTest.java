package io.sixwalk.access.proof;

import static io.sixwalk.testing.Http.well;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.Canaries;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Http.Answer;
import io.sixwalk.testing.ProofCounts;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What is outside a person's scope does not show in any answer to that person: not in a body, an
 * {@code ETag}, a cursor, a picture or an export. The same database is asked before and after it
 * was changed outside the scope, and the answers are the same bytes.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class NonInterferenceTest {
  private static final List<String> FORMS = List.of("image/svg+xml", "application/x-ndjson");
  private static final AtomicInteger PAIRS = new AtomicInteger();

  @Inject Studies studies;
  @Inject MadeTokens tokens;

  private static World shared;

  private World world() {
    if (shared == null) {
      shared = new World(studies, tokens, true);
    }
    return shared;
  }

  @Test
  void a_participant_sees_nothing_of_what_happens_to_others() {
    World world = world();
    Somebody martha = world.people.get("participant");
    unchanged(world, martha, () -> changeEverybodyElse(world));
  }

  @Test
  void a_caregiver_sees_nothing_of_what_happens_to_others() {
    World world = world();
    Somebody caregiver = world.people.get("caregiver of martha");
    unchanged(world, caregiver, () -> changeEverybodyElse(world));
    Somebody few = world.people.get("caregiver with adherence only");
    unchanged(world, few, () -> changeEverybodyElse(world));
  }

  @Test
  void staff_of_a_site_see_nothing_of_another_site_or_study() {
    World world = world();
    for (String name : List.of("coordinator", "clinician")) {
      unchanged(world, world.people.get(name), () -> changeElsewhere(world));
    }
    for (String name : List.of("coordinator of another study", "clinician of another study")) {
      unchanged(world, world.people.get(name), () -> changeTheStudy(world));
    }
  }

  @Test
  void who_has_lost_access_sees_nothing_of_what_happens_since() {
    World world = world();
    for (String name :
        List.of(
            "caregiver whose grant is revoked",
            "caregiver whose grant is expired",
            "caregiver who is not confirmed",
            "clinician whose glass has closed",
            "coordinator whose role has ended")) {
      unchanged(world, world.people.get(name), () -> changeMarthaAndHerSite(world));
    }
  }

  @Test
  void in_a_blinded_study_no_answer_depends_on_how_far_anybody_walked() {
    World world = new World(studies, tokens, true);
    String policy = World.of(world.a) + "/feedback-policy";
    well(
        Http.send(
            "PUT",
            policy,
            world.a.admin().token(),
            "{\"hideTrendsFrom\":[\"PARTICIPANT\",\"CAREGIVER\",\"STAFF\"],"
                + "\"hideTrendsUntil\":\"2099-01-01T00:00:00Z\"}",
            Map.of("If-Match", Http.get(policy, world.a.admin().token()).headers().get("etag"))));
    for (String name : List.of("participant", "caregiver of martha", "coordinator", "clinician")) {
      unchanged(world, world.people.get(name), () -> walkFarther(world));
    }
  }

  @Test
  void the_same_changes_do_show_to_those_whom_they_concern() {
    World world = new World(studies, tokens, true);
    for (String name : List.of("participant", "caregiver of martha", "coordinator", "clinician")) {
      assertThat(changed(world, world.people.get(name), () -> walkFarther(world))).isNotEmpty();
    }
    for (String name : List.of("coordinator of another site", "coordinator of another study")) {
      assertThat(changed(world, world.people.get(name), () -> changeElsewhere(world))).isNotEmpty();
    }
  }

  private static void walkFarther(World world) {
    int changed =
        WholeDatabase.execute(
            "update sixwalk.walk_estimate e set metres = metres * 1.25,"
                + " standard_error_metres = standard_error_metres + 1"
                + " from sixwalk.participant p where p.participant_id = e.participant_id and"
                + " p.study_id = '"
                + world.a.studyId()
                + "'");
    assertThat(changed).isGreaterThan(5);
  }

  private void unchanged(World world, Somebody somebody, Runnable change) {
    assertThat(changed(world, somebody, change)).isEmpty();
  }

  /** The answers that are other ones after the change. */
  private static List<String> changed(World world, Somebody somebody, Runnable change) {
    Map<String, String> before = answers(world, somebody);
    assertThat(before).isNotEmpty();
    change.run();
    Map<String, String> after = answers(world, somebody);
    List<String> wrong = new ArrayList<>();
    if (!after.keySet().equals(before.keySet())) {
      wrong.add("other pages: " + before.keySet() + " and " + after.keySet());
    }
    before.forEach(
        (question, answer) -> {
          if (!answer.equals(after.get(question))) {
            wrong.add(
                somebody.name()
                    + " asks "
                    + question
                    + ":\n"
                    + answer
                    + "\nand after the change\n"
                    + after.get(question));
          }
        });
    if (wrong.isEmpty()) {
      ProofCounts.note(
          "pairs of answers that are the same whatever happens outside the scope",
          PAIRS.addAndGet(before.size()));
    }
    return wrong;
  }

  /** Every GET of the router about everybody, in every form and language, and all its pages. */
  private static Map<String, String> answers(World world, Somebody somebody) {
    Map<String, String> answers = new LinkedHashMap<>();
    for (Route route : PolicyMatrixTest.guarded()) {
      if (!route.reads()) {
        continue;
      }
      for (Aim aim : Aims.of(world, route)) {
        String address = Places.address(route, aim);
        if (aim.participant() != null && !aim.label().contains("not ")) {
          ask(answers, world, somebody, address);
        }
      }
    }
    return answers;
  }

  private static void ask(
      Map<String, String> answers, World world, Somebody somebody, String address) {
    Answer first = get(world, somebody, address, "*/*", "en");
    answers.put(address, first.whole());
    if (first.status() != 200) {
      return;
    }
    for (String form : FORMS) {
      answers.put(address + " as " + form, get(world, somebody, address, form, "en").whole());
    }
    answers.put(address + " in es", get(world, somebody, address, "*/*", "es").whole());
    for (String wanted :
        !address.endsWith("/participants")
            ? List.<String>of()
            : List.of(
                "{\"name\":\"" + world.far.mark() + "\"}",
                "{\"name\":\"given\"}",
                "{\"phone\":\"" + world.far.phone() + "\"}")) {
      answers.put(
          address + " searched for " + wanted,
          Http.post(address + "/search", world.token(somebody), wanted).whole());
    }
    String next = "";
    for (int page = 1; page <= 20; page++) {
      Answer one = get(world, somebody, address + "?limit=1" + next, "*/*", "en");
      answers.put(address + " page " + page, one.whole());
      JsonNode cursor = json(one).path("next");
      if (!cursor.isTextual()) {
        return;
      }
      next =
          "&after="
              + java.net.URLEncoder.encode(
                  cursor.asText(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private static Answer get(
      World world, Somebody somebody, String address, String form, String language) {
    return Http.send(
        "GET",
        address,
        world.token(somebody),
        null,
        Map.of("Accept", form, "Accept-Language", language));
  }

  private static JsonNode json(Answer answer) {
    try {
      return answer.status() == 200 ? World.JSON.readTree(answer.body()) : World.JSON.missingNode();
    } catch (JsonProcessingException notJson) {
      return World.JSON.missingNode();
    }
  }

  private void changeEverybodyElse(World world) {
    changeElsewhere(world);
    Patient neighbour = world.neighbour;
    walkAgain(neighbour);
    rename(world, neighbour, world.people.get("coordinator"));
    enrol(world, world.a.code(), world.a.siteId(), world.people.get("coordinator"));
    WholeDatabase.execute(
        "update sixwalk.caregiver_grant set scope = '{ADHERENCE}' where participant_id = '"
            + neighbour.id()
            + "'");
  }

  private void changeElsewhere(World world) {
    walkAgain(world.far);
    walkAgain(world.stranger);
    rename(world, world.far, world.people.get("coordinator of another site"));
    enrol(world, world.a.code(), world.siteTwo, world.people.get("coordinator of another site"));
    enrol(
        world, world.b.code(), world.b.siteId(), world.people.get("coordinator of another study"));
    forget(world.stranger, "sixwalk.visit_statement");
    forget(world.far, "sixwalk.consent");
    swapArms();
  }

  private void changeTheStudy(World world) {
    changeMarthaAndHerSite(world);
    walkAgain(world.far);
    forget(world.far, "sixwalk.visit_statement");
    swapArms();
  }

  private void changeMarthaAndHerSite(World world) {
    walkAgain(world.martha);
    walkAgain(world.neighbour);
    rename(world, world.martha, world.people.get("coordinator"));
    enrol(world, world.a.code(), world.a.siteId(), world.people.get("coordinator"));
  }

  private void walkAgain(Patient patient) {
    ZonedDateTime when =
        ZonedDateTime.now(Walks.BERLIN)
            .minusDays(2)
            .minusMinutes(UUID.randomUUID().getLeastSignificantBits() & 1023);
    well(
        Http.post(
            "/v1/me/uploads",
            tokens.good(patient.id(), PersonKind.PARTICIPANT),
            Walks.batch(Walks.laps(when, 7, 11)).toString()));
  }

  private void rename(World world, Patient patient, Somebody coordinator) {
    String address = "/v1/studies/" + patient.study() + "/participants/" + patient.id();
    JsonNode read = World.json(Http.get(address, world.token(coordinator)));
    well(
        Http.send(
            "PUT",
            address + "/identity",
            world.token(coordinator),
            "{\"name\":\"Renamed " + Canaries.fresh() + "\",\"phone\":\"+49301119999\"}",
            Map.of("If-Match", "\"" + read.path("identityRevision").asInt() + "\"")));
  }

  private static void enrol(World world, String study, UUID site, Somebody coordinator) {
    well(
        Http.post(
            "/v1/studies/" + study + "/participants",
            world.token(coordinator),
            "{\"pseudonym\":\"A-"
                + Canaries.fresh()
                + "\",\"siteId\":\""
                + site
                + "\",\"zone\":\"Europe/Berlin\",\"enrolledOn\":\""
                + LocalDate.now(Walks.BERLIN)
                + "\",\"identity\":{\"name\":\"Given "
                + Canaries.fresh()
                + "\",\"phone\":\"+49301118888\"}}"));
  }

  private static void forget(Patient patient, String table) {
    WholeDatabase.execute(
        "delete from " + table + " where participant_id = '" + patient.id() + "'");
  }

  /** Gives everybody the arm of somebody else, in whatever table of that schema arms stand. */
  private static void swapArms() {
    WholeDatabase.execute(
        """
        do $$
        declare
          a record;
        begin
          perform set_config('session_replication_role', 'replica', true); -- what is never changed, is now
          for a in
            select c.oid::regclass as name, t.attname
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
              join pg_attribute t on t.attrelid = c.oid and t.attnum > 0 and not t.attisdropped
              join pg_attribute p on p.attrelid = c.oid and p.attname = 'participant_id'
             where n.nspname = 'allocation' and c.relkind in ('r', 'p')
               and t.attname not in ('participant_id', 'id')
          loop
            execute format(
              'with turned as (select participant_id, id, lead(%1$I) over (order by participant_id, id) as other'
              ' from %2$s)'
              ' update %2$s x set %1$I = coalesce(t.other, (select y.%1$I from %2$s y order by participant_id, id limit 1))'
              ' from turned t where t.participant_id = x.participant_id and t.id = x.id',
              a.attname, a.name);
          end loop;
        end
        $$\
        """);
  }
}
