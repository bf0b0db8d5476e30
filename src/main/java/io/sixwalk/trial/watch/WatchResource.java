package io.sixwalk.trial.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.trial.lookup.TrialCard;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A participant's list of trials, the items about them, and the card of the own study. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class WatchResource {
  private final WatchService watches;
  private final FeedService feed;
  private final StudyCardService studies;
  private final CurrentActor actor;
  private final InFlight inFlight;

  WatchResource(
      WatchService watches,
      FeedService feed,
      StudyCardService studies,
      CurrentActor actor,
      InFlight inFlight) {
    this.watches = watches;
    this.feed = feed;
    this.studies = studies;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** A trial on the list. */
  @Schema(name = "WatchedTrial")
  public record WatchedView(String number, OffsetDateTime watchedFrom, TrialCard card) {
    static WatchedView of(WatchService.Watched watched, Locale locale) {
      return new WatchedView(
          watched.number().value(),
          watched.from(),
          TrialCard.of(watched.judged(), List.of(), locale));
    }
  }

  /** The list. */
  @Schema(name = "WatchedTrials")
  public record WatchList(List<WatchedView> trials) {}

  /** The items, newest first. */
  @Schema(name = "Feed")
  public record Feed(List<FeedItemView> items) {}

  /** How far a person has read. */
  @Schema(name = "FeedRead")
  public record FeedRead(
      @Schema(required = true, description = "The newest item that was shown") UUID newest) {}

  /** The study that the participant is in. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "StudyCard")
  public record StudyCard(
      StudyCardService.StudyFacts study,
      @Schema(description = "The card of the study's registry number; left out when it has none")
          TrialCard card) {}

  /** The own list, each trial with its card. */
  @GET
  @Path("/me/watched-trials")
  @Permits(Operation.READ_WATCHED_TRIALS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WatchList.class)))
  public Uni<Response> list(@Context HttpHeaders headers) {
    return watches.list(actor.get()).map(list -> answer(list, headers));
  }

  /** The list of a participant who shares it with the caregiver. */
  @GET
  @Path("/caregiver/people/{participant}/watched-trials")
  @Permits(Operation.READ_FOLLOWED_TRIALS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WatchList.class)))
  public Uni<Response> followed(@RestPath String participant, @Context HttpHeaders headers) {
    return watches
        .followed(actor.get(), Answers.idOrNotFound(participant))
        .map(list -> answer(list, headers));
  }

  private static Response answer(List<WatchService.Watched> list, HttpHeaders headers) {
    Locale locale = Languages.of(headers);
    return Answers.ok(new WatchList(list.stream().map(w -> WatchedView.of(w, locale)).toList()));
  }

  /** Puts a trial on the list, under its number in any spelling. */
  @PUT
  @Path("/me/watched-trials/{number:.+}")
  @Permits(Operation.CHANGE_WATCHED_TRIALS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = WatchedView.class)))
  public Uni<Response> add(@RestPath String number, @Context HttpHeaders headers) {
    Locale locale = Languages.of(headers);
    return inFlight
        .run(() -> watches.add(actor.get(), number))
        .map(w -> Answers.ok(WatchedView.of(w, locale)));
  }

  /** Takes a trial off the list. */
  @DELETE
  @Path("/me/watched-trials/{number:.+}")
  @Permits(Operation.CHANGE_WATCHED_TRIALS)
  @APIResponse(responseCode = "204", description = "It is not on the list")
  public Uni<Response> remove(@RestPath String number) {
    return inFlight
        .run(() -> watches.remove(actor.get(), number))
        .map(done -> Answers.noStore(Response.noContent()));
  }

  /** Things to read when one has time. */
  @GET
  @Path("/me/feed")
  @Permits(Operation.READ_FEED)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Feed.class)))
  public Uni<Response> feed(
      @Parameter(description = "Only what was not marked as read") @RestQuery @DefaultValue("false")
          boolean unread,
      @Context HttpHeaders headers) {
    return feed.newest(actor.get(), unread, Languages.of(headers))
        .map(items -> Answers.ok(new Feed(items)));
  }

  /** Marks an item and all older ones as read. */
  @PUT
  @Path("/me/feed/read")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.MARK_FEED_READ)
  @APIResponse(responseCode = "204", description = "They are marked")
  public Uni<Response> read(FeedRead shown) {
    UUID newest = Answers.present(shown).newest();
    new FieldChecks().that(newest != null, "/newest", "missing", "Name an item.").orRefuse();
    return inFlight.run(() -> feed.markRead(actor.get(), newest)).map(done -> Answers.nothing());
  }

  /** The own study: who approved it and until when, and its card. */
  @GET
  @Path("/me/study-card")
  @Permits(Operation.READ_STUDY_CARD)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = StudyCard.class)))
  public Uni<Response> studyCard(@Context HttpHeaders headers) {
    Locale locale = Languages.of(headers);
    return studies
        .own(actor.get())
        .map(
            own ->
                Answers.ok(
                    new StudyCard(
                        own.study(),
                        own.judged().map(j -> TrialCard.of(j, List.of(), locale)).orElse(null))));
  }
}
