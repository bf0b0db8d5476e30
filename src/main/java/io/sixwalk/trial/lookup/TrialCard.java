package io.sixwalk.trial.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.trial.card.Card;
import io.sixwalk.trial.card.Card.Section;
import io.sixwalk.trial.card.CardWriter;
import io.sixwalk.trial.card.ChangeWriter;
import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.FieldChange;
import io.sixwalk.trial.rules.NumberReading;
import io.sixwalk.trial.rules.NumberReading.Ambiguous;
import io.sixwalk.trial.rules.NumberReading.DidYouMean;
import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.Reason;
import io.sixwalk.trial.rules.RecordChanges;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.TrustClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A card on the wire. The sentences are ready to be shown or read aloud; other people's words in
 * them stand between “curly marks”. The codes are for programs and must not be shown to people.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TrialCard")
public record TrialCard(
    @Schema(description = "The piece of what was given that was read as a number") String asked,
    @Schema(description = "The number of the record, or the one that was recognised") String number,
    String registry,
    @Schema(description = "The registry's own page") String page,
    @Schema(description = "The number that was probably meant; a person has to confirm it")
        String didYouMean,
    @Schema(description = "Numbers that the bare digits could be") List<String> candidates,
    @Schema(description = "Further numbers in what was given; each needs a question of its own")
        List<String> otherNumbers,
    @Schema(description = "The title that the sponsor chose; other people's words") String title,
    TrustClass trustClass,
    Openness openness,
    String language,
    List<String> headline,
    @Schema(description = "Whether somebody can join; never part of the class")
        List<String> opennessLines,
    List<ReasonView> reasons,
    @Schema(description = "Shown beside the class; decides nothing") List<ReasonView> alsoInRecord,
    List<NotCheckedView> notChecked,
    List<String> questions,
    String careTeam,
    String harm,
    CopyView copy,
    @Schema(description = "What the record says differently since the version before")
        ChangesView changes) {

  private static final Set<String> OUR_OWN_VALUES = Set.of("true", "false", "yes", "no");

  /** One thing that is said, and what it rests on. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrialReason")
  public record ReasonView(
      String rule,
      String sentence,
      @Schema(description = "The field of the record or of the question") String field,
      @Schema(description = "What stands there, word for word") String value,
      @Schema(description = "Whether the value is other people's words") boolean quoted,
      @Schema(
              description =
                  "Of the copy, of the document or of the question: 2021, 2021-07 or 2021-07-22")
          String date,
      @Schema(description = "Where to read it, when that is not the record") String source) {}

  /** Something that could not be checked. */
  @Schema(name = "TrialNotChecked")
  public record NotCheckedView(String what, String sentence) {}

  /** The copy that was searched. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrialCopy")
  public record CopyView(
      String date,
      @Schema(description = "More than 30 days before the question, or without a date") boolean old,
      @Schema(description = "False when only some fields of the record are here") Boolean complete,
      String sentence) {}

  /** What changed between two versions. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrialChanges")
  public record ChangesView(
      @Schema(description = "The date of the version before") String since,
      List<ChangeView> fields) {}

  /** A field that changed. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "TrialChange")
  public record ChangeView(String field, String name, String was, String now, String sentence) {}

  /** The card of an answer. */
  public static TrialCard of(
      TrialLookup.Judged judged, List<RegistryNumber> others, Locale locale) {
    Assessment assessment = judged.assessment();
    Card card = CardWriter.write(assessment, locale);
    Optional<RegistryNumber> number = assessment.shownNumber();
    NumberReading reading = assessment.number();
    return new TrialCard(
        reading.asWritten().isEmpty() ? null : reading.asWritten(),
        number.map(RegistryNumber::value).orElse(null),
        number.map(n -> n.registry().displayName()).orElse(null),
        number.flatMap(RegistryNumber::page).orElse(null),
        reading instanceof DidYouMean meant ? meant.suggestion().value() : null,
        reading instanceof Ambiguous unclear ? values(unclear.candidates()) : null,
        others.isEmpty() ? null : values(others),
        assessment
            .record()
            .flatMap(r -> r.titles().brief().or(() -> r.titles().official()))
            .orElse(null),
        assessment.trustClass(),
        assessment.openness(),
        card.locale().getLanguage(),
        card.of(Section.HEADLINE),
        card.of(Section.OPENNESS),
        reasons(assessment.reasons(), card.of(Section.REASON)),
        reasons(assessment.alsoInRecord(), card.of(Section.ALSO_KNOWN)),
        notChecked(assessment, card.of(Section.NOT_CHECKED)),
        card.of(Section.QUESTION),
        String.join(" ", card.of(Section.CARE_TEAM)),
        String.join(" ", card.of(Section.HARM)),
        copy(assessment, card),
        judged
            .previous()
            .flatMap(older -> changes(older, assessment.record().orElseThrow(), locale))
            .orElse(null));
  }

  private static List<String> values(List<RegistryNumber> numbers) {
    return numbers.stream().map(RegistryNumber::value).toList();
  }

  private static List<ReasonView> reasons(List<Reason> reasons, List<String> sentences) {
    return IntStream.range(0, reasons.size())
        .mapToObj(i -> reason(reasons.get(i), sentences.get(i)))
        .toList();
  }

  private static ReasonView reason(Reason reason, String sentence) {
    return new ReasonView(
        reason.rule().name(),
        sentence,
        reason.field().orElse(null),
        reason.value().orElse(null),
        reason.value().filter(v -> !OUR_OWN_VALUES.contains(v)).isPresent(),
        reason.date().map(PartialDate::toString).orElse(null),
        reason.source().orElse(null));
  }

  private static List<NotCheckedView> notChecked(Assessment assessment, List<String> sentences) {
    return IntStream.range(0, sentences.size())
        .mapToObj(
            i -> new NotCheckedView(assessment.notChecked().get(i).what().name(), sentences.get(i)))
        .toList();
  }

  private static CopyView copy(Assessment assessment, Card card) {
    List<String> sentence = card.of(Section.COPY);
    return sentence.isEmpty()
        ? null
        : new CopyView(
            assessment.copyDate().map(PartialDate::toString).orElse(null),
            assessment.copyIsOld(),
            assessment.record().map(r -> r.copy().complete()).orElse(null),
            sentence.get(0));
  }

  private static Optional<ChangesView> changes(
      RegistryRecord older, RegistryRecord newer, Locale locale) {
    ChangeWriter words = ChangeWriter.in(locale);
    List<ChangeView> fields =
        RecordChanges.between(older, newer).stream().map(change -> view(change, words)).toList();
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ChangesView(older.copy().date().map(PartialDate::toString).orElse(null), fields));
  }

  private static ChangeView view(FieldChange change, ChangeWriter words) {
    return new ChangeView(
        change.field().v2Name(),
        words.name(change),
        change.was().orElse(null),
        change.now().orElse(null),
        words.sentence(change));
  }
}
