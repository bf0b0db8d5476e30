package io.sixwalk.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.questionnaire.StudyCatalogue;
import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.schedule.plan.Adherence;
import io.sixwalk.schedule.plan.AskedAfter;
import io.sixwalk.schedule.plan.Occurrence;
import io.sixwalk.schedule.plan.Schedule;
import io.sixwalk.schedule.plan.ScheduledItem;
import io.sixwalk.schedule.plan.Status;
import io.sixwalk.schedule.plan.Task;
import io.sixwalk.schedule.silence.SilenceKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One person's schedule, in numbers and words.
 *
 * @param date today in the study zone
 * @param studyDay days since day 0; left out while there is none
 * @param planVersion the version of the plan in force
 * @param words today in one sentence
 * @param followUps to the person only: what the plan asks after a score of another questionnaire,
 *     while that is not known here
 * @param silences to the care team only: what is silent now, the longest first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonSchedule")
public record ScheduleView(
    LocalDate date,
    String zone,
    LocalDate dayZero,
    Integer studyDay,
    int planVersion,
    String words,
    @Schema(description = "What can be done today; what closes first stands first")
        List<Entry> today,
    @Schema(description = "What begins within four weeks, and of each item the next time")
        List<Entry> coming,
    @Schema(description = "What closed with less than was asked; the newest first")
        List<Entry> missed,
    @Schema(description = "What was done, or said to be impossible; the newest first")
        List<Entry> done,
    Adherence adherence,
    List<FollowUp> followUps,
    List<Silent> silences) {

  /**
   * Nothing comes any more, or one sensor is missing from the newest walks.
   *
   * @param since date in the study zone: of the last sign of the person; of a sensor, of the first
   *     walk without it
   */
  @Schema(name = "Silent")
  public record Silent(SilenceKind kind, LocalDate since) {}

  /**
   * One time that one item is asked for. Dates are of the study zone, both ends inclusive.
   *
   * @param language in which the questionnaire is to be shown
   * @param lastOn last date on which it is asked for
   * @param closesOn last date on which it is still taken
   * @param done how often it was done; of walks, those that count
   * @param sent everything that came for it
   * @param restUntil of walks: when another one would be counted again, where today none would
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScheduleEntry")
  public record Entry(
      String item,
      PlanView.Kind task,
      String instrument,
      String version,
      String language,
      String window,
      LocalDate firstOn,
      LocalDate lastOn,
      LocalDate closesOn,
      int times,
      int done,
      int sent,
      boolean doneToday,
      LocalDate restUntil,
      Status status,
      String title,
      List<String> words) {}

  /**
   * What a phone without a connection needs to go on to the next questionnaire by itself. To be
   * followed, never to be shown.
   *
   * @param after the questionnaire whose score decides
   * @param sumOf items of it whose answers add up to that score; left out where only the server can
   *     tell
   * @param atLeast the least sum after which {@code entry} is asked
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScheduleFollowUp")
  public record FollowUp(String after, List<String> sumOf, Double atLeast, Entry entry) {}

  /**
   * The view.
   *
   * @param silences empty for the person's own, who is told instead what may follow
   */
  static ScheduleView of(
      Schedule schedule,
      ScheduleInput input,
      int planVersion,
      StudyCatalogue catalogue,
      Optional<List<Silent>> silences,
      Locale language) {
    ScheduleWords words = ScheduleWords.in(language);
    Entries entries = new Entries(schedule.today(), catalogue, language, words);
    List<ScheduledItem> today = schedule.dueToday();
    return new ScheduleView(
        schedule.today(),
        input.zone().getId(),
        input.dayZero().orElse(null),
        schedule.studyDay().orElse(null),
        planVersion,
        words.headline(
            input.dayZero().isPresent(),
            (int) today.stream().filter(ScheduledItem::isForToday).count()),
        entries.of(today),
        entries.of(schedule.coming()),
        entries.of(schedule.missed()),
        entries.of(schedule.done()),
        Adherence.of(schedule.items()),
        silences.isPresent() ? null : schedule.mayFollow().stream().map(entries::followUp).toList(),
        silences.orElse(null));
  }

  /** What can be done today alone. */
  static List<Entry> today(Schedule schedule, StudyCatalogue catalogue, Locale language) {
    return new Entries(schedule.today(), catalogue, language, ScheduleWords.in(language))
        .of(schedule.dueToday());
  }

  private record Entries(
      LocalDate today, StudyCatalogue catalogue, Locale language, ScheduleWords words) {
    List<Entry> of(List<ScheduledItem> items) {
      return items.stream().map(this::of).toList();
    }

    FollowUp followUp(Occurrence o) {
      AskedAfter condition = o.item().askedAfter().orElseThrow();
      List<Instrument> versions = catalogue.versions(condition.instrument());
      Optional<List<String>> sum =
          versions.isEmpty()
              ? Optional.empty()
              : plainSum(versions.get(versions.size() - 1), condition.score());
      return new FollowUp(
          condition.instrument(),
          sum.orElse(null),
          sum.map(items -> condition.atLeast()).orElse(null),
          of(new ScheduledItem(o, Status.COMING, 0, 0, false, Optional.empty())));
    }

    private static Optional<List<String>> plainSum(Instrument instrument, String score) {
      return instrument.scoring().stream()
          .flatMap(id -> BundledInstruments.scoring().find(id).stream())
          .filter(algorithm -> algorithm.codes().equals(List.of(score)))
          .flatMap(algorithm -> algorithm.plainSum().stream())
          .findFirst();
    }

    private Entry of(ScheduledItem item) {
      Occurrence o = item.occurrence();
      Task.Questionnaire asked = o.item().task() instanceof Task.Questionnaire q ? q : null;
      Optional<Instrument> instrument =
          asked == null ? Optional.empty() : catalogue.find(asked.instrument(), asked.version());
      String shownIn = asked == null ? null : shownIn(asked, instrument.orElse(null)).orElse(null);
      return new Entry(
          o.item().code(),
          asked == null ? PlanView.Kind.WALK : PlanView.Kind.QUESTIONNAIRE,
          asked == null ? null : asked.instrument(),
          asked == null ? null : asked.version(),
          shownIn,
          o.window().orElse(null),
          o.first(),
          o.last(),
          o.closes(),
          o.item().times(),
          item.done(),
          item.sent(),
          item.doneToday(),
          item.restUntil().orElse(null),
          item.status(),
          words.title(item, asked == null ? "" : title(asked, instrument.orElse(null), shownIn)),
          words.lines(item, today));
    }

    /** The reader's language, or the first of the plan's in which the wording is there. */
    private Optional<String> shownIn(Task.Questionnaire asked, Instrument instrument) {
      if (instrument == null) {
        return Optional.empty();
      }
      return instrument.language(language.getLanguage()).isPresent()
          ? Optional.of(language.getLanguage())
          : asked.languages().stream().filter(l -> instrument.language(l).isPresent()).findFirst();
    }

    private String title(Task.Questionnaire asked, Instrument instrument, String shownIn) {
      if (instrument == null) {
        return asked.instrument();
      }
      Map<String, String> titles = instrument.title();
      return titles.getOrDefault(
          language.getLanguage(),
          titles.getOrDefault(
              shownIn == null ? "en" : shownIn, titles.getOrDefault("en", asked.instrument())));
    }
  }
}
