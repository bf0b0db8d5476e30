package io.sixwalk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sixwalk.access.Permits;
import jakarta.persistence.Entity;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The arrows of docs/architecture.md, held. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sixwalk");

  /** One test for each rule below; its name is the rule's. */
  @TestFactory
  Stream<DynamicTest> rules() {
    return Arrays.stream(ArchitectureTest.class.getDeclaredFields())
        .filter(f -> ArchRule.class.isAssignableFrom(f.getType()))
        .map(f -> DynamicTest.dynamicTest(f.getName(), () -> rule(f).check(CLASSES)));
  }

  private static ArchRule rule(Field field) throws IllegalAccessException {
    return (ArchRule) field.get(null);
  }

  private static final String[] PURE = {
    "io.sixwalk.platform.calendar..",
    "io.sixwalk.walk.distance..",
    "io.sixwalk.walk.verdict..",
    "io.sixwalk.trend.change..",
    "io.sixwalk.trend.picture..",
    "io.sixwalk.trend.words..",
    "io.sixwalk.trend.reference..",
    "io.sixwalk.questionnaire.scoring..",
    "io.sixwalk.schedule.plan..",
    "io.sixwalk.trial.rules..",
    "io.sixwalk.safety.rules..",
    "io.sixwalk.audit.chain.."
  };

  static final ArchRule pure_rules_are_plain_java =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..",
              "io.vertx..",
              "io.smallrye..",
              "jakarta..",
              "org.hibernate..",
              "com.fasterxml..",
              "java.sql..",
              "java.net..",
              "java.nio.file..")
          .because("a rule is read next to the paper it comes from");

  static final ArchRule pure_rules_import_nothing_of_ours_but_pure_rules =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat(resideInAPackage("io.sixwalk..").and(not(resideInAnyPackage(PURE))));

  static final ArchRule pure_rules_know_no_clock =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.time.Clock.class);

  static final ArchRule time_comes_in_through_the_clock =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sixwalk.platform..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  static final ArchRule platform_knows_nothing_of_ours =
      noClasses()
          .that()
          .resideInAPackage("io.sixwalk.platform..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.sixwalk..").and(not(resideInAPackage("io.sixwalk.platform.."))));

  static final ArchRule access_and_audit_know_no_feature =
      noClasses()
          .that()
          .resideInAnyPackage("io.sixwalk.access..", "io.sixwalk.audit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.sixwalk.walk..",
              "io.sixwalk.questionnaire..",
              "io.sixwalk.safety..",
              "io.sixwalk.trend..",
              "io.sixwalk.trial..",
              "io.sixwalk.schedule..",
              "io.sixwalk.study..",
              "io.sixwalk.people..",
              "io.sixwalk.allocation..",
              "io.sixwalk.upload..",
              "io.sixwalk.export..",
              "io.sixwalk.web..",
              "io.sixwalk.command..",
              "io.sixwalk.demo..");

  static final ArchRule features_know_neither_door_nor_page =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.sixwalk.walk..",
              "io.sixwalk.questionnaire..",
              "io.sixwalk.safety..",
              "io.sixwalk.trend..",
              "io.sixwalk.trial..",
              "io.sixwalk.schedule..",
              "io.sixwalk.study..",
              "io.sixwalk.people..",
              "io.sixwalk.allocation..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.sixwalk.web..",
              "io.sixwalk.upload..",
              "io.sixwalk.export..",
              "io.sixwalk.command..",
              "io.sixwalk.demo..");

  static final ArchRule arrows_between_rooms_make_no_circle =
      slices()
          .matching(
              "io.sixwalk.(walk|questionnaire|safety|trend|trial|schedule|study|people|allocation"
                  + "|upload|export|command|web|demo)..")
          .should()
          .beFreeOfCycles();

  static final ArchRule nothing_reads_the_trend_but_those_who_show_it =
      noClasses()
          .that(
              resideInAPackage("io.sixwalk..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.sixwalk.trend..",
                              "io.sixwalk.safety.worklist..",
                              "io.sixwalk.web..",
                              "io.sixwalk.export.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sixwalk.trend..");

  static final ArchRule what_safety_listens_to_does_not_know_it =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.sixwalk.walk..",
              "io.sixwalk.questionnaire..",
              "io.sixwalk.study..",
              "io.sixwalk.people..",
              "io.sixwalk.trend..",
              "io.sixwalk.upload..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sixwalk.safety..");

  /** Through the export people get their own arm, once the study is unblinded. */
  static final ArchRule nothing_knows_the_allocation_but_the_export =
      noClasses()
          .that(
              resideInAPackage("io.sixwalk..")
                  .and(not(resideInAnyPackage("io.sixwalk.allocation..", "io.sixwalk.export.."))))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.sixwalk.allocation..");

  static final ArchRule the_trail_itself_knows_neither_who_may_what_nor_who_verifies =
      noClasses()
          .that()
          .resideInAnyPackage("io.sixwalk.audit", "io.sixwalk.audit.chain")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.sixwalk.access..",
              "io.sixwalk.audit.heads..",
              "io.sixwalk.audit.verification..",
              "io.sixwalk.audit.reading..");

  static final ArchRule only_the_scope_opens_a_transaction =
      noClasses()
          .that(not(simpleName("Scope")))
          .should()
          .callMethodWhere(
              com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                      com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching(
                          "withTransaction|openSession|withSession|getConnection|withConnection|begin"))
                  .and(
                      com.tngtech.archunit.core.domain.JavaCall.Predicates.target(
                          com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With
                              .owner(
                                  resideInAnyPackage(
                                      "io.vertx.mutiny.sqlclient..",
                                      "org.hibernate.reactive..",
                                      "io.quarkus.hibernate.reactive..")))));

  static final ArchRule every_endpoint_names_its_row_of_the_policy =
      methods()
          .that(DescribedPredicate.describe("are endpoints", ArchitectureTest::isEndpoint))
          .should()
          .beAnnotatedWith(Permits.class);

  /** A client of somebody else's server carries the same annotations and is none of our doors. */
  private static boolean isEndpoint(JavaMethod method) {
    return !method.getOwner().isAnnotatedWith(RegisterRestClient.class)
        && Stream.of(GET.class, POST.class, PUT.class, DELETE.class, PATCH.class)
            .anyMatch(method::isAnnotatedWith);
  }

  static final ArchRule entities_never_leave_their_package =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

  static final ArchRule every_resource_has_the_one_root_path =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .and()
          .areNotAnnotatedWith(RegisterRestClient.class)
          .should(
              new com.tngtech.archunit.lang.ArchCondition<>(
                  "have the path /v1, so that no class hides another's routes") {
                @Override
                public void check(
                    com.tngtech.archunit.core.domain.JavaClass type,
                    com.tngtech.archunit.lang.ConditionEvents events) {
                  String path = type.getAnnotationOfType(Path.class).value();
                  events.add(
                      new com.tngtech.archunit.lang.SimpleConditionEvent(
                          type,
                          path.equals("/v1") || path.startsWith("/.well-known/"),
                          type.getName() + " has " + path));
                }
              });

  static final ArchRule beans_hold_no_changing_state =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .haveNameMatching(".*(Service|Reader|Store|Resource)")
          .should()
          .haveModifier(JavaModifier.FINAL);
}
