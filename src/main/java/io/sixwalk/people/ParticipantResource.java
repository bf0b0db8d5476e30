package io.sixwalk.people;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.people.identity.Identity;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Participants, for the care team of their site. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParticipantResource {
  private static final String ONE = "/studies/{study}/participants/{participant}";

  private final Enrolment enrolment;
  private final Participants participants;
  private final ParticipantChanges changes;
  private final CurrentActor actor;
  private final InFlight inFlight;
  private final Clock clock;

  ParticipantResource(
      Enrolment enrolment,
      Participants participants,
      ParticipantChanges changes,
      CurrentActor actor,
      InFlight inFlight,
      Clock clock) {
    this.enrolment = enrolment;
    this.participants = participants;
    this.changes = changes;
    this.actor = actor;
    this.inFlight = inFlight;
    this.clock = clock;
  }

  /**
   * One of the three: words of a name in any order, a telephone number, or a part of the pseudonym.
   */
  public record Search(String name, String phone, String pseudonym) {
    void check() {
      if (Stream.of(name, phone, pseudonym).filter(Objects::nonNull).count() != 1) {
        throw ProblemException.badRequest(
            "search", "Search by name, by telephone number or by pseudonym: by one of them.");
      }
      new FieldChecks()
          .optionalText("/name", name, 200)
          .optionalText("/phone", phone, 40)
          .optionalText("/pseudonym", pseudonym, 60)
          .orRefuse();
    }

    @Override
    public String toString() {
      return "Search[..]";
    }
  }

  /** Day 0 and why it is set or moved. */
  public record DayZero(LocalDate dayZero, String reason) {}

  /** The zone of study days and why it changes. */
  public record StudyZone(String zone, String reason) {}

  /** What was changed, the oldest first. */
  public record History(List<ParticipantChanges.Change> changes) {}

  /** Enrols somebody at one of the caller's sites. */
  @POST
  @Path("/studies/{study}/participants")
  @Permits(Operation.ENROL_PARTICIPANT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = ParticipantView.class)))
  public Uni<Response> enrol(@RestPath String study, EnrolmentRequest request) {
    Answers.present(request).check();
    UUID id = UUID.randomUUID();
    ZoneId zone = ZoneId.of(request.zone());
    LocalDate enrolledOn =
        request.enrolledOn() == null ? LocalDate.now(clock.withZone(zone)) : request.enrolledOn();
    Enrolment.NewParticipant person =
        new Enrolment.NewParticipant(
            id,
            request.siteId(),
            request.pseudonym(),
            zone,
            enrolledOn,
            request.dayZero(),
            request.sex(),
            request.ageYears(),
            request.heightCm(),
            request.weightKg());
    return inFlight
        .run(
            () ->
                enrolment
                    .enrol(actor.get(), study, person, Optional.ofNullable(request.identity()))
                    .chain(() -> participants.read(actor.get(), study, id)))
        .map(Answers::created);
  }

  /** The participants of the caller's sites by pseudonym, without their identity. */
  @GET
  @Path("/studies/{study}/participants")
  @Permits(Operation.LIST_PARTICIPANTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Participants.Page.class)))
  public Uni<Response> list(
      @RestPath String study,
      @RestQuery Optional<String> after,
      @RestQuery @DefaultValue("200") int limit) {
    new FieldChecks()
        .optionalText("after", after.orElse(null), 60)
        .that(limit >= 1 && limit <= 500, "limit", "range", "A page holds 1 to 500.")
        .orRefuse();
    return participants.page(actor.get(), study, after.orElse(""), limit).map(Answers::ok);
  }

  /**
   * The participants of the caller's sites who have a name, or a telephone number, with their
   * identity; or whose pseudonym has that part, without it, at most 50. What is searched for stands
   * in the body, because addresses end up in logs and histories.
   */
  @POST
  @Path("/studies/{study}/participants/search")
  @Permits(Operation.LIST_PARTICIPANTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Participants.Page.class)))
  public Uni<Response> find(@RestPath String study, Search wanted) {
    Answers.present(wanted).check();
    Uni<Participants.Page> found =
        wanted.pseudonym() == null
            ? participants.find(
                actor.get(),
                study,
                Optional.ofNullable(wanted.name()),
                Optional.ofNullable(wanted.phone()))
            : participants.findByPseudonym(actor.get(), study, wanted.pseudonym());
    return found.map(Answers::ok);
  }

  /** One participant. The {@code ETag} is needed to change day 0 and zone. */
  @GET
  @Path(ONE)
  @Permits(Operation.READ_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParticipantView.class)))
  public Uni<Response> read(@RestPath String study, @RestPath String participant) {
    return participants
        .read(actor.get(), study, Answers.idOrNotFound(participant))
        .map(v -> Answers.tagged(v, v.revision()));
  }

  /** Sets day 0, or moves it; the former one stays in the history. */
  @PUT
  @Path(ONE + "/day-zero")
  @Permits(Operation.CHANGE_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParticipantView.class)))
  public Uni<Response> setDayZero(
      @RestPath String study,
      @RestPath String participant,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      DayZero wanted) {
    new FieldChecks()
        .present("/dayZero", Answers.present(wanted).dayZero())
        .date("/dayZero", wanted.dayZero())
        .text("/reason", wanted.reason(), 500)
        .orRefuse();
    int revision = Answers.revision(ifMatch);
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(
            () ->
                changes.setDayZero(
                    actor.get(), study, id, revision, wanted.dayZero(), wanted.reason()))
        .map(v -> Answers.tagged(v, v.revision()));
  }

  /** Changes the zone in which study days are counted; the former one stays in the history. */
  @PUT
  @Path(ONE + "/zone")
  @Permits(Operation.CHANGE_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParticipantView.class)))
  public Uni<Response> setZone(
      @RestPath String study,
      @RestPath String participant,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      StudyZone wanted) {
    new FieldChecks()
        .zone("/zone", Answers.present(wanted).zone())
        .text("/reason", wanted.reason(), 500)
        .orRefuse();
    int revision = Answers.revision(ifMatch);
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(
            () ->
                changes.setZone(
                    actor.get(), study, id, revision, ZoneId.of(wanted.zone()), wanted.reason()))
        .map(v -> Answers.tagged(v, v.revision()));
  }

  /**
   * Writes the identity, all of it; {@code If-Match} is the {@code identityRevision} that was read.
   */
  @PUT
  @Path(ONE + "/identity")
  @Permits(Operation.CHANGE_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ParticipantView.class)))
  public Uni<Response> setIdentity(
      @RestPath String study,
      @RestPath String participant,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      Identity identity) {
    FieldChecks checks = new FieldChecks();
    Answers.present(identity).check("", checks);
    checks.orRefuse();
    int revision = Answers.revision(ifMatch);
    UUID id = Answers.idOrNotFound(participant);
    return inFlight
        .run(() -> changes.setIdentity(actor.get(), study, id, revision, identity))
        .map(v -> Answers.tagged(v, v.identityRevision()));
  }

  /** What was changed about a participant, from what to what, by whom and why. */
  @GET
  @Path(ONE + "/changes")
  @Permits(Operation.READ_PARTICIPANT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = History.class)))
  public Uni<Response> history(@RestPath String study, @RestPath String participant) {
    return changes
        .history(actor.get(), study, Answers.idOrNotFound(participant))
        .map(all -> Answers.ok(new History(all)));
  }
}
