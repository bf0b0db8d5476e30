package io.sixwalk.access.proof;

import static io.sixwalk.testing.Http.well;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.access.token.MadeTokens;
import io.sixwalk.testing.Http;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.WholeDatabase;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Two studies with everybody whose access is of interest, made over HTTP, with a mark in every
 * personal field; and, as plain facts, how each of them stands to the others.
 */
final class World {
  static final JsonMapper JSON = new JsonMapper();

  /** A living role. */
  record Role(UUID account, String study, UUID site, StaffRole role) {
    boolean covers(Patient patient) {
      return study.equals(patient.study()) && (site == null || site.equals(patient.site()));
    }
  }

  final TestStudy a;
  final TestStudy b;
  final UUID siteTwo;
  final Patient martha;
  final Patient neighbour;
  final Patient far;
  final Patient stranger;
  final Patient erased;
  final Patient restricted;

  final Set<Role> roles = new HashSet<>();
  final Map<UUID, Map<UUID, Set<ShareScope>>> follows = new HashMap<>();
  final Map<UUID, UUID> brokeGlass = new HashMap<>();
  final Map<String, Somebody> people = new LinkedHashMap<>();
  private final Map<UUID, Map<String, String>> found = new ConcurrentHashMap<>();
  private final Map<UUID, Map<String, String>> unfound = new ConcurrentHashMap<>();
  private final Map<UUID, String> memberships = new ConcurrentHashMap<>();
  private final Map<UUID, String> minted = new ConcurrentHashMap<>();
  private final MadeTokens tokens;

  World(Studies studies, MadeTokens tokens) {
    this(studies, tokens, false);
  }

  /**
   * @param manyWalks whether martha has walked outside and often enough for a trend
   */
  World(Studies studies, MadeTokens tokens, boolean manyWalks) {
    this.tokens = tokens;
    a = studies.study();
    b = studies.study();
    siteTwo =
        UUID.fromString(
            json(Http.post(
                    of(a) + "/sites",
                    a.admin().token(),
                    "{\"code\":\"two\",\"name\":\"Site two\"}"))
                .get("id")
                .asText());
    role("admin", a.admin().id(), a, null, StaffRole.STUDY_ADMIN);
    role("coordinator", a.coordinator().id(), a, a.siteId(), StaffRole.COORDINATOR);
    role("clinician", a.clinician().id(), a, a.siteId(), StaffRole.CLINICIAN);
    hire("auditor", a, null, StaffRole.AUDITOR);
    Somebody coordinatorTwo =
        hire("coordinator of another site", a, siteTwo, StaffRole.COORDINATOR);
    hire("clinician of another site", a, siteTwo, StaffRole.CLINICIAN);
    role("admin of another study", b.admin().id(), b, null, StaffRole.STUDY_ADMIN);
    role(
        "coordinator of another study", b.coordinator().id(), b, b.siteId(), StaffRole.COORDINATOR);
    role("clinician of another study", b.clinician().id(), b, b.siteId(), StaffRole.CLINICIAN);
    hire("auditor of another study", b, null, StaffRole.AUDITOR);

    Somebody allocator = hire("allocator", a, null, StaffRole.ALLOCATOR);
    hire("allocator of another study", b, null, StaffRole.ALLOCATOR);

    Somebody coordinator = people.get("coordinator");
    Somebody coordinatorB = people.get("coordinator of another study");
    consentText(a);
    consentText(b);
    martha = patient("martha", a, a.siteId(), coordinator, manyWalks);
    neighbour = patient("neighbour", a, a.siteId(), coordinator, false);
    far = patient("far", a, siteTwo, coordinatorTwo, false);
    stranger = patient("stranger", b, b.siteId(), coordinatorB, false);
    erased = patient("erased", a, a.siteId(), coordinator, false);
    restricted = patient("restricted", a, a.siteId(), coordinator, false);
    people.put("participant", new Somebody("participant", martha.id(), PersonKind.PARTICIPANT));
    allocate(allocator);
    caregivers();
    glass();
    ended();
    well(Http.post("/v1/me/erasure", token(erased), "{\"confirm\":\"ERASE\"}"));
    WholeDatabase.execute(
        "update sixwalk.participant set restricted_at = now() where participant_id = '"
            + restricted.id()
            + "'");
  }

  static String of(TestStudy study) {
    return "/v1/studies/" + study.code();
  }

  /** Everybody who may ask, in the order in which they were made. */
  List<Somebody> all() {
    return List.copyOf(people.values());
  }

