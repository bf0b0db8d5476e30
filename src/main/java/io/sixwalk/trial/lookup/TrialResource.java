package io.sixwalk.trial.lookup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.PerNetwork;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.NumberReading;
import io.sixwalk.trial.rules.Offer;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** "Is this trial real?", for anyone. Nothing is kept of the question or of who asked. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class TrialResource {
  private static final int NOT_MODIFIED = 304;
  private static final int MAX_AGE_SECONDS = 300;
  private static final String AS_OF =
      "Left out: today. 'copy': the day on which the record was copied, so that the age of the copy"
          + " does not count";

  private final TrialLookup trials;
  private final InFlight inFlight;
  private final ObjectMapper mapper;

  TrialResource(TrialLookup trials, InFlight inFlight, ObjectMapper mapper) {
    this.trials = trials;
    this.inFlight = inFlight;
    this.mapper = mapper;
  }

  /**
   * The card of a number in any spelling. A number that cannot be read gets a card that says so.
   */
  @GET
  @Path("/trials/{number:.+}")
  @Permits(Operation.ASK_ABOUT_TRIAL)
  @PerNetwork(Limit.PUBLIC_READ)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TrialCard.class)))
  @APIResponse(responseCode = "304", description = "The card is the one that the ETag names")
  public Uni<Response> card(
      @RestPath String number,
      @Parameter(description = AS_OF) @RestQuery Optional<String> asOf,
      @Context HttpHeaders headers,
      @Context Request request) {
    Locale locale = Languages.of(headers);
    return inFlight
        .run(() -> judged(number, asOf))
        .map(judged -> cached(TrialCard.of(judged, List.of(), locale), locale, request));
  }

  /** Every rule with its inputs and its outcome. */
  @GET
  @Path("/trials/{number:.+}/evidence")
  @Permits(Operation.ASK_ABOUT_TRIAL)
  @PerNetwork(Limit.PUBLIC_READ)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TrialRules.class)))
  @APIResponse(responseCode = "304", description = "The answer is the one that the ETag names")
  public Uni<Response> evidence(
      @RestPath String number,
      @Parameter(description = AS_OF) @RestQuery Optional<String> asOf,
      @Context HttpHeaders headers,
      @Context Request request) {
    Locale locale = Languages.of(headers);
    return inFlight
        .run(() -> judged(number, asOf))
        .map(judged -> cached(TrialRules.of(judged.assessment(), locale), locale, request));
  }

  /** The card of what a person was told, with or without a number. */
  @POST
  @Path("/trials/check")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.ASK_ABOUT_TRIAL)
  @PerNetwork(Limit.PUBLIC_READ)
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = Telling.Body.class)))
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TrialCard.class)))
  public Uni<Response> check(byte[] body, @Context HttpHeaders headers) {
    Telling telling = Telling.read(body);
    NumberReading reading = telling.reading();
    return inFlight
        .run(() -> trials.answer(reading, telling.offer()))
        .map(
            judged ->
                Answers.ok(TrialCard.of(judged, telling.others(reading), Languages.of(headers))));
  }

  private Uni<TrialLookup.Judged> judged(String number, Optional<String> asOf) {
    NumberReading reading = NumberReader.read(number);
    if (asOf.isEmpty()) {
      return trials.answer(reading, said(number));
    }
    if (!asOf.get().equals("copy")) {
      throw ProblemException.badRequest(
          "as-of",
          "Leave asOf out for today, or write copy for the day of the copy.",
          new FieldProblem("/asOf", "value", null));
    }
    return trials.answerAsOfCopy(reading);
  }

  private static Offer said(String number) {
    return Telling.besideTheNumber(number).map(Offer::ofClaims).orElseGet(Offer::none);
  }

  private Response cached(Object answer, Locale locale, Request request) {
    try {
      byte[] body = mapper.writeValueAsBytes(answer);
      EntityTag tag = new EntityTag(digest(body));
      Response.ResponseBuilder same = request.evaluatePreconditions(tag);
      // If-Match protects writes; a reader who sends it is given what there is.
      boolean isKnown = same != null && same.build().getStatus() == NOT_MODIFIED;
      Response.ResponseBuilder response =
          isKnown
              ? same
              : Response.ok(new String(body, StandardCharsets.UTF_8), MediaType.APPLICATION_JSON);
      return response
          .tag(tag)
          .header(HttpHeaders.CACHE_CONTROL, "public, max-age=" + MAX_AGE_SECONDS)
          .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
          .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
          .build();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
