package io.sixwalk.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Plain requests to the server under test, whose answers are looked at byte by byte. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  /**
   * All that came back.
   *
   * @param headers every header, by name in lower case
   */
  public record Answer(int status, Map<String, String> headers, byte[] bytes) {
    public String body() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Status, headers and body as one text, to be compared. */
    public String whole() {
      return status + "\n" + headers + "\n" + body();
    }
  }

  /**
   * One request.
   *
   * @param token an access token, or null
   * @param body JSON, or null for none
   */
  public static Answer send(
      String method, String address, String token, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + address))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null) {
      request.setHeader("Content-Type", "application/json");
    }
    if (token != null) {
      request.setHeader("Authorization", "Bearer " + token);
    }
    headers.forEach(request::setHeader);
    try {
      HttpResponse<byte[]> answer = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
      Map<String, String> sorted = new TreeMap<>();
      answer.headers().map().forEach((name, values) -> sorted.put(name, String.join(", ", values)));
      return new Answer(answer.statusCode(), sorted, answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public static Answer get(String address, String token) {
    return send("GET", address, token, null, Map.of());
  }

  public static Answer post(String address, String token, String body) {
    return send("POST", address, token, body, Map.of());
  }

  /** What must be well, or the test is wrong: the body of a 2xx answer. */
  public static String well(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new AssertionError(answer.whole());
    }
    return answer.body();
  }
}
