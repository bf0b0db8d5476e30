package io.sixwalk.trend;

import io.sixwalk.access.Actor;
import io.sixwalk.access.Operation;
import io.sixwalk.access.Scope;
import io.sixwalk.access.Subject;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.StudyCatalogues;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.FallsDiary;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.WordingClass;
import io.sixwalk.questionnaire.response.ScoreHistory;
import io.sixwalk.questionnaire.response.ScoreHistory.Opened;
import io.sixwalk.questionnaire.response.ScoreHistory.Scored;
import io.sixwalk.questionnaire.scoring.Eq5dProfile;
import io.sixwalk.questionnaire.scoring.FallsRate;
import io.sixwalk.questionnaire.scoring.ParetianChange;
import io.sixwalk.questionnaire.scoring.Score;
import io.sixwalk.questionnaire.scoring.TrendBases;
import io.sixwalk.questionnaire.scoring.TrendBasis;
import io.sixwalk.trend.ScoreTrendView.Eq5dView;
import io.sixwalk.trend.ScoreTrendView.FallsView;
import io.sixwalk.trend.ScoreTrendView.SeriesView;
import io.sixwalk.trend.TrendReader.Gathered;
import io.sixwalk.trend.change.ScorePoint;
import io.sixwalk.trend.change.ScoreTrendRule;
import io.sixwalk.trend.words.ScoreWords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The trends of scores, to whoever may see them, unless the study hides them. */
@ApplicationScoped
public class ScoreTrendService {
  private static final String FALLS_DIARY = "falls-diary";
  private static final List<String> OPENED =
      List.of(
          FALLS_DIARY,
          Eq5dProfile.Version.THREE_LEVEL.instrument(),
          Eq5dProfile.Version.FIVE_LEVEL.instrument());

  private final Scope scope;
  private final TrendReader reader;
  private final ScoreHistory history;
  private final StudyCatalogues catalogues;
  private final Clock clock;

  ScoreTrendService(
      Scope scope,
      TrendReader reader,
      ScoreHistory history,
      StudyCatalogues catalogues,
      Clock clock) {
    this.scope = scope;
    this.reader = reader;
    this.history = history;
    this.catalogues = catalogues;
    this.clock = clock;
  }

  /** Who asks about whom, and how much of it may be told. */
  public record Question(Actor actor, Operation operation, Subject subject, boolean summaryOnly) {
    public static Question own(Actor participant) {
      return new Question(participant, Operation.READ_OWN_TRENDS, Subject.oneself(), false);
    }

    public static Question followed(Actor caregiver, UUID participantId) {
      return new Question(
          caregiver, Operation.READ_FOLLOWED_SCORE_TREND, Subject.person(participantId), true);
    }

    public static Question ofParticipant(Actor staff, String study, UUID participantId) {
      return new Question(
          staff,
          Operation.READ_PARTICIPANT_SCORE_TREND,
          Subject.personOf(study, participantId),
          false);
    }
  }

  private record Material(
      Gathered person, StudyCatalogue catalogue, List<Scored> scores, List<Opened> opened) {}

  /** Every score of the person, in numbers and words. */
  public Uni<ScoreTrendView> view(Question question, Locale language) {
    return scope
        .onClient(
            question.actor(),
            question.operation(),
            question.subject(),
            (connection, allowed) ->
                reader
                    .gather(connection, allowed.participantId())
                    .invoke(
                        person ->
                            TrendService.requireShown(
                                person.study(), question.actor(), clock.instant()))
                    .chain(
                        person -> material(connection, allowed.participantId(), person, question)))
        .map(material -> view(material, ScoreWords.in(language), question.summaryOnly()));
  }

  private Uni<Material> material(
      SqlConnection connection, UUID participantId, Gathered person, Question question) {
    Statements on = Statements.of(connection);
    return catalogues
        .of(on, person.study().studyId())
        .chain(
            catalogue ->
                history
                    .scores(on, participantId)
                    .chain(
                        scores ->
                            (question.summaryOnly()
                                    ? Uni.createFrom().item(List.<Opened>of())
                                    : history.answers(connection, participantId, catalogue, OPENED))
                                .map(opened -> new Material(person, catalogue, scores, opened))));
  }

  private static ScoreTrendView view(Material material, ScoreWords words, boolean summaryOnly) {
    return new ScoreTrendView(
        material.person().record().today(),
        material.person().record().dayZero().orElse(null),
        words.locale().getLanguage(),
        series(material, words, summaryOnly),
        falls(material.opened()),
        eq5d(material.opened()),
        words.help());
  }

