package io.sixwalk.questionnaire.response;

import io.sixwalk.access.keys.PersonKey;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Item;
import io.sixwalk.questionnaire.instrument.Response;
import io.sixwalk.questionnaire.instrument.ResponseCheck;
import io.sixwalk.questionnaire.response.ResponseReader.Stored;
import io.sixwalk.questionnaire.response.ResponseView.AnswerView;
import io.sixwalk.questionnaire.response.ResponseView.Eq5dChangeView;
import io.sixwalk.questionnaire.response.ResponseView.Eq5dView;
import io.sixwalk.questionnaire.response.ResponseView.ValueView;
import io.sixwalk.questionnaire.scoring.Eq5dProfile;
import io.sixwalk.questionnaire.scoring.ParetianChange;
import java.util.List;
import java.util.Optional;

/**
 * From a stored response to what goes over the wire.
 *
 * @param instrument the definition that was answered
 * @param withheld whether the study withholds scores and categories from the reader
 * @param own whether the reader is the person; only then are answers shown that are a score
 * @param key opens the answers, where they are wanted
 * @param previous the EQ-5D response before this one, where profiles are compared
 */
record ResponseViews(
    Stored stored,
    Optional<Instrument> instrument,
    boolean withheld,
    boolean own,
    Optional<PersonKey> key,
    Optional<Stored> previous) {

  ResponseView view(List<ScoreView> scores) {
    boolean answersToo = key.isPresent() && (isOwnAnswer() || !withheld || isUnscored());
    return new ResponseView(
        stored.id(),
        stored.instrument(),
        stored.version(),
        instrument.map(i -> i.title().get(stored.language())).orElse(null),
        stored.language(),
        stored.measuredAt(),
        stored.zone(),
        stored.localDate(),
        stored.receivedAt(),
        stored.enteredBy(),
        stored.medium(),
        own || !stored.enteredBy().isStaff() ? null : stored.enteredByAccount(),
        stored.standing(),
        stored.corrects(),
        stored.correctedBy(),
        withheld ? null : scores == null ? List.of() : scores,
        answersToo ? answers() : null,
        answersToo ? eq5d() : null,
        withheld ? Boolean.TRUE : null);
  }

  /** A clinician's rating is nothing that the person said, and often is its own score. */
  private boolean isOwnAnswer() {
    return own && stored.enteredBy() != ResponseView.EnteredBy.CLINICIAN;
  }

  /** A diary has no score, so its answers give away no trend. */
  private boolean isUnscored() {
    return instrument.map(i -> i.scoring().isEmpty()).orElse(false);
  }

  private List<AnswerView> answers() {
    return open(stored).answers().stream().map(this::answer).toList();
  }

  private AnswerView answer(Response.Answer answer) {
    Optional<Item> item = instrument.flatMap(i -> i.item(answer.linkId()));
    return new AnswerView(
        answer.linkId(),
        item.map(i -> i.text().get(stored.language())).orElse(null),
        answer.values().stream()
            .map(
                value ->
                    new ValueView(
                        value instanceof Response.NumberValue number
                            ? number.number()
                            : value.lexical(),
                        item.flatMap(i -> i.option(value.lexical()))
                            .map(option -> option.text().get(stored.language()))
                            .orElse(null)))
            .toList());
  }

  private Eq5dView eq5d() {
    Optional<Eq5dProfile.Version> version = instrument.flatMap(Scoring::eq5d);
    if (version.isEmpty()) {
      return null;
    }
    Optional<Eq5dProfile> profile = profile(version.get(), stored);
    Optional<Eq5dProfile> before = previous.flatMap(p -> profile(version.get(), p));
    return new Eq5dView(
        profile.map(Eq5dProfile::digits).orElse(null),
        profile.isEmpty() || before.isEmpty() || withheld
            ? null
            : new Eq5dChangeView(
                previous.orElseThrow().id(),
                previous.orElseThrow().localDate(),
                before.get().digits(),
                ParetianChange.between(before.get(), profile.get()).name()));
  }

  private Optional<Eq5dProfile> profile(Eq5dProfile.Version version, Stored response) {
    return Eq5dProfile.of(
        version, ResponseCheck.forScoring(instrument.orElseThrow(), open(response)));
  }

  private Response open(Stored response) {
    return SealedAnswers.open(
        key.orElseThrow(),
        response.id(),
        response.instrument(),
        response.version(),
        response.language(),
        response.sealedAnswers());
  }
}
