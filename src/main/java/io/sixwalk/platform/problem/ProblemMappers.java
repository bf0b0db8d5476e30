package io.sixwalk.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.pgclient.PgException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every failure leaves as a problem document, and none tells more than the sender may know. */
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    Response.ResponseBuilder response = response(e.problem());
    e.retryAfterSeconds().ifPresent(s -> response.header(HttpHeaders.RETRY_AFTER, s));
    if (e.problem().status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return response.build();
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  public Response unauthorized(Exception e) {
    return problem(
        ProblemException.unauthorized(
            "not-signed-in",
            "This needs a valid access token. Sign in again and repeat the request."));
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e) {
    return problem(ProblemException.forbidden("Your account is not meant for this."));
  }

  /**
   * Named twice, because the framework has a mapper of its own for the second that says nothing.
   */
  @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
  public Response unreadable(JsonProcessingException e) {
    return problem(JsonProblems.of(e));
  }

  @ServerExceptionMapper
  public Response http(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException json) {
      return unreadable(json);
    }
    int status = e.getResponse().getStatus();
    if (status >= 500) {
      return fault(e);
    }
    Response.ResponseBuilder response =
        response(
            switch (status) {
              case 404 -> ProblemException.notFound().problem();
              case 405 ->
                  Problem.of(
                      405, "method", "Not this way", "This address does not take that method.");
              case 406 ->
                  Problem.of(
                      406,
                      "media-type",
                      "Not in that form",
                      "None of the accepted forms can be given.");
              case 413 ->
                  ProblemException.tooLarge(
                          "The body is larger than 8 MiB. Send fewer records at once.")
                      .problem();
              case 415 ->
                  Problem.of(415, "media-type", "Not in that form", "This address takes JSON.");
              default ->
                  Problem.of(
                      status,
                      "request",
                      "The request cannot be served",
                      "Please check the request.");
            });
    String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      response.header(HttpHeaders.ALLOW, allow);
    }
    return response.build();
  }

  /**
   * A database that cannot be reached, or whose answer to a commit was lost, is not a failure of
   * the request.
   */
  @ServerExceptionMapper
  public Response fault(Throwable e) {
    if (isOutage(e)) {
      LOG.warnf("Answered 503: %s", e.getClass().getName());
      return problem(
          ProblemException.unavailable(
              "The service cannot answer just now. Nothing is lost; send it again."));
    }
    LOG.error("Answered 500", e);
    return response(
            Problem.of(
                500,
                "internal",
                "Something went wrong here",
                "It was not your doing. Please try again later."))
        .build();
  }

  private static boolean isOutage(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof PgException pg) {
        String state = pg.getSqlState() == null ? "" : pg.getSqlState();
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
      }
      if (t instanceof java.io.IOException
          || t instanceof io.vertx.core.VertxException
          || t instanceof java.util.concurrent.TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static Response.ResponseBuilder response(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(problem);
  }
}
