package io.sixwalk.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import io.sixwalk.access.ShareScope;
import io.sixwalk.access.StaffRole;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.Enrolment.NewParticipant;
import io.sixwalk.people.Founding;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.StaffAccounts;
import io.sixwalk.safety.gate.GateCare;
import io.sixwalk.safety.gate.GateRecordView.NewPermission;
import io.sixwalk.study.StudyDefaults;
import io.sixwalk.study.StudyService;
import io.sixwalk.upload.RecordResult;
import io.sixwalk.upload.UploadService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
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
  private static final Duration CODE_LIFE = Duration.ofDays(7);
  private static final int CODE_USES = 50;
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
  private final Clock clock;
  private final Path notes;

  Demo(
      Founding founding,
      StudyService studies,
      StaffAccounts staff,
      Enrolment enrolment,
      UploadService uploads,
      GateCare gates,
      Clock clock,
      @ConfigProperty(name = "sixwalk.data") Path data) {
    this.founding = founding;
    this.studies = studies;
    this.staff = staff;
    this.enrolment = enrolment;
    this.uploads = uploads;
    this.gates = gates;
    this.clock = clock;
    this.notes = data.resolve("demo.properties");
  }

  /** Who can sign in with which code. */
  public record Codes(
      Map<String, InvitationCode> participants,
      InvitationCode caregiver,
      InvitationCode coordinator,
      InvitationCode clinician) {}

  /** The demo study, made if it is not there. Blocks: for the start of the server. */
  public Codes open() {
    Properties ids = read();
    if (ids.isEmpty()) {
      make(ids);
      write(ids);
    }
    return codes(ids);
  }

  private void make(Properties ids) {
    Founding.Founded founded =
        founding.study(
            STUDY,
            "Synthetic demo study (invented people, invented walks)",
            true,
            "demo-site",
            "Demo site");
    Actor admin = actor(founded.adminId(), PersonKind.STAFF);
    await(() -> studies.addThresholds(admin, STUDY, StudyDefaults.THRESHOLDS));
    await(() -> studies.setWindows(admin, STUDY, StudyDefaults.WINDOWS));
    UUID coordinatorId = UUID.randomUUID();
    UUID clinicianId = UUID.randomUUID();
    await(
        () ->
            staff.add(
                admin,
                STUDY,
                coordinatorId,
                founded.siteId(),
                StaffRole.COORDINATOR,
                CODE_LIFE,
                1));
    await(
        () ->
            staff.add(
                admin, STUDY, clinicianId, founded.siteId(), StaffRole.CLINICIAN, CODE_LIFE, 1));
    Actor coordinator = actor(coordinatorId, PersonKind.STAFF);
    Actor clinician = actor(clinicianId, PersonKind.STAFF);
    for (DemoPerson person : DemoPerson.values()) {
      UUID id = UUID.randomUUID();
      enrol(coordinator, founded.siteId(), person, id);
      permit(clinician, id);
      walk(person, id);
      ids.setProperty(person.name(), id.toString());
    }
    UUID caregiverId = UUID.randomUUID();
    Actor sharing =
        actor(UUID.fromString(ids.getProperty(DemoPerson.IMPROVES.name())), PersonKind.PARTICIPANT);
    await(
        () ->
            enrolment.inviteCaregiver(
                sharing, caregiverId, Set.of(ShareScope.TREND_SUMMARY), CODE_LIFE, 1));
    ids.setProperty("admin", founded.adminId().toString());
    ids.setProperty("coordinator", coordinatorId.toString());
    ids.setProperty("clinician", clinicianId.toString());
    ids.setProperty("caregiver", caregiverId.toString());
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

  private void walk(DemoPerson person, UUID id) {
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
    List<RecordResult> results =
        await(() -> uploads.batch(actor(id, PersonKind.PARTICIPANT), body, false));
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

  private Codes codes(Properties ids) {
    Actor admin = actor(id(ids, "admin"), PersonKind.STAFF);
    Actor coordinator = actor(id(ids, "coordinator"), PersonKind.STAFF);
    Map<String, InvitationCode> participants = new LinkedHashMap<>();
    for (DemoPerson person : DemoPerson.values()) {
      UUID id = id(ids, person.name());
      participants.put(
          person.words,
          await(() -> enrolment.invite(coordinator, STUDY, id, CODE_LIFE, CODE_USES)));
    }
    Actor sharing = actor(id(ids, DemoPerson.IMPROVES.name()), PersonKind.PARTICIPANT);
    return new Codes(
        participants,
        await(
            () ->
                enrolment.inviteCaregiverAgain(
                    sharing, id(ids, "caregiver"), CODE_LIFE, CODE_USES)),
        await(() -> staff.invite(admin, STUDY, id(ids, "coordinator"), CODE_LIFE, CODE_USES)),
        await(() -> staff.invite(admin, STUDY, id(ids, "clinician"), CODE_LIFE, CODE_USES)));
  }

  private static UUID id(Properties ids, String name) {
    return UUID.fromString(ids.getProperty(name));
  }

  private Actor actor(UUID id, PersonKind kind) {
    return new Actor(id, kind, clock.instant());
  }

  private Properties read() {
    Properties ids = new Properties();
    if (Files.exists(notes)) {
      try (Reader in = Files.newBufferedReader(notes)) {
        ids.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return ids;
  }

  private void write(Properties ids) {
    try (Writer out = Files.newBufferedWriter(notes)) {
      ids.store(out, "Who is who in the synthetic demo study");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T await(Supplier<Uni<T>> work) {
    try {
      return VertxContextSupport.subscribeAndAwait(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
