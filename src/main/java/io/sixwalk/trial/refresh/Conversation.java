package io.sixwalk.trial.refresh;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests to the registry, one after the other, with patience. */
final class Conversation {
  private static final int MOST_TRIES = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Pace pace;
  private final Clock clock;

  Conversation(Pace pace, Clock clock) {
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param location where the registry sends the reader, for 301
   */
  record Answer(int status, String body, Optional<String> location) {
    boolean isOk() {
      return status == 200;
    }
  }

  /**
   * Asks. Too many requests (429), faults of the server (5xx) and broken connections are tried
   * again, each time after twice as long, or after as long as the registry asks for.
   *
   * @throws RefreshFailedException when the registry does not answer after five tries
   */
  Answer ask(Supplier<Response> request) {
    String problem = "";
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      pace.beforeRequest();
      Duration wait = pace.pause().multipliedBy(1L << (tried + 1));
      try {
        Response response = send(request);
        int status = response.getStatus();
        if (status != 429 && status < 500) {
          return new Answer(
              status,
              body(response),
              Optional.ofNullable(response.getHeaderString(HttpHeaders.LOCATION)));
        }
        problem = "status " + status;
        wait = asked(response).orElse(wait);
      } catch (ProcessingException e) {
        problem = "no connection";
      }
      pace.wait(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
    throw new RefreshFailedException("The registry did not answer (" + problem + ").");
  }

  private static Response send(Supplier<Response> request) {
    try {
      return request.get();
    } catch (WebApplicationException e) {
      return e.getResponse();
    }
  }

  private static String body(Response response) {
    try {
      String body = response.readEntity(String.class);
      return body == null ? "" : body;
    } catch (IllegalStateException noBody) {
      return "";
    }
  }

  /** {@code Retry-After}, in seconds or as a date. */
  private Optional<Duration> asked(Response response) {
    String header = response.getHeaderString(HttpHeaders.RETRY_AFTER);
    if (header == null) {
      return Optional.empty();
    }
    if (header.matches("\\d{1,6}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
    }
    try {
      return Optional.of(
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
