package io.sixwalk.trend;

import io.sixwalk.study.StudyRules;
import io.sixwalk.trend.TrendReader.Gathered;
import io.sixwalk.trend.change.ChangeStatus;
import io.sixwalk.trend.change.Headline;
import io.sixwalk.trend.change.WalkDistanceTrendRule;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who of several people walks less far than at baseline, for the care team's worklist. Where the
 * study hides trends from staff the answer is nobody, whatever the walks say.
 */
@ApplicationScoped
public class WorseTrends {
  private final TrendReader reader;
  private final Vertx vertx;
  private final Clock clock;

  WorseTrends(TrendReader reader, Vertx vertx, Clock clock) {
    this.reader = reader;
    this.vertx = vertx;
    this.clock = clock;
  }

  /**
   * Somebody whose headline is WORSE.
   *
   * @param since the last day of the visit that says so
   */
  public record Worse(UUID participantId, LocalDate since) {}

  /** Inside a transaction that may see these people. */
  public Uni<List<Worse>> among(
      SqlConnection connection, StudyRules study, Collection<UUID> participantIds) {
    if (participantIds.isEmpty() || study.hidesTrendsFrom("STAFF", clock.instant())) {
      return Uni.createFrom().item(List.of());
    }
    return reader
        .gather(connection, study, participantIds)
        .chain(all -> vertx.executeBlocking(() -> worse(all), false));
  }

  private static List<Worse> worse(Map<UUID, Gathered> all) {
    List<Worse> worse = new ArrayList<>();
    all.forEach(
        (id, gathered) -> {
          Headline headline = WalkDistanceTrendRule.assess(gathered.record()).headline();
          if (headline instanceof Headline.ChangeSinceBaseline change
              && change.change().important().status() == ChangeStatus.WORSE) {
            worse.add(new Worse(id, change.lastDate()));
          }
        });
    return worse;
  }
}
