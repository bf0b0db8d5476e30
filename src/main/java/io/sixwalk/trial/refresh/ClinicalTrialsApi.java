package io.sixwalk.trial.refresh;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * The API of ClinicalTrials.gov, version 2. Answers are taken as they come, because errors are
 * plain text and a moved number is a redirect that must be seen.
 */
@Path("/")
@RegisterRestClient(configKey = "clinicaltrials")
public interface ClinicalTrialsApi {
  /** {@code {"apiVersion":"2.0.5","dataTimestamp":"2026-03-25T09:00:05"}}. */
  @GET
  @Path("version")
  Response version();

  /** One study: 200, 301 to the number that took it over, 400, 404 in plain text, 429. */
  @GET
  @Path("studies/{nctId}")
  Response study(@PathParam("nctId") String nctId);

  /**
   * A page of a search.
   *
   * @param term {@code query.term}, or null
   * @param ids {@code filter.ids}, comma-separated; one bad number fails the whole request
   * @param advanced {@code filter.advanced}, or null
   * @param pageToken of the page before, all other parameters unchanged; null for the first
   */
  @GET
  @Path("studies")
  Response studies(
      @QueryParam("query.term") String term,
      @QueryParam("filter.ids") String ids,
      @QueryParam("filter.advanced") String advanced,
      @QueryParam("pageSize") int pageSize,
      @QueryParam("pageToken") String pageToken);
}
