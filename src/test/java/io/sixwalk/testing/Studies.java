package io.sixwalk.testing;

import io.quarkus.vertx.VertxContextSupport;
import io.restassured.RestAssured;
import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.Enrolment.NewParticipant;
import io.sixwalk.people.Founding;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.StaffAccounts;
import io.sixwalk.study.StudyDefaults;
import io.sixwalk.study.StudyService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Studies with people in them, made through the application's own services, and signed in over
 * HTTP.
 */
@ApplicationScoped
public class Studies {
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Duration LIFE = Duration.ofHours(1);

  private final Founding founding;
  private final StudyService studies;
  private final StaffAccounts staff;
  private final Enrolment enrolment;
  private final Clock clock;

  Studies(
      Founding founding,
      StudyService studies,
      StaffAccounts staff,
      Enrolment enrolment,
      Clock clock) {
    this.founding = founding;
    this.studies = studies;
    this.staff = staff;
    this.enrolment = enrolment;
    this.clock = clock;
  }

  /** A person with an access token. */
  public record SignedInPerson(UUID id, String token) {}

  /** A study with an admin, a coordinator and a clinician of its one site. */
  public record TestStudy(
      String code,
      UUID studyId,
      UUID siteId,
      SignedInPerson admin,
      SignedInPerson coordinator,
      SignedInPerson clinician) {}

  public TestStudy study() {
    String code = "study-" + NUMBER.incrementAndGet();
    Founding.Founded founded = founding.study(code, "Test study " + code, true, "one", "Site one");
    Actor admin = actor(founded.adminId(), PersonKind.STAFF);
    await(() -> studies.addThresholds(admin, code, StudyDefaults.THRESHOLDS));
    await(() -> studies.setWindows(admin, code, StudyDefaults.WINDOWS));
    SignedInPerson signedInAdmin = staff(founded, code, StaffRole.STUDY_ADMIN, null);
    return new TestStudy(
        code,
        founded.studyId(),
        founded.siteId(),
        signedInAdmin,
        staff(founded, code, StaffRole.COORDINATOR, founded.siteId()),
        staff(founded, code, StaffRole.CLINICIAN, founded.siteId()));
  }

  private SignedInPerson staff(Founding.Founded founded, String code, StaffRole role, UUID siteId) {
    UUID id = UUID.randomUUID();
    Actor admin = actor(founded.adminId(), PersonKind.STAFF);
    return signIn(id, await(() -> staff.add(admin, code, id, siteId, role, LIFE, 5)));
  }

  /** A participant enrolled on {@code enrolledOn} with that day as day 0. */
  public SignedInPerson participant(TestStudy study, LocalDate enrolledOn) {
    return participant(study, enrolledOn, enrolledOn, ZoneId.of("Europe/Berlin"));
  }

  public SignedInPerson participant(
      TestStudy study, LocalDate enrolledOn, LocalDate dayZero, ZoneId zone) {
    UUID id = UUID.randomUUID();
    Actor coordinator = actor(study.coordinator().id(), PersonKind.STAFF);
    await(
        () ->
            enrolment.enrol(
                coordinator,
                study.code(),
                new NewParticipant(
                    id,
                    study.siteId(),
                    "P-" + id.toString().substring(0, 8),
                    zone,
                    enrolledOn,
                    dayZero,
                    "FEMALE",
                    78,
                    160.0,
                    62.0)));
    return signIn(id, await(() -> enrolment.invite(coordinator, study.code(), id, LIFE, 5)));
  }

  public SignedInPerson caregiver(SignedInPerson participant, ShareScope... shared) {
    UUID id = UUID.randomUUID();
    Actor inviting = actor(participant.id(), PersonKind.PARTICIPANT);
    return signIn(
        id, await(() -> enrolment.inviteCaregiver(inviting, id, Set.of(shared), LIFE, 5)));
  }

  public Actor actor(UUID id, PersonKind kind) {
    return new Actor(id, kind, clock.instant());
  }

  /** Redeems the code as a person would. */
  public SignedInPerson signIn(UUID id, InvitationCode code) {
    String token =
        RestAssured.given()
            .contentType("application/json")
            .body(Map.of("code", code.grouped()))
            .post("/v1/sign-in")
            .then()
            .statusCode(200)
            .extract()
            .path("accessToken");
    return new SignedInPerson(id, token);
  }

  public static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
