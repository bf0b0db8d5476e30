package io.sixwalk.trial.copy;

import io.sixwalk.access.Actor;
import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.limit.Limit;
import io.sixwalk.platform.limit.PerNetwork;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.rules.PartialDate;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** Brings records into the copy, and tells what the copy is. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {
  private static final long GREATEST_UNPACKED = 1L << 30;

  private final AdminImport imports;
  private final CopyFacts facts;
  private final CurrentActor actor;
  private final InFlight inFlight;

  ImportResource(AdminImport imports, CopyFacts facts, CurrentActor actor, InFlight inFlight) {
    this.imports = imports;
    this.facts = facts;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /**
   * Imports records: one record, an array, a page of the registry's search, one record a line, or a
   * zip or gzip of these, at most 64 MiB, and 1 GiB when unpacked. Larger copies are imported by
   * the command.
   */
  @POST
  @Path("/registry/imports")
  @Consumes({
    MediaType.APPLICATION_JSON,
    "application/x-ndjson",
    "application/zip",
    "application/gzip",
    MediaType.APPLICATION_OCTET_STREAM
  })
  @Permits(Operation.IMPORT_REGISTRY)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(type = SchemaType.OBJECT)),
        @Content(
            mediaType = "application/zip",
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ImportReport.class)))
  public Uni<Response> bring(
      @RestQuery Optional<String> date,
      @RestQuery @DefaultValue("false") boolean full,
      @Context HttpHeaders headers,
      byte[] body) {
    if (body == null || body.length == 0) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    Optional<PartialDate> copyDate = date.flatMap(PartialDate::parse);
    if (date.isPresent() && copyDate.isEmpty()) {
      throw ProblemException.badRequest(
          "date",
          "A date is written 2021, 2021-07 or 2021-07-22.",
          new FieldProblem("/date", "format", null));
    }
    boolean lines =
        headers.getMediaType() != null && headers.getMediaType().getSubtype().contains("ndjson");
    Actor admin = actor.get();
    return inFlight
        .run(
            () ->
                imports.run(
                    admin,
                    copyDate,
                    full,
                    sink ->
                        RecordStream.read(
                            new ByteArrayInputStream(body),
                            lines ? "body.ndjson" : "body",
                            GREATEST_UNPACKED,
                            sink)))
        .map(ImportResource::answer);
  }

  /** What is here of each registry, how old it is, and when it was refreshed. */
  @GET
  @Path("/registry")
  @Permits(Operation.ASK_ABOUT_TRIAL)
  @PerNetwork(Limit.PUBLIC_READ)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CopyFacts.Facts.class)))
  public Uni<Response> facts() {
    return facts
        .read()
        .map(f -> Response.ok(f).header(HttpHeaders.CACHE_CONTROL, "public, max-age=60").build());
  }

  private static Response answer(ImportReport report) {
    if (report.read() == 0) {
      throw ProblemException.unprocessable(
          "no-record",
          "There was no record in what was sent.",
          report.troubles().stream()
              .map(t -> new FieldProblem("", "unreadable", t.why()))
              .toList());
    }
    return Answers.ok(report);
  }
}