  /** One of each sort of them, where asking everybody would say the same again. */
  List<Somebody> oneOfEachSort() {
    Set<String> alike =
        Set.of(
            "clinician",
            "auditor of another study",
            "allocator of another study",
            "admin of another study",
            "clinician of another study",
            "coordinator of another site",
            "caregiver of neighbour",
            "caregiver of far",
            "caregiver of erased",
            "caregiver whose grant is expired");
    return all().stream().filter(s -> !alike.contains(s.name())).toList();
  }

  List<Patient> patients() {
    return List.of(martha, neighbour, far, stranger, erased, restricted);
  }

  String token(Somebody somebody) {
    return minted.computeIfAbsent(somebody.id(), id -> tokens.good(id, somebody.kind()));
  }

  String token(Patient patient) {
    return tokens.good(patient.id(), PersonKind.PARTICIPANT);
  }

  Optional<Patient> patient(String study, UUID id) {
    return patients().stream()
        .filter(p -> p != erased && p.id().equals(id) && p.study().equals(study))
        .findFirst();
  }

  /**
   * Whether any relation of the table could ever show something of this person to that one. Whose
   * data are restricted is shown to nobody but those who run the study.
   */
  boolean concerns(Patient patient, Somebody somebody) {
    if (patient.id().equals(somebody.id())) {
      return true;
    }
    if (patient == erased) {
      return false;
    }
    boolean staffed =
        roles.stream()
            .filter(r -> r.account().equals(somebody.id()) && r.covers(patient))
            .anyMatch(
                r ->
                    patient != restricted
                        || r.role() == StaffRole.STUDY_ADMIN
                        || r.role() == StaffRole.AUDITOR);
    return staffed
        || patient != restricted
            && (follows.getOrDefault(somebody.id(), Map.of()).containsKey(patient.id())
                || patient.id().equals(brokeGlass.get(somebody.id())));
  }

  /** Everybody whom this one must never see a trace of. */
  List<Patient> unconcerned(Somebody somebody) {
    return patients().stream().filter(p -> !concerns(p, somebody)).toList();
  }

  /** Ids of what belongs to a person and to the place where that person is. */
  Map<String, String> things(Patient patient) {
    boolean ofA = patient.study().equals(a.code());
    UUID staff = ofA ? a.clinician().id() : b.clinician().id();
    Map<String, String> things = new HashMap<>();
    things.put("walk", patient.walk());
    things.put("grant", patient.grant());
    things.put("device", patient.device());
    things.put("site", patient.site().toString());
    things.put("account", staff.toString());
    things.put("membership", membership(staff));
    things.putAll(found.computeIfAbsent(patient.id(), World::found));
    unfound.computeIfAbsent(patient.id(), id -> Places.nothing()).forEach(things::putIfAbsent);
    return things;
  }

  /** Ids of what the server made of a person's records, where it has made something. */
  private static Map<String, String> found(UUID patient) {
    Map<String, String> found = new HashMap<>();
    Map.of(
            "alert", "sixwalk.alert",
            "event", "sixwalk.adverse_event",
            "measuring device", "sixwalk.measuring_device",
            "response", "sixwalk.response")
        .forEach(
            (thing, table) -> {
              String id =
                  WholeDatabase.value(
                      "select id from " + table + " where participant_id = '" + patient + "'");
              if (id != null) {
                found.put(thing, id);
              }
            });
    return found;
  }

  private String membership(UUID account) {
    return memberships.computeIfAbsent(
        account,
        id ->
            WholeDatabase.value(
                "select id from sixwalk.staff_role where account_id = '" + id + "'"));
  }

  private void role(String name, UUID account, TestStudy study, UUID site, StaffRole role) {
    people.put(name, new Somebody(name, account, PersonKind.STAFF));
    roles.add(new Role(account, study.code(), site, role));
  }

  private Somebody hire(String name, TestStudy study, UUID site, StaffRole role) {
    JsonNode added =
        json(
            Http.post(
                of(study) + "/staff",
                study.admin().token(),
                "{\"role\":\""
                    + role
                    + "\",\"label\":\"Label "
                    + name
                    + "\""
                    + (site == null ? "" : ",\"siteId\":\"" + site + "\"")
                    + "}"));
    UUID account = UUID.fromString(added.at("/member/accountId").asText());
    memberships.put(account, added.at("/member/id").asText());
    role(name, account, study, site, role);
    return people.get(name);
  }

  private void allocate(Somebody allocator) {
    well(
        Http.send(
            "PUT",
            of(a) + "/arms",
            a.admin().token(),
            "{\"arms\":[{\"code\":\"A\",\"label\":\"Arm A\"},{\"code\":\"B\",\"label\":\"Arm"
                + " B\"}]}",
            Map.of()));
    Map.of(martha, "A", neighbour, "B", far, "B")
        .forEach(
            (patient, arm) ->
                well(
                    Http.send(
                        "PUT",
                        of(a) + "/participants/" + patient.id() + "/arm",
                        token(allocator),
                        "{\"arm\":\"" + arm + "\"}",
                        Map.of())));
  }

