package io.sixwalk.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Actor;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.demo.DemoCodes.WayIn;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.Enrolment.NewParticipant;
import io.sixwalk.people.Founding;
import io.sixwalk.people.StaffAccounts;
import io.sixwalk.safety.gate.GateCare;
import io.sixwalk.safety.gate.GateRecordView.NewPermission;
import io.sixwalk.study.StudyDefaults;
import io.sixwalk.study.StudyService;
import io.sixwalk.upload.RecordResult;
import io.sixwalk.upload.UploadService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the demo study once, and new codes to sign in with at every start. */
@ApplicationScoped
public class Demo {
  /** The study's code in addresses. */
  public static final String STUDY = "demo";

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final int DAYS_SINCE_DAY_ZERO = 100;

  /** Long ago, so that the walks under samples/ lie after it whenever they are sent. */
  private static final LocalDate ENROLLED_ON = LocalDate.of(2024, 1, 1);

  private static final int FIRST_VISIT_DAY = 78;
  private static final int DAYS_BETWEEN_WALKS = 3;
  private static final int DAYS_OF_BASELINE = 40;
  private static final int PERMITTED_DAYS = 330;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Founding founding;
  private final StudyService studies;
  private final StaffAccounts staff;
  private final Enrolment enrolment;
  private final UploadService uploads;
  private final GateCare gates;
  private final DemoPapers papers;
  private final DemoCodes codes;
  private final Clock clock;
  private final Path notes;

  Demo(
      Founding founding,
      StudyService studies,
      StaffAccounts staff,
      Enrolment enrolment,
      UploadService uploads,
      GateCare gates,
      DemoPapers papers,
      DemoCodes codes,
      Clock clock,
      @ConfigProperty(name = "sixwalk.data") Path data) {
    this.founding = founding;
    this.studies = studies;
    this.staff = staff;
    this.enrolment = enrolment;
    this.uploads = uploads;
    this.gates = gates;
    this.papers = papers;
    this.codes = codes;
    this.clock = clock;
    this.notes = data.resolve("demo.properties");
  }

  /**
   * The ways into the demo study, which is made if it is not there. Blocks: for the start of the
   * server.
   *
   * @return nothing where a start that was cut off left the study half made
   */
  public Optional<List<WayIn>> open() {
    DemoStudy study = DemoStudy.read(notes, clock);
    if (!study.isMade()) {
      Founding.Founded founded;
      try {
        founded =
            founding.study(
                STUDY,
                "Synthetic demo study (invented people, invented walks)",
                true,
                "demo-site",
                "Demo site");
      } catch (Founding.Taken halfMade) {
        return Optional.empty();
      }
      make(study, founded);
      study.write(notes);
    }
    return Optional.of(codes.waysIn(study));
  }

  private void make(DemoStudy study, Founding.Founded founded) {
    study.put("admin", founded.adminId());
    Actor admin = study.staff("admin");
    await(() -> studies.addThresholds(admin, STUDY, StudyDefaults.THRESHOLDS));
    await(() -> studies.setWindows(admin, STUDY, StudyDefaults.WINDOWS));
    hire(study, "coordinator", founded.siteId(), StaffRole.COORDINATOR);
    hire(study, "clinician", founded.siteId(), StaffRole.CLINICIAN);
    hire(study, "auditor", null, StaffRole.AUDITOR);
    for (DemoPerson person : DemoPerson.values()) {
      UUID id = study.put(person.name(), UUID.randomUUID());
      enrol(study.staff("coordinator"), founded.siteId(), person, id);
      permit(study.staff("clinician"), id);
      walk(study.participant(person), person);
    }
    papers.make(study);
    UUID caregiverId = study.put("caregiver", UUID.randomUUID());
    await(
        () ->
            enrolment.inviteCaregiver(
                study.participant(DemoPerson.IMPROVES),
                caregiverId,
                Set.of(ShareScope.TREND_SUMMARY),
                DemoCodes.LIFE,
                1));
  }

  private void hire(DemoStudy study, String name, UUID siteId, StaffRole role) {
    UUID id = study.put(name, UUID.randomUUID());
    await(() -> staff.add(study.staff("admin"), STUDY, id, siteId, role, DemoCodes.LIFE, 1));
  }

  private void enrol(Actor coordinator, UUID siteId, DemoPerson person, UUID id) {
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    await(
        () ->
            enrolment.enrol(
                coordinator,
                STUDY,
                new NewParticipant(
                    id,
                    siteId,
                    person.pseudonym(),
                    ZONE,
                    ENROLLED_ON,
                    today.minusDays(DAYS_SINCE_DAY_ZERO),
                    person.ordinal() % 2 == 0 ? "FEMALE" : "MALE",
                    74 + person.ordinal(),
                    person.ordinal() % 2 == 0 ? 161.0 : 174.0,
                    person.ordinal() % 2 == 0 ? 63.0 : 78.0)));
  }

  private void permit(Actor clinician, UUID id) {
    LocalDate today = LocalDate.now(clock.withZone(ZONE));
    LocalDate from = today.minusDays(DAYS_SINCE_DAY_ZERO + DAYS_OF_BASELINE);
    await(
        () ->
            gates.permit(
                clinician,
                STUDY,
                id,
                new NewPermission(
                    true, null, null, null, null, null, from, from.plusDays(PERMITTED_DAYS), null),
                Locale.ENGLISH));
  }

  private void walk(Actor participant, DemoPerson person) {
    UUID id = participant.id();
    ArrayNode records = MAPPER.createArrayNode();
    ZonedDateTime dayZero =
        LocalDate.now(clock.withZone(ZONE))
            .minusDays(DAYS_SINCE_DAY_ZERO)
            .atTime(10, 0)
            .atZone(ZONE);
    for (int i = 0; i < person.baseline.length; i++) {
      long before = (long) DAYS_BETWEEN_WALKS * (person.baseline.length - 1 - i);
      records.add(SyntheticWalk.record(id, dayZero.minusDays(before), person.baseline[i]));
    }
    for (int i = 0; i < person.visit.length; i++) {
      long day = FIRST_VISIT_DAY + (long) DAYS_BETWEEN_WALKS * i;
      records.add(SyntheticWalk.record(id, dayZero.plusDays(day), person.visit[i]));
    }
    if (person.visit.length == 0) {
      records.add(unableToWalk(id, dayZero.plusDays(FIRST_VISIT_DAY)));
    }
    SyntheticAnswers.records(person, id, dayZero).forEach(records::add);
    ObjectNode batch = MAPPER.createObjectNode();
    batch.set("records", records);
    byte[] body = batch.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    List<RecordResult> results = await(() -> uploads.batch(participant, body, false));
    results.stream()
        .filter(r -> r.outcome() != RecordResult.Outcome.STORED)
        .findFirst()
        .ifPresent(
            r -> {
              throw new IllegalStateException("The demo's own record was not taken: " + r);
            });
  }

  private static ObjectNode unableToWalk(UUID person, ZonedDateTime at) {
    return MAPPER
        .createObjectNode()
        .put("id", SyntheticWalk.id(person, at).toString())
        .put("kind", "UNABLE_TO_WALK")
        .put("statedAt", at.toOffsetDateTime().toString())
        .put("zone", ZONE.getId())
        .put("reason", "HEALTH");
  }

  static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
