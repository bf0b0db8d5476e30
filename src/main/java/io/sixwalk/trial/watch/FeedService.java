package io.sixwalk.trial.watch;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.card.ChangeWriter;
import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.TrustClass;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Reads the items, newest first, and keeps which of them were read. */
@ApplicationScoped
public class FeedService {
  private static final int MOST_ITEMS = 100;
  private static final String NEWEST =
      """
      select id, kind, happened_at, cast(detail as text) as detail, read_at is not null as is_read
        from sixwalk.feed_item
       where participant_id = $1 and (read_at is null or not $3)
       order by happened_at desc, id desc limit $2
      """;

  /** Nothing is marked that came after the item that was shown last. */
  private static final String MARK =
      """
      with shown as (select happened_at, id from sixwalk.feed_item where participant_id = $1 and id = $2),
      marked as (
        update sixwalk.feed_item i set read_at = $3 from shown s
         where i.participant_id = $1 and i.read_at is null
           and (i.happened_at, i.id) <= (s.happened_at, s.id))
      select count(*) from shown
      """;

  private final Scope scope;
  private final Clock clock;

  FeedService(Scope scope, Clock clock) {
    this.scope = scope;
    this.clock = clock;
  }

  Uni<List<FeedItemView>> newest(Actor participant, boolean onlyUnread, Locale locale) {
    return scope.onClient(
        participant,
        Operation.READ_FEED,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(NEWEST)
                .execute(Tuple.of(participant.id(), MOST_ITEMS, onlyUnread))
                .map(
                    rows -> {
                      List<FeedItemView> items = new ArrayList<>();
                      rows.forEach(row -> items.add(view(row, locale)));
                      return items;
                    }));
  }

  /** Marks an item and all older ones; again is the same as once. */
  Uni<Void> markRead(Actor participant, UUID newestShown) {
    return scope.onClient(
        participant,
        Operation.MARK_FEED_READ,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(MARK)
                .execute(Tuple.of(participant.id(), newestShown, OffsetDateTime.now(clock)))
                .invoke(
                    rows -> {
                      if (rows.iterator().next().getLong(0) == 0) {
                        throw ProblemException.notFound();
                      }
                    })
                .replaceWithVoid());
  }

  private static FeedItemView view(Row row, Locale locale) {
    JsonObject detail = new JsonObject(row.getString("detail"));
    TrustClass classBefore = TrustClass.valueOf(detail.getString("classBefore"));
    TrustClass classNow = TrustClass.valueOf(detail.getString("classNow"));
    Openness opennessBefore = Openness.valueOf(detail.getString("opennessBefore"));
    Openness opennessNow = Openness.valueOf(detail.getString("opennessNow"));
    return new FeedItemView(
        row.getUUID("id"),
        row.getString("kind"),
        row.getOffsetDateTime("happened_at"),
        detail.getString("number"),
        classBefore,
        classNow,
        opennessBefore,
        opennessNow,
        ChangeWriter.in(locale)
            .watched(
                detail.getString("number"), classBefore, classNow, opennessBefore, opennessNow),
        row.getBoolean("is_read"));
  }
}