  private static void consentText(TestStudy study) {
    well(
        Http.post(
            of(study) + "/consent-texts",
            study.admin().token(),
            "{\"purpose\":\"STUDY_PARTICIPATION\",\"language\":\"en\",\"title\":\"T\",\"body\":\"B\"}"));
  }

  /** With a caregiver who may do all that a caregiver can. */
  private Patient patient(
      String name, TestStudy study, UUID site, Somebody coordinator, boolean manyWalks) {
    Patient patient = new Newcomer(study, token(coordinator), tokens).enrol(name, site, manyWalks);
    follow(
        "caregiver of " + name,
        patient.id(),
        patient.grant(),
        EnumSet.allOf(ShareScope.class),
        token(patient));
    return patient;
  }

  /** The account that the invitation made accepts, and is confirmed. */
  private void follow(
      String name, UUID participant, String grant, Set<ShareScope> scope, String token) {
    Somebody caregiver = invited(name, grant);
    well(Http.post("/v1/caregiver/grants/" + grant + "/accept", token(caregiver), null));
    well(Http.post("/v1/me/caregivers/" + grant + "/confirm", token, null));
    follows.put(caregiver.id(), Map.of(participant, scope));
  }

  private Somebody invited(String name, String grant) {
    UUID account =
        UUID.fromString(
            WholeDatabase.value(
                "select caregiver_id from sixwalk.caregiver_grant where id = '" + grant + "'"));
    people.put(name, new Somebody(name, account, PersonKind.CAREGIVER));
    return people.get(name);
  }

  private String invite(String scope) {
    return json(Http.post(
            "/v1/me/caregivers",
            token(martha),
            "{\"name\":\"Carer\",\"ownName\":\"Own\",\"scope\":[\"" + scope + "\"]}"))
        .at("/caregiver/id")
        .asText();
  }

  private void caregivers() {
    String martha = this.martha.id().toString();
    String few = invite("ADHERENCE");
    follow(
        "caregiver with adherence only",
        this.martha.id(),
        few,
        EnumSet.of(ShareScope.ADHERENCE),
        token(this.martha));
    for (String state : List.of("revoked", "expired")) {
      String grant = invite("TREND_SUMMARY");
      follow(
          "caregiver whose grant is " + state,
          this.martha.id(),
          grant,
          EnumSet.of(ShareScope.TREND_SUMMARY),
          token(this.martha));
      follows.remove(people.get("caregiver whose grant is " + state).id());
      if (state.equals("revoked")) {
        well(Http.send("DELETE", "/v1/me/caregivers/" + grant, token(this.martha), null, Map.of()));
      } else {
        WholeDatabase.execute(
            "update sixwalk.caregiver_grant set ends_at = now() - interval '1 second' where id = '"
                + grant
                + "' and participant_id = '"
                + martha
                + "'");
      }
    }
    String unconfirmed = invite("TREND_SUMMARY");
    Somebody eager = invited("caregiver who is not confirmed", unconfirmed);
    well(Http.post("/v1/caregiver/grants/" + unconfirmed + "/accept", token(eager), null));
  }

  private void glass() {
    Somebody reader = hire("clinician with broken glass", a, siteTwo, StaffRole.CLINICIAN);
    Somebody former = hire("clinician whose glass has closed", a, siteTwo, StaffRole.CLINICIAN);
    for (Somebody clinician : List.of(reader, former)) {
      well(
          Http.post(
              of(a) + "/participants/" + martha.id() + "/break-glass",
              token(clinician),
              "{\"reason\":\"Called the ward about a fall\"}"));
    }
    WholeDatabase.execute(
        "update sixwalk.break_glass set expires_at = now() - interval '1 second' where account_id"
            + " = '"
            + former.id()
            + "'");
    brokeGlass.put(reader.id(), martha.id());
  }

  private void ended() {
    Somebody former =
        hire("coordinator whose role has ended", a, a.siteId(), StaffRole.COORDINATOR);
    well(
        Http.send(
            "DELETE",
            of(a) + "/staff/" + memberships.get(former.id()),
            a.admin().token(),
            null,
            Map.of()));
    roles.removeIf(r -> r.account().equals(former.id()));
  }

  static JsonNode json(Http.Answer answer) {
    try {
      return JSON.readTree(well(answer));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(answer.whole(), e);
    }
  }
}