  /** One series: a score of one instrument, in wordings that may be compared. */
  private record Key(String instrument, WordingClass wording, String algorithm, String code) {}

  private static List<SeriesView> series(Material material, ScoreWords words, boolean summaryOnly) {
    Map<Key, List<Scored>> byScore = new LinkedHashMap<>();
    for (Scored s : material.scores()) {
      // A clinician's rating is its own score: who gets a summary would read the answer from it.
      if (summaryOnly && isRating(material.catalogue(), s)) {
        continue;
      }
      byScore
          .computeIfAbsent(
              new Key(
                  s.instrument(),
                  wording(material.catalogue(), s),
                  s.score().algorithm(),
                  s.score().code()),
              key -> new ArrayList<>())
          .add(s);
    }
    var record = material.person().record();
    return byScore.entrySet().stream()
        .map(
            e ->
                ScoreTrendViews.series(
                    e.getKey().instrument(),
                    languages(e.getValue()),
                    e.getKey().wording(),
                    title(material.catalogue(), e.getValue(), words.locale()),
                    ScoreTrendRule.assess(
                        record.schedule(),
                        record.dayZero(),
                        basis(e.getKey()),
                        e.getValue().stream()
                            .map(
                                s ->
                                    new ScorePoint(
                                        s.responseId().toString(), s.localDate(), s.score()))
                            .toList()),
                    record.dayZero(),
                    words,
                    summaryOnly))
        .toList();
  }

  private static WordingClass wording(StudyCatalogue catalogue, Scored scored) {
    return WordingClass.of(
        catalogue.find(scored.instrument(), scored.version()), scored.language());
  }

  private static List<String> languages(List<Scored> scores) {
    return scores.stream().map(Scored::language).distinct().sorted().toList();
  }

  private static boolean isRating(StudyCatalogue catalogue, Scored scored) {
    return catalogue
        .find(scored.instrument(), scored.version())
        .map(i -> i.respondent() == Instrument.Respondent.CLINICIAN)
        .orElse(false);
  }

  private static String title(StudyCatalogue catalogue, List<Scored> scores, Locale language) {
    Scored latest = scores.get(scores.size() - 1);
    return catalogue
        .find(latest.instrument(), latest.version())
        .map(
            i ->
                i.title()
                    .getOrDefault(
                        language.getLanguage(), i.title().getOrDefault("en", latest.instrument())))
        .orElse(latest.instrument());
  }

  private static TrendBasis basis(Key key) {
    TrendBasis known = basisOfPublished(key);
    return key.wording().isValidated() || known instanceof TrendBasis.ReportOnly
        ? known
        : TrendBases.UNVALIDATED;
  }

  private static TrendBasis basisOfPublished(Key key) {
    return BundledInstruments.valueSets().stream()
        .filter(set -> key.algorithm().equals(set.version().instrument() + "/index/" + set.id()))
        .findFirst()
        .map(TrendBases::of)
        .orElseGet(() -> TrendBases.of(key.algorithm(), key.code()));
  }

  private static FallsView falls(List<Opened> opened) {
    List<FallsRate.Entry> entries =
        opened.stream()
            .filter(o -> o.instrument().equals(FALLS_DIARY))
            .flatMap(o -> FallsDiary.entry(o.answers(), o.localDate()).stream())
            .toList();
    if (entries.isEmpty()) {
      return null;
    }
    Score rate = FallsRate.of(entries);
    return new FallsView(
        rate.value().isPresent() ? rate.value().getAsDouble() : null,
        rate.answered(),
        rate.items(),
        rate.whyNull().map(Enum::name).orElse(null),
        rate.whyNull().map(Score.Reason::sentence).orElse(null));
  }

  private record Profile(Opened response, Eq5dProfile profile) {}

  private static List<Eq5dView> eq5d(List<Opened> opened) {
    List<Eq5dView> views = new ArrayList<>();
    for (Eq5dProfile.Version version : Eq5dProfile.Version.values()) {
      List<Profile> profiles =
          opened.stream()
              .filter(o -> o.instrument().equals(version.instrument()))
              .flatMap(
                  o -> Eq5dProfile.of(version, o.answers()).map(p -> new Profile(o, p)).stream())
              .toList();
      if (profiles.size() > 1) {
        Profile first = profiles.get(0);
        Profile latest = profiles.get(profiles.size() - 1);
        views.add(
            new Eq5dView(
                version.instrument(),
                first.response().localDate(),
                first.profile().digits(),
                latest.response().localDate(),
                latest.profile().digits(),
                ParetianChange.between(first.profile(), latest.profile()).name()));
      }
    }
    return views.isEmpty() ? null : views;
  }
}
