package io.sixwalk.schedule.reminder;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.access.keys.PersonKeys;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** Where a person's devices take messages: one place for each device, sealed. */
@ApplicationScoped
class PushSubscriptions {
  private static final String PUT =
      """
      insert into sixwalk.push_subscription (participant_id, id, sealed, language, made_at)
      values ($1, $2, $3, $4, $5)
      on conflict (participant_id, id) do update
        set sealed = excluded.sealed, language = excluded.language, made_at = excluded.made_at,
            check_at = '-infinity'
      """;
  private static final String REMOVE =
      "delete from sixwalk.push_subscription where participant_id = $1 and id = $2";

  private final Scope scope;
  private final PersonKeys keys;
  private final PushEndpoints endpoints;
  private final Clock clock;

  PushSubscriptions(Scope scope, PersonKeys keys, PushEndpoints endpoints, Clock clock) {
    this.scope = scope;
    this.keys = keys;
    this.endpoints = endpoints;
    this.clock = clock;
  }

  /** Refuses what could not be sent to, or must not be. */
  void check(PushSubscription subscription) {
    subscription
        .check()
        .that(
            subscription.endpoint() == null
                || endpoints.allowed(subscription.endpoint()).isPresent(),
            "/endpoint",
            "not-known",
            "This server sends only to push services that it knows, over HTTPS.")
        .orRefuse();
  }

  Uni<Void> put(Actor participant, PushSubscription subscription, Locale language) {
    return scope.onClient(
        participant,
        Operation.CHANGE_OWN_REMINDERS,
        Subject.oneself(),
        (connection, allowed) ->
            keys.of(connection, participant.id())
                .chain(
                    key ->
                        Statements.of(connection)
                            .rows(
                                PUT,
                                participant.id(),
                                device(participant),
                                Buffer.buffer(sealed(key, device(participant), subscription)),
                                language.getLanguage(),
                                clock.instant().atOffset(ZoneOffset.UTC)))
                .replaceWithVoid());
  }

  Uni<Void> remove(Actor participant) {
    return scope.onClient(
        participant,
        Operation.CHANGE_OWN_REMINDERS,
        Subject.oneself(),
        (connection, allowed) ->
            Statements.of(connection)
                .rows(REMOVE, participant.id(), device(participant))
                .replaceWithVoid());
  }

  private static UUID device(Actor participant) {
    return participant.deviceId() == null ? participant.id() : participant.deviceId();
  }

  private static byte[] sealed(PersonKey key, UUID id, PushSubscription subscription) {
    String plain =
        new JsonObject()
            .put("endpoint", subscription.endpoint())
            .put("p256dh", subscription.keys().p256dh())
            .put("auth", subscription.keys().auth())
            .encode();
    return key.seal("push/" + id, plain.getBytes(StandardCharsets.UTF_8));
  }

  /** What {@link #put} sealed. */
  static PushSubscription opened(PersonKey key, UUID id, byte[] sealed) {
    JsonObject plain =
        new JsonObject(new String(key.open("push/" + id, sealed), StandardCharsets.UTF_8));
    return new PushSubscription(
        plain.getString("endpoint"),
        new PushSubscription.Keys(plain.getString("p256dh"), plain.getString("auth")));
  }
}
