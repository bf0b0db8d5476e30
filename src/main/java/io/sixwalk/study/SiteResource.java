package io.sixwalk.study;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.limit.InFlight;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;

/** The sites of a study. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SiteResource {
  private final SiteService sites;
  private final CurrentActor actor;
  private final InFlight inFlight;

  SiteResource(SiteService sites, CurrentActor actor, InFlight inFlight) {
    this.sites = sites;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** All sites of a study, by code. */
  public record Sites(List<SiteView> sites) {}

  /** The sites of the study. */
  @GET
  @Path("/studies/{study}/sites")
  @Permits(Operation.READ_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Sites.class)))
  public Uni<Response> list(@RestPath String study) {
    return sites.list(actor.get(), study).map(all -> Answers.ok(new Sites(all)));
  }

  /** Adds a site. */
  @POST
  @Path("/studies/{study}/sites")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = SiteView.class)))
  public Uni<Response> add(@RestPath String study, SiteView site) {
    Answers.present(site).check();
    return inFlight.run(() -> sites.add(actor.get(), study, site)).map(Answers::created);
  }

  /** Changes a site. */
  @PUT
  @Path("/studies/{study}/sites/{site}")
  @Permits(Operation.CHANGE_STUDY)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SiteView.class)))
  public Uni<Response> change(
      @RestPath String study,
      @RestPath UUID site,
      @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
      SiteView wanted) {
    Answers.present(wanted).check();
    int revision = Answers.revision(ifMatch);
    return inFlight
        .run(() -> sites.change(actor.get(), study, site, revision, wanted))
        .map(v -> Answers.tagged(v, v.revision()));
  }
}
