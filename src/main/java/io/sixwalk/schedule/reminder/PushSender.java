package io.sixwalk.schedule.reminder;

import com.interaso.webpush.WebPush;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends one message: encrypted for the device (RFC 8291), signed for the push service (RFC 8292).
 * The name is resolved once, its address is checked, and the connection goes to that very address,
 * so that a name which answers differently the second time gains nothing. Redirects are not
 * followed.
 */
@ApplicationScoped
public class PushSender {
  private static final Logger LOG = Logger.getLogger(PushSender.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int CONNECTIONS = 8;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** A newer message takes the place of one that waits at the push service. */
  private static final String TOPIC = "today";

  private final PushEndpoints endpoints;
  private final PushKey key;
  private final Vertx vertx;
  private final WebClient client;
  private final String contact;

  PushSender(
      PushEndpoints endpoints,
      PushKey key,
      Vertx vertx,
      @ConfigProperty(name = "sixwalk.push.contact") String contact) {
    this.endpoints = endpoints;
    this.key = key;
    this.vertx = vertx;
    this.contact = contact;
    this.client =
        WebClient.create(
            vertx,
            new WebClientOptions()
                .setFollowRedirects(false)
                .setConnectTimeout((int) TIMEOUT.toMillis())
                .setIdleTimeout((int) TIMEOUT.toSeconds())
                .setMaxPoolSize(CONNECTIONS));
  }

  private record Message(SocketAddress address, WebPush webPush, byte[] body) {}

  /**
   * Sends.
   *
   * @param life for how long the push service keeps it for a device that is off
   * @param tries how often it was tried, this one included
   */
  Uni<PushOutcome> send(PushSubscription to, String text, Duration life, int tries) {
    Optional<URI> endpoint = endpoints.allowed(to.endpoint());
    if (endpoint.isEmpty() || key.pair().isEmpty()) {
      return Uni.createFrom().item(new PushOutcome.Refused(Optional.empty()));
    }
    return vertx
        .executeBlocking(() -> message(endpoint.get(), to, text), false)
        .chain(
            message ->
                message.isEmpty()
                    ? Uni.createFrom().<PushOutcome>item(new PushOutcome.Refused(Optional.empty()))
                    : post(to.endpoint(), message.get(), life).map(answer -> read(answer, tries)))
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf("No answer from a push service: %s", failure.getClass().getSimpleName());
              return PushOutcome.silence(tries);
            });
  }

  /** Resolving a name and deriving keys both take their time: not on the event loop. */
  private Optional<Message> message(URI endpoint, PushSubscription to, String text)
      throws UnknownHostException {
    InetAddress address = InetAddress.getByName(endpoint.getHost());
    if (!endpoints.mayReach(address)) {
      LOG.warn("A push service's name leads to an address that is not public");
      return Optional.empty();
    }
    int port =
        endpoint.getPort() > 0
            ? endpoint.getPort()
            : "https".equalsIgnoreCase(endpoint.getScheme()) ? HTTPS : HTTP;
    WebPush webPush = new WebPush(contact, key.required().keys());
    byte[] plain = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Optional.of(
        new Message(
            SocketAddress.inetSocketAddress(port, address.getHostAddress()),
            webPush,
            webPush.getBody(plain, to.keys().point(), to.keys().secret())));
  }

  private Uni<HttpResponse<Buffer>> post(String endpoint, Message message, Duration life) {
    HttpRequest<Buffer> request =
        client
            .requestAbs(
                HttpMethod.POST,
                io.vertx.mutiny.core.net.SocketAddress.newInstance(message.address()),
                endpoint)
            .timeout(TIMEOUT.toMillis());
    message
        .webPush()
        .getHeaders(endpoint, (int) life.toSeconds(), TOPIC, WebPush.Urgency.Normal)
        .forEach(request::putHeader);
    return request.sendBuffer(Buffer.buffer(message.body()));
  }

  private static PushOutcome read(HttpResponse<Buffer> answer, int tries) {
    return PushOutcome.of(answer.statusCode(), seconds(answer.getHeader("Retry-After")), tries);
  }

  /** A date in this header is not read: the own back-off does as well. */
  private static Optional<Long> seconds(String retryAfter) {
    return Optional.ofNullable(retryAfter)
        .map(String::strip)
        .filter(s -> s.matches("[0-9]{1,9}"))
        .map(Long::valueOf);
  }
}
