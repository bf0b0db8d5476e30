package io.sixwalk.schedule.reminder;

import io.sixwalk.access.CurrentActor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Permits;
import io.sixwalk.platform.http.Answers;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.limit.InFlight;
import io.sixwalk.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** A participant's reminders, wishes about them, and where they are pushed to. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
public class ReminderResource {
  private final Reminders reminders;
  private final PushSubscriptions subscriptions;
  private final PushKey pushKey;
  private final CurrentActor actor;
  private final InFlight inFlight;

  ReminderResource(
      Reminders reminders,
      PushSubscriptions subscriptions,
      PushKey pushKey,
      CurrentActor actor,
      InFlight inFlight) {
    this.reminders = reminders;
    this.subscriptions = subscriptions;
    this.pushKey = pushKey;
    this.actor = actor;
    this.inFlight = inFlight;
  }

  /** The public half of the key that signs for push services: {@code applicationServerKey}. */
  @Schema(name = "PushKey")
  public record PublicKey(
      @Schema(description = "An uncompressed P-256 point in base64url without padding")
          String key) {}

  /** Today's reminder if its moment has come, and the moments of the next days. */
  @GET
  @Path("/me/reminders")
  @Permits(Operation.READ_OWN_REMINDERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Reminders.Feed.class)))
  public Uni<Response> feed(@RestQuery String after, @Context HttpHeaders headers) {
    Optional<LocalDate> had = Optional.ofNullable(after).map(ReminderResource::date);
    return inFlight
        .run(() -> reminders.feed(actor.get(), had, Languages.of(headers)))
        .map(Answers::ok);
  }

  private static LocalDate date(String after) {
    try {
      return LocalDate.parse(after);
    } catch (DateTimeException e) {
      throw ProblemException.badRequest(
          "after", "Send back what came as next, such as 2026-03-01.");
    }
  }

  /** The wishes in force. */
  @GET
  @Path("/me/reminder-settings")
  @Permits(Operation.READ_OWN_REMINDERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReminderSettings.class)))
  public Uni<Response> settings() {
    return reminders.settings(actor.get()).map(Answers::ok);
  }

  /** Changes them, all together. */
  @PUT
  @Path("/me/reminder-settings")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CHANGE_OWN_REMINDERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ReminderSettings.class)))
  public Uni<Response> set(ReminderSettings settings) {
    Answers.present(settings).check();
    return inFlight.run(() -> reminders.set(actor.get(), settings)).map(Answers::ok);
  }

  /** With which key a browser subscribes. */
  @GET
  @Path("/push-key")
  @Permits(Operation.READ_OWN_REMINDERS)
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = PublicKey.class)))
  public Uni<Response> key() {
    return Uni.createFrom().item(Answers.ok(new PublicKey(pushKey.required().shown())));
  }

  /** Where this device takes messages, as its browser says it; in place of a former place. */
  @PUT
  @Path("/me/push-subscription")
  @Consumes(MediaType.APPLICATION_JSON)
  @Permits(Operation.CHANGE_OWN_REMINDERS)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> subscribe(PushSubscription subscription, @Context HttpHeaders headers) {
    pushKey.required();
    subscriptions.check(Answers.present(subscription));
    return inFlight
        .run(() -> subscriptions.put(actor.get(), subscription, Languages.of(headers)))
        .map(done -> Answers.nothing());
  }

  /** Nothing more is pushed to this device. */
  @DELETE
  @Path("/me/push-subscription")
  @Permits(Operation.CHANGE_OWN_REMINDERS)
  @APIResponse(responseCode = "204", description = "Done")
  public Uni<Response> unsubscribe() {
    return inFlight.run(() -> subscriptions.remove(actor.get())).map(done -> Answers.nothing());
  }
}
