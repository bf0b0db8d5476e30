package io.sixwalk.trial.watch;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.trial.card.ChangeWriter;
import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.TrustClass;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the items, newest first. */
@ApplicationScoped
public class FeedService {
  private static final int MOST_ITEMS = 100;
  private static final String NEWEST =
      """
      select id, kind, happened_at, cast(detail as text) as detail from sixwalk.feed_item
       where participant_id = $1 order by happened_at desc, id desc limit $2
      """;

  private final Scope scope;

  FeedService(Scope scope) {
    this.scope = scope;
  }

  Uni<List<FeedItemView>> newest(Actor participant, Locale locale) {
    return scope.onClient(
        participant,
        Operation.READ_FEED,
        Subject.oneself(),
        (connection, allowed) ->
            connection
                .preparedQuery(NEWEST)
                .execute(Tuple.of(participant.id(), MOST_ITEMS))
                .map(
                    rows -> {
                      List<FeedItemView> items = new ArrayList<>();
                      rows.forEach(row -> items.add(view(row, locale)));
                      return items;
                    }));
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
                detail.getString("number"), classBefore, classNow, opennessBefore, opennessNow));
  }
}
