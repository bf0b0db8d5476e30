package io.sixwalk.people.consent;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Consent: the study's texts, the person's decisions. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ConsentResource {
  private final ConsentTexts texts;
  private final Consents consents;
  private final CurrentActor actor;
  private final InFlight inFlight;

  ConsentResource(ConsentTexts texts, Consents consents, CurrentActor actor, InFlight inFlight) {
    this.texts = texts;
    this.consents = consents;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** Every text of a study, by purpose, the newest version first. */
  public record TextList(List<ConsentTexts.ConsentText> texts) {}

  /** The consent texts of the study, the newest version of each purpose first. */
  @GET
  @Path("/studies/{study}/consent-texts")
  @Permits(Operation.READ_CONSENT_TEXTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = TextList.class)))
  public Uni<Response> texts(@RestPath String study) {
    return texts.list(actor.get(), study).map(all -> Answers.ok(new TextList(all)));
  }

  /** Publishes a new version, which asks everybody again, or a translation of the newest one. */
  @POST
  @Path("/studies/{study}/consent-texts")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.PUBLISH_CONSENT_TEXT)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = ConsentTexts.ConsentText.class)))
  public Uni<Response> publish(@RestPath String study, ConsentTexts.NewConsentText text) {
    Answers.present(text).check();
    return inFlight.run(() -> texts.publish(actor.get(), study, text)).map(Answers::created);
  }

  /** What the study asks, in the language asked for where it is there, and what was decided. */
  @GET
  @Path("/me/consents")
  @Permits(Operation.READ_OWN_CONSENTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Consents.Standings.class)))
  public Uni<Response> own(
      @Parameter(description = "Only what waits for a decision") @RestQuery @DefaultValue("false")
          boolean waiting,
      @Context HttpHeaders headers) {
    return consents
        .own(actor.get(), language(headers))
        .map(all -> Answers.ok(waiting ? all.waiting() : all));
  }

  /** Gives consent to the very words whose hash is sent. */
  @PUT
  @Path("/me/consents/{purpose}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.DECIDE_CONSENT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Consents.Standings.class)))
  public Uni<Response> give(
      @RestPath String purpose, Consents.Consenting given, @Context HttpHeaders headers) {
    Answers.present(given);
    return inFlight
        .run(() -> consents.give(actor.get(), purpose, given.sha256(), language(headers)))
        .map(Answers::ok);
  }

  /** Withdraws consent from now on. What was measured before stays, unless it is erased. */
  @DELETE
  @Path("/me/consents/{purpose}")
  @Permits(Operation.DECIDE_CONSENT)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Consents.Standings.class)))
  public Uni<Response> withdraw(@RestPath String purpose, @Context HttpHeaders headers) {
    return inFlight
        .run(() -> consents.withdraw(actor.get(), purpose, language(headers)))
        .map(Answers::ok);
  }

  /** Where a participant stands, for the care team. */
  @GET
  @Path("/studies/{study}/participants/{participant}/consents")
  @Permits(Operation.READ_CONSENTS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Consents.Standings.class)))
  public Uni<Response> ofParticipant(
      @RestPath String study, @RestPath String participant, @Context HttpHeaders headers) {
    return consents
        .ofParticipant(actor.get(), study, Answers.idOrNotFound(participant), language(headers))
        .map(Answers::ok);
  }

  private static String language(HttpHeaders headers) {
    return headers.getAcceptableLanguages().stream()
        .filter(l -> !l.getLanguage().equals("*") && !l.getLanguage().isEmpty())
        .findFirst()
        .orElse(Locale.ENGLISH)
        .toLanguageTag();
  }
}
