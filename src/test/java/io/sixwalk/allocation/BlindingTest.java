package io.sixwalk.allocation;

import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sixwalk.access.ShareScope;
import io.sixwalk.people.People;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.SignedInPerson;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.Walks;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.Test;

/**
 * Fetches everything that can be fetched by everyone who must not know arms, with one arm, with
 * another one and with none, and compares bytes.
 */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class BlindingTest {
  /** They begin a journey with random numbers, for nobody in particular. */
  private static final Set<String> RANDOM =
      Set.of("/sign-in/provider", "/sign-in/provider/callback");

  @Inject Studies studies;

  /** Every address that the application answers with GET. */
  private static Set<String> addresses() {
    Set<String> found = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sixwalk")) {
      if (!type.isAnnotatedWith(Path.class)
          || type.isAnnotatedWith(RegisterRestClient.class)
          || !type.getAnnotationOfType(Path.class).value().equals("/v1")) {
        continue;
      }
      for (JavaMethod method : type.getMethods()) {
        if (method.isAnnotatedWith(GET.class)) {
          found.add(method.getAnnotationOfType(Path.class).value());
        }
      }
    }
    return found;
  }

  private Map<String, String> everything(
      Map<String, SignedInPerson> people, Map<String, String> names, Instant until, long before) {
    Map<String, String> answers = new TreeMap<>();
    for (String address : addresses()) {
      if (RANDOM.contains(address)) {
        continue;
      }
      String path = "/v1" + address;
      for (Map.Entry<String, String> name : names.entrySet()) {
        path = path.replaceAll("\\{" + name.getKey() + "(:[^}]*)?\\}", name.getValue());
      }
      assertThat(path).as("every name in an address has a value in this test").doesNotContain("{");
      for (Map.Entry<String, SignedInPerson> who : people.entrySet()) {
        Response answer =
            as(who.getValue())
                .queryParam("study", names.get("study"))
                .queryParam("to", until.toString())
                .queryParam("before", before)
                .get(path);
        answers.put(
            address + " as " + who.getKey(),
            answer.statusCode() + " " + answer.header("ETag") + " " + answer.asString());
      }
    }
    return answers;
  }

  @Test
  void everything_that_the_blinded_can_fetch_is_the_same_whatever_the_arm() {
    TestStudy study = studies.study();
    as(study.admin())
        .body(
            Map.of(
                "arms",
                List.of(
                    Map.of("code", "arm-one", "label", "Exercise"),
                    Map.of("code", "arm-two", "label", "Usual care"))))
        .put("/v1/studies/" + study.code() + "/arms")
        .then()
        .statusCode(200);
    SignedInPerson person = studies.participant(study, LocalDate.now().minusDays(20));
    var walk = Walks.laps(ZonedDateTime.now(Walks.BERLIN).minusDays(2), 12, 4);
    as(person)
        .body(walk.toString())
        .put("/v1/me/walks/" + walk.get("id").asText())
        .then()
        .statusCode(201);
    SignedInPerson allocator = People.staff(studies, study, "ALLOCATOR", null);
    as(allocator)
        .body(Map.of("arm", "arm-one"))
        .put("/v1/studies/" + study.code() + "/participants/" + person.id() + "/arm")
        .then()
        .statusCode(200);
    Map<String, SignedInPerson> people = new LinkedHashMap<>();
    people.put("participant", person);
    people.put("caregiver", studies.caregiver(person, ShareScope.values()));
    people.put("coordinator", study.coordinator());
    people.put("clinician", study.clinician());
    people.put("admin", study.admin());
    people.put("auditor", People.staff(studies, study, "AUDITOR", null));
    Map<String, String> names =
        Map.of(
            "study", study.code(),
            "participant", person.id().toString(),
            "id", walk.get("id").asText(),
            "walk", walk.get("id").asText(),
            "alert", walk.get("id").asText(),
            "event", walk.get("id").asText(),
            "version", "1.0.0",
            "number", "NCT00000102");
    Instant until = Instant.now();
    long before =
        1
            + Long.parseLong(
                WholeDatabase.value(
                    "select max(seq) from audit.entry where chain = 'participant:"
                        + person.id()
                        + "'"));

    String allocations = "/v1/studies/" + study.code() + "/allocations";
    // A reminder that is fetched for the first time is written down, and part of the next export.
    everything(people, names, until, before);
    Map<String, String> one = everything(people, names, until, before);
    String told = as(allocator).get(allocations).asString();
    WholeDatabase.execute(
        "update allocation.arm set arm = 'arm-two' where participant_id = '" + person.id() + "'");
    Map<String, String> other = everything(people, names, until, before);
    assertThat(as(allocator).get(allocations).asString()).isNotEqualTo(told);
    WholeDatabase.execute(
        "delete from allocation.arm where participant_id = '" + person.id() + "'");
    Map<String, String> none = everything(people, names, until, before);

    assertThat(other).isEqualTo(one);
    assertThat(none).isEqualTo(one);
    for (String who : people.keySet()) {
      assertThat(one.entrySet())
          .filteredOn(answer -> answer.getKey().endsWith(" as " + who))
          .filteredOn(answer -> answer.getValue().startsWith("200"))
          .as("what the " + who + " can fetch")
          .hasSizeGreaterThanOrEqualTo(4);
    }
    assertThat(one.values()).filteredOn(answer -> answer.startsWith("200")).hasSizeGreaterThan(50);
    assertThat(one.values()).filteredOn(answer -> answer.startsWith("5")).isEmpty();
  }

  @Test
  void nothing_outside_its_package_names_the_schema() throws Exception {
    Pattern schema = Pattern.compile("\\ballocation\\.[a-z_]");
    List<String> naming = new ArrayList<>();
    try (Stream<java.nio.file.Path> sources =
        Files.walk(java.nio.file.Path.of("src", "main", "java", "io", "sixwalk"))) {
      for (java.nio.file.Path source :
          sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        boolean names =
            Files.readAllLines(source).stream()
                .filter(line -> !line.startsWith("import io.sixwalk.allocation."))
                .filter(line -> !line.startsWith("package "))
                .anyMatch(line -> schema.matcher(line).find());
        if (names && !source.toString().contains("/io/sixwalk/allocation/")) {
          naming.add(source.toString());
        }
      }
    }
    assertThat(naming).isEmpty();
    assertThat(
            WholeDatabase.value(
                """
                select string_agg(p.oid::regprocedure::text, ', ') from pg_proc p
                 where p.pronamespace in ('sixwalk'::regnamespace, 'audit'::regnamespace, 'identity'::regnamespace)
                   and p.prokind = 'f' and pg_get_functiondef(p.oid) ~ 'allocation\\.'\
                """))
        .isNull();
  }
}
