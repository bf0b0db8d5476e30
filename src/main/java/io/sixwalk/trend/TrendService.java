package io.sixwalk.trend;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.study.StudyRules;
import io.sixwalk.trend.TrendReader.Gathered;
import io.sixwalk.trend.change.ClassTrend;
import io.sixwalk.trend.change.WalkDistanceTrend;
import io.sixwalk.trend.change.WalkDistanceTrendRule;
import io.sixwalk.trend.picture.PictureSize;
import io.sixwalk.trend.picture.TrendPicture;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The trend of walk distance, to whoever may see it, unless the study hides it. */
@ApplicationScoped
public class TrendService {
  private final Scope scope;
  private final TrendReader reader;
  private final Clock clock;

  TrendService(Scope scope, TrendReader reader, Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.clock = clock;
  }

  /** Who asks about whom, and how much of it may be told. */
  public record Question(Actor actor, Operation operation, Subject subject, boolean summaryOnly) {
    public static Question own(Actor participant) {
      return new Question(participant, Operation.READ_OWN_TRENDS, Subject.oneself(), false);
    }

    public static Question followed(Actor caregiver, UUID participantId) {
      return new Question(
          caregiver, Operation.READ_FOLLOWED_TREND, Subject.person(participantId), true);
    }

    public static Question ofParticipant(Actor staff, String studyCode, UUID participantId) {
      return new Question(
          staff,
          Operation.READ_PARTICIPANT_TREND,
          Subject.personOf(studyCode, participantId),
          false);
    }
  }

  /** In numbers and words. */
  public Uni<TrendView> view(Question question, Locale language) {
    return gather(question)
        .map(
            gathered -> {
              WalkDistanceTrend trend = WalkDistanceTrendRule.assess(gathered.record());
              return question.summaryOnly()
                  ? TrendViews.summary(trend, language)
                  : TrendViews.full(trend, gathered.measures(), language);
            });
  }

  /** As a picture, SVG. A shared one shows means and intervals, not single walks. */
  public Uni<String> picture(Question question, Locale language, PictureSize size) {
    return gather(question)
        .map(
            gathered -> {
              WalkDistanceTrend trend = WalkDistanceTrendRule.assess(gathered.record());
              return TrendPicture.draw(
                  question.summaryOnly() ? withoutWalks(trend) : trend, language, size);
            });
  }

  private Uni<Gathered> gather(Question question) {
    return scope.onClient(
        question.actor(),
        question.operation(),
        question.subject(),
        (connection, allowed) ->
            reader
                .gather(connection, allowed.participantId())
                .invoke(
                    gathered -> requireShown(gathered.study(), question.actor(), clock.instant())));
  }

  /** The same answer whatever the walks say: that it is withheld, and until when. */
  static void requireShown(StudyRules study, Actor actor, Instant now) {
    if (study.hidesTrendsFrom(actor.kind().name(), now)) {
      throw ProblemException.withheld(
          "This study shows no trends"
              + study.hideTrendsUntil().map(until -> " before " + until).orElse(" while it goes on")
              + ".");
    }
  }

  private static WalkDistanceTrend withoutWalks(WalkDistanceTrend t) {
    List<ClassTrend> series =
        t.series().stream()
            .map(
                s ->
                    new ClassTrend(
                        s.comparabilityClass(),
                        List.of(),
                        s.practiceWalkId(),
                        s.baseline(),
                        s.visits(),
                        s.slope()))
            .toList();
    return new WalkDistanceTrend(
        t.thresholds(), t.today(), t.dayZero(), t.schedule(), t.visits(), series, t.headline());
  }
}
