package io.sixwalk.trend;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trend.TrendService.Question;
import io.sixwalk.trend.picture.PictureSize;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Trends: of one's own walks, of a person followed, of a participant of one's study. */
@Path("/v1")
public class TrendResource {
  private static final String SVG = "image/svg+xml";
  private static final int NARROWEST = 280;
  private static final int WIDEST = 2000;

  private final TrendService trends;
  private final CurrentActor actor;

  TrendResource(TrendService trends, CurrentActor actor) {
    this.trends = trends;
    this.actor = actor;
  }

  /** How the own walk distance develops, in numbers and words ({@code Accept-Language}: en, es). */
  @GET
  @Path("/me/trends/walk-distance")
  @Produces(MediaType.APPLICATION_JSON)
  @Permits(Operation.READ_OWN_TRENDS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TrendView.class)))
  public Uni<Response> own(@Context HttpHeaders headers) {
    return view(Question.own(actor.get()), headers);
  }

  /** The same as a picture. */
  @GET
  @Path("/me/trends/walk-distance")
  @Produces(SVG)
  @Permits(Operation.READ_OWN_TRENDS)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = SVG,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
  public Uni<Response> ownPicture(
      @Context HttpHeaders headers, @RestQuery @DefaultValue("900") int width) {
    return picture(Question.own(actor.get()), headers, width);
  }

  /** The summary that a participant shares. */
  @GET
  @Path("/caregiver/people/{participant}/trends/walk-distance")
  @Produces(MediaType.APPLICATION_JSON)
  @Permits(Operation.READ_FOLLOWED_TREND)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TrendView.class)))
  public Uni<Response> followed(@RestPath String participant, @Context HttpHeaders headers) {
    return view(Question.followed(actor.get(), Answers.idOrNotFound(participant)), headers);
  }

  /** The same as a picture: means and intervals, not single walks. */
  @GET
  @Path("/caregiver/people/{participant}/trends/walk-distance")
  @Produces(SVG)
  @Permits(Operation.READ_FOLLOWED_TREND)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = SVG,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
  public Uni<Response> followedPicture(
      @RestPath String participant,
      @Context HttpHeaders headers,
      @RestQuery @DefaultValue("900") int width) {
    return picture(
        Question.followed(actor.get(), Answers.idOrNotFound(participant)), headers, width);
  }

  /** A participant's trend, for the care team of the study. */
  @GET
  @Path("/studies/{study}/participants/{participant}/trends/walk-distance")
  @Produces(MediaType.APPLICATION_JSON)
  @Permits(Operation.READ_PARTICIPANT_TREND)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TrendView.class)))
  public Uni<Response> ofParticipant(
      @RestPath String study, @RestPath String participant, @Context HttpHeaders headers) {
    return view(
        Question.ofParticipant(actor.get(), study, Answers.idOrNotFound(participant)), headers);
  }

  /** The same as a picture. */
  @GET
  @Path("/studies/{study}/participants/{participant}/trends/walk-distance")
  @Produces(SVG)
  @Permits(Operation.READ_PARTICIPANT_TREND)
  @APIResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = SVG,
              schema =
                  @Schema(
                      type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
  public Uni<Response> pictureOfParticipant(
      @RestPath String study,
      @RestPath String participant,
      @Context HttpHeaders headers,
      @RestQuery @DefaultValue("900") int width) {
    return picture(
        Question.ofParticipant(actor.get(), study, Answers.idOrNotFound(participant)),
        headers,
        width);
  }

  private Uni<Response> view(Question question, HttpHeaders headers) {
    return trends.view(question, Languages.of(headers)).map(Answers::ok);
  }

  private Uni<Response> picture(Question question, HttpHeaders headers, int width) {
    if (width < NARROWEST || width > WIDEST) {
      throw ProblemException.badRequest(
          "width",
          "A picture is " + NARROWEST + " to " + WIDEST + " pixels wide.",
          new FieldProblem("/width", "range", null));
    }
    return trends
        .picture(question, Languages.of(headers), PictureSize.forWidth(width))
        .map(svg -> Answers.noStore(Response.ok(svg, SVG)));
  }
}
