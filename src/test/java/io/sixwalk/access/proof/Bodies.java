package io.sixwalk.access.proof;

import io.sixwalk.people.InvitationCode;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Walks;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A body for each endpoint that takes one, so good that nothing but the policy can refuse it: what
 * is wrong with a body is said before anyone asks who sent it.
 */
final class Bodies {
  /** Endpoints that take none. */
  private static final Set<String> EMPTY =
      Set.of(
          "POST /v1/caregiver/grants/{grant}/accept",
          "POST /v1/me/caregivers/{grant}/confirm",
          "POST /v1/me/sign-out",
          "POST /v1/sign-in/provider",
          "POST /v1/studies/{study}/participants/{participant}/invitations",
          "POST /v1/studies/{study}/participants/{participant}/short-codes",
          "POST /v1/studies/{study}/alerts/{alert}/seen",
          "POST /v1/studies/{study}/score-runs",
          "POST /v1/studies/{study}/staff/{account}/disable",
          "POST /v1/studies/{study}/staff/{account}/enable",
          "PUT /v1/me/watched-trials/{number:.+}");

  /** A point of P-256: the generator (FIPS 186-4, D.1.2.3). */
  private static final String GENERATOR =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              HexFormat.of()
                  .parseHex(
                      "046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                          + "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"));

  private Bodies() {}

  /** A sentence for who added the endpoint, or null where its body is known. */
  static String unknown(Route route, World world) {
    if (route.reads() || route.method().equals("DELETE") || EMPTY.contains(route.name())) {
      return null;
    }
    return body(route, world, Aims.of(world, route).get(0)).isPresent()
        ? null
        : "No body is known for "
            + route.name()
            + ". Add one to Bodies that nothing but the policy can refuse, or name it in EMPTY.";
  }

  static String of(Route route, World world, Aim aim) {
    return route.reads() || route.method().equals("DELETE") || EMPTY.contains(route.name())
        ? null
        : body(route, world, aim).orElse("{}");
  }

  private static Optional<String> body(Route route, World world, Aim aim) {
    String random = UUID.randomUUID().toString();
    String reason = "{\"reason\":\"Asked for it in a letter\"}";
    return Optional.ofNullable(
        switch (route.name()) {
          case "POST /v1/caregiver/invitations" ->
              "{\"code\":\"" + InvitationCode.create().grouped() + "\"}";
          case "POST /v1/caregiver/people/{participant}/uploads", "POST /v1/me/uploads" ->
              Walks.batch(Walks.laps(lately(), 10, 3)).toString();
          case "PUT /v1/me/walks/{id}" ->
              Walks.laps(lately(), 10, 3).put("id", aim.things().get("walk")).toString();
          case "POST /v1/me/caregivers" ->
              "{\"name\":\"A\",\"ownName\":\"B\",\"scope\":[\"ADHERENCE\"]}";
          case "PUT /v1/me/consents/{purpose}" -> "{\"sha256\":\"" + "0".repeat(64) + "\"}";
          case "PUT /v1/me/feed/read" -> "{\"newest\":\"" + UUID.randomUUID() + "\"}";
          case "POST /v1/me/erasure" -> "{\"confirm\":\"ERASE\"}";
          case "POST /v1/me/withdrawal",
              "POST /v1/registry/evidence/{id}/retirement",
              "POST /v1/studies/{study}/participants/{participant}/withdrawal",
              "POST /v1/studies/{study}/participants/{participant}/break-glass",
              "POST /v1/studies/{study}/participants/{participant}/unblinding",
              "POST /v1/studies/{study}/unblinding" ->
              reason;
          case "POST /v1/registry/evidence" ->
              "{\"subject\":\"S "
                  + random
                  + "\",\"kind\":\"FDA_WARNING_LETTER\",\"scope\":\"ORGANISATION\",\"date\":\"2021\",\"authority\":\"FDA\",\"about\":\"A"
                  + " product\",\"statement\":\"Said so.\",\"source\":\"https://example.org\"}";
          case "POST /v1/registry/evidence/{id}/review",
              "POST /v1/registry/evidence/{id}/retirement/review" ->
              "{\"accept\":false,\"reason\":\"Not so\"}";
          case "POST /v1/registry/imports" -> "[]";
          case "POST /v1/studies" ->
              "{\"code\":\"s-"
                  + random.substring(0, 8)
                  + "\",\"name\":\"N\",\"synthetic\":true,\"siteCode\":\"x\",\"siteName\":\"X\"}";
          case "PUT /v1/studies/{study}" ->
              "{\"name\":\"N\",\"baselineFromStart\":false,\"emergencyNumber\":\"112\","
                  + "\"erasureRestricted\":false}";
          case "POST /v1/studies/{study}/consent-texts" ->
              "{\"purpose\":\"P_"
                  + random.replaceAll("[^a-f]", "").toUpperCase(java.util.Locale.ROOT)
                  + "\",\"language\":\"en\",\"title\":\"T\",\"body\":\"B\"}";
          case "POST /v1/studies/{study}/participants/search" -> "{\"name\":\"given\"}";
          case "PUT /v1/studies/{study}/feedback-policy" -> "{\"hideTrendsFrom\":[]}";
          case "POST /v1/studies/{study}/participants" ->
              "{\"pseudonym\":\"P-"
                  + random
                  + "\",\"siteId\":\""
                  + world.a.siteId()
                  + "\",\"zone\":\"Europe/Berlin\"}";
          case "POST /v1/studies/{study}/participants/{participant}/caregivers/end" ->
              "{\"cause\":\"SAFEGUARDING\",\"reason\":\"Asked\"}";
          case "POST /v1/studies/{study}/participants/{participant}/caregivers/hand-over" ->
              "{\"cause\":\"LOSS_OF_CAPACITY\",\"reason\":\"Asked\",\"to\":{\"name\":\"A\",\"ownName\":"
                  + "\"B\",\"scope\":[\"ADHERENCE\"]}}";
          case "PUT /v1/studies/{study}/participants/{participant}/day-zero" ->
              "{\"dayZero\":\"" + LocalDate.now(Walks.BERLIN) + "\",\"reason\":\"Dose\"}";
          case "PUT /v1/studies/{study}/participants/{participant}/zone" ->
              "{\"zone\":\"Europe/Madrid\",\"reason\":\"Moved\"}";
          case "PUT /v1/studies/{study}/participants/{participant}/identity" ->
              "{\"name\":\"New Name\",\"phone\":\"+49301234567\",\"birthDate\":\"1945-02-03\"}";
          case "POST /v1/studies/{study}/participants/{participant}/devices/replacement" -> "{}";
          case "POST /v1/studies/{study}/participants/{participant}/erasure" ->
              "{\"confirm\":\"ERASE\",\"reason\":\"Asked for it in a letter\"}";
          case "POST /v1/studies/{study}/participants/{participant}/walks/{id}/decisions" ->
              "{\"counts\":true,\"reason\":\"Saw it\"}";
          case "POST /v1/studies/{study}/sites" ->
              "{\"code\":\"s" + random.substring(0, 6) + "\",\"name\":\"Site\"}";
          case "PUT /v1/studies/{study}/sites/{site}" -> "{\"code\":\"x\",\"name\":\"Site\"}";
          case "POST /v1/studies/{study}/staff" -> "{\"role\":\"CLINICIAN\",\"label\":\"New\"}";
          case "POST /v1/studies/{study}/thresholds" ->
              """
              {"version": 2, "mcid": 30, "small": 20, "substantial": 50, "standardErrorHome": 25,
               "standardErrorSupervised": 21, "walksAsked": 6, "walksLeast": 3,
               "greatestStandardError": 15, "source": "S", "population": "P"}\
              """;
          case "PUT /v1/studies/{study}/windows" ->
              "{\"windows\":[{\"code\":\"D30\",\"firstDay\":20,\"lastDay\":40}]}";
          case "PUT /v1/me/questionnaires/{id}" -> answers(aim.things().get("response"), "");
          case "PUT /v1/studies/{study}/participants/{participant}/questionnaires/{id}" ->
              answers(aim.things().get("response"), ",\"medium\":\"PAPER\"");
          case "PUT /v1/studies/{study}/participants/{participant}/ratings/{id}" ->
              answers(aim.things().get("rating"), "");
          case "PUT /v1/studies/{study}/instruments/{id}/{version}" ->
              Http.well(
                  Http.send(
                      "GET",
                      World.of(world.a) + "/instruments/phq-2/1.0.0",
                      world.token(world.people.get("admin")),
                      null,
                      Map.of("Accept", route.takes())));
          case "POST /v1/studies/{study}/content-packs" ->
              """
              {"instrument": "phq-2", "version": "1.0.0", "language": "en-IE", "title": "T",
               "licence": "4711", "items": [{"linkId": "1", "text": "How are you?"}]}\
              """;
          case "PUT /v1/studies/{study}/questionnaire-settings" -> "{\"eq5dValueSets\":[]}";
          case "POST /v1/studies/{study}/alerts/{alert}/close" -> "{\"note\":\"Called\"}";
          case "POST /v1/studies/{study}/participants/{participant}/adverse-events" ->
              "{\"onset\":\""
                  + LocalDate.now(Walks.BERLIN).minusDays(3)
                  + "\",\"description\":\"Fell\"}";
          case "PUT /v1/studies/{study}/participants/{participant}/adverse-events/{event}" ->
              "{\"state\":\"DRAFT\",\"description\":\"Fell\"}";
          case "POST /v1/studies/{study}/participants/{participant}/walk-permissions" ->
              "{\"allowed\":true,\"expiresOn\":\""
                  + LocalDate.now(Walks.BERLIN).plusDays(30)
                  + "\"}";
          case "POST /v1/studies/{study}/participants/{participant}/gate/clear" ->
              "{\"answers\":[\"" + random + "\"],\"reason\":\"Called\"}";
          case "POST /v1/studies/{study}/participants/{participant}/measuring-devices" ->
              "{\"measures\":\"SPO2\",\"model\":\"Oximeter\"}";
          case "PUT /v1/studies/{study}/arms" ->
              "{\"arms\":[{\"code\":\"A\",\"label\":\"Arm A\"},{\"code\":\"B\",\"label\":\"Arm"
                  + " B\"}]}";
          case "PUT /v1/studies/{study}/participants/{participant}/arm" ->
              "{\"arm\":\"A\",\"reason\":\"Asked for it in a letter\"}";
          case "POST /v1/studies/{study}/break-glass" ->
              "{\"pseudonym\":\"P-"
                  + new StringBuilder(world.martha.mark()).reverse()
                  + "\",\"reason\":\"Asked for it in a letter\"}";
          case "POST /v1/studies/{study}/allocations" ->
              "{\"allocations\":[{\"pseudonym\":\"P-"
                  + new StringBuilder(world.martha.mark()).reverse()
                  + "\",\"arm\":\"A\"}]}";
          case "PUT /v1/studies/{study}/plan" -> "{\"silentAfterDays\":14,\"items\":[]}";
          case "PUT /v1/me/reminder-settings" ->
              "{\"optedOut\":false,\"remindAt\":\"10:00\",\"quietFrom\":\"21:00\",\"quietTo\":\"08:00\"}";
          case "PUT /v1/me/push-subscription" ->
              "{\"endpoint\":\"https://updates.push.services.mozilla.com/wpush/v2/x\",\"keys\":{\"p256dh\":\""
                  + GENERATOR
                  + "\",\"auth\":\"AAAAAAAAAAAAAAAAAAAAAA\"}}";
          case "POST /v1/sign-in" -> "{\"code\":\"" + InvitationCode.create().grouped() + "\"}";
          case "POST /v1/sign-in/refresh" -> "{\"refreshToken\":\"made-up\"}";
          case "POST /v1/sign-in/short-code" ->
              "{\"contact\":\"+49 30 1112223\",\"code\":\"123456\"}";
          case "POST /v1/trials/check" -> "{\"number\":\"NCT03169231\"}";
          default -> null;
        });
  }

  private static String answers(String id, String more) {
    return "{\"id\":\""
        + id
        + "\",\"kind\":\"QUESTIONNAIRE_RESPONSE\",\"instrument\":\"phq-2\",\"version\":\"1.0.0\","
        + "\"language\":\"en\",\"measuredAt\":\""
        + lately().toOffsetDateTime()
        + "\",\"zone\":\"Europe/Berlin\",\"answers\":[]"
        + more
        + "}";
  }

  private static ZonedDateTime lately() {
    return ZonedDateTime.now(Walks.BERLIN).minusMinutes(20);
  }
}
