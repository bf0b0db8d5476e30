package io.sixwalk.questionnaire.offer;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.questionnaire.instrument.InstrumentJsonWriter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** What a study adds to the questionnaires that ship, for its admins. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class StudyInstrumentResource {
  private static final int MOST_BYTES = 2 << 20;

  private final InstrumentService instruments;
  private final DefinitionLoading definitions;
  private final PackLoading packs;
  private final SettingsService settings;
  private final CurrentActor actor;
  private final InFlight inFlight;
  private final Vertx vertx;

  StudyInstrumentResource(
      InstrumentService instruments,
      DefinitionLoading definitions,
      PackLoading packs,
      SettingsService settings,
      CurrentActor actor,
      InFlight inFlight,
      Vertx vertx) {
    this.instruments = instruments;
    this.definitions = definitions;
    this.packs = packs;
    this.settings = settings;
    this.actor = actor;
    this.inFlight = inFlight;
    this.vertx = vertx;
  }

  /** What became of loading a definition or a pack. */
  @Schema(name = "InstrumentLoaded")
  public record LoadedView(Loaded outcome) {}

  /** A definition with all its wording, as this project's JSON or as FHIR R4. */
  @GET
  @Path("/studies/{study}/instruments/{id}/{version}")
  @Produces({MediaType.APPLICATION_JSON, FhirJson.MEDIA_TYPE})
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT))
      })
  public Uni<Response> definition(
      @RestPath String study,
      @RestPath String id,
      @RestPath String version,
      @Context HttpHeaders headers) {
    return instruments
        .ofStudy(actor.get(), study, id, version)
        .chain(
            instrument ->
                FhirJson.isPreferred(headers)
                    ? FhirJson.answer(vertx, instrument)
                    : Uni.createFrom()
                        .item(
                            Answers.noStore(
                                Response.ok(
                                    InstrumentJsonWriter.write(instrument),
                                    MediaType.APPLICATION_JSON))));
  }

  /** Adds a definition of the study's own. It never changes under its version. */
  @PUT
  @Path("/studies/{study}/instruments/{id}/{version}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CHANGE_INSTRUMENTS)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = LoadedView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same was here already",
      content = @Content(schema = @Schema(implementation = LoadedView.class)))
  public Uni<Response> putDefinition(
      @RestPath String study, @RestPath String id, @RestPath String version, byte[] body) {
    String json = text(body);
    return inFlight
        .run(() -> definitions.ofJson(actor.get(), study, id, version, json))
        .map(StudyInstrumentResource::answer);
  }

  /** Adds a definition from a FHIR R4 Questionnaire. */
  @PUT
  @Path("/studies/{study}/instruments/{id}/{version}")
  @Consumes(FhirJson.MEDIA_TYPE)
  @Permits(Operation.CHANGE_INSTRUMENTS)
  @RequestBody(
      required = true,
      content =
          @Content(mediaType = FhirJson.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = LoadedView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same was here already",
      content = @Content(schema = @Schema(implementation = LoadedView.class)))
  public Uni<Response> putFhirDefinition(
      @RestPath String study, @RestPath String id, @RestPath String version, byte[] body) {
    String json = text(body);
    return inFlight
        .run(() -> definitions.ofFhir(actor.get(), study, id, version, json))
        .map(StudyInstrumentResource::answer);
  }

  /** Adds the wording of one instrument in one language that the study has the right to use. */
  @POST
  @Path("/studies/{study}/content-packs")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CHANGE_INSTRUMENTS)
  @RequestBody(required = true, content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = LoadedView.class)))
  @APIResponse(
      responseCode = "200",
      description = "The same was here already",
      content = @Content(schema = @Schema(implementation = LoadedView.class)))
  public Uni<Response> addPack(@RestPath String study, byte[] body) {
    String json = text(body);
    return inFlight
        .run(() -> packs.load(actor.get(), study, json))
        .map(StudyInstrumentResource::answer);
  }

  /** By which value sets EQ-5D responses are valued. The {@code ETag} is needed to change it. */
  @GET
  @Path("/studies/{study}/questionnaire-settings")
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SettingsView.class)))
  public Uni<Response> settings(@RestPath String study) {
    return settings.read(actor.get(), study).map(v -> Answers.tagged(v, v.revision()));
  }

  /** Chooses the value sets. */
  @PUT
  @Path("/studies/{study}/questionnaire-settings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SettingsView.class)))
  public Uni<Response> setSettings(
      @RestPath String study,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      SettingsView.Change change) {
    Answers.present(change);
    int revision = Answers.revision(ifMatch);
    return inFlight
        .run(() -> settings.change(actor.get(), study, revision, change.eq5dValueSets()))
        .map(v -> Answers.tagged(v, v.revision()));
  }

  private static Response answer(Loaded loaded) {
    LoadedView view = new LoadedView(loaded);
    return loaded == Loaded.ADDED ? Answers.created(view) : Answers.ok(view);
  }

  private static String text(byte[] body) {
    if (body == null || body.length == 0) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    if (body.length > MOST_BYTES) {
      throw ProblemException.tooLarge("A definition or pack has at most 2 MiB.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemException.badRequest("not-json", "The body is not JSON in UTF-8.");
    }
  }
}
