package io.sixwalk.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.schedule.plan.AskedAfter;
import io.sixwalk.schedule.plan.PlanItem;
import io.sixwalk.schedule.plan.Rhythm;
import io.sixwalk.schedule.plan.Task;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A study's plan as its admins read and send it. In a request's body {@code version}, {@code
 * inForceFrom} and {@code warnings} are ignored.
 *
 * @param silentAfterDays after so many days with nothing received a person counts as silent
 * @param warnings what of the plan cannot be asked as the study stands now, such as a window that
 *     was renamed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudyPlan")
public record PlanView(
    Integer version,
    Instant inForceFrom,
    Integer silentAfterDays,
    List<Item> items,
    List<FieldProblem> warnings) {

  /** What an item asks for. */
  public enum Kind {
    WALK,
    QUESTIONNAIRE
  }

  /**
   * Asked only where the latest answer to another questionnaire, given while this one could be
   * answered, scores high enough.
   *
   * @param instrument another item asks it, in the same rhythm
   * @param score code of one of its scores
   * @param atLeast the least score after which this is asked
   */
  @Schema(name = "StudyPlanCondition")
  public record Condition(String instrument, String score, Double atLeast) {}

  /**
   * One line. Exactly one of {@code windows}, {@code everyDays} and {@code weekdays} is set.
   *
   * @param code names the item, in every version of the plan
   * @param version of the instrument; left out in a request, the newest that has wording
   * @param languages in which it may be shown where the reader's own is missing, the best first;
   *     left out in a request, all that it has
   * @param times how often it is to be done each time it is asked; 1 if left out
   * @param windows codes of visit windows
   * @param fromDay first study day; needed but in windows
   * @param toDay last study day; needed but in windows
   * @param graceDays days after the last one on which it is still taken; none if left out
   * @param askedAfter asks it only after a score of another questionnaire; always if left out
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "StudyPlanItem")
  public record Item(
      String code,
      Kind task,
      String instrument,
      String version,
      List<String> languages,
      Integer times,
      List<String> windows,
      Integer everyDays,
      List<DayOfWeek> weekdays,
      Integer fromDay,
      Integer toDay,
      Integer graceDays,
      Condition askedAfter) {

    static final int EARLIEST_DAY = -36_525;
    static final int LATEST_DAY = 36_525;

    /** The same with what is left out filled in. */
    Item completed(String instrumentVersion, List<String> itsLanguages) {
      return new Item(
          code,
          task,
          instrument,
          instrumentVersion,
          itsLanguages,
          times == null ? 1 : times,
          windows,
          everyDays,
          weekdays,
          fromDay,
          toDay,
          graceDays == null ? 0 : graceDays,
          askedAfter);
    }

    PlanItem rule() {
      return new PlanItem(
          code,
          task == Kind.WALK
              ? new Task.Walk()
              : new Task.Questionnaire(instrument, version, languages),
          times,
          rhythm(),
          fromDay == null ? EARLIEST_DAY : fromDay,
          toDay == null ? LATEST_DAY : toDay,
          graceDays,
          Optional.ofNullable(askedAfter)
              .map(c -> new AskedAfter(c.instrument(), c.score(), c.atLeast())));
    }

    private Rhythm rhythm() {
      if (windows != null) {
        return new Rhythm.InWindows(Set.copyOf(windows));
      }
      return everyDays != null
          ? new Rhythm.EveryDays(everyDays)
          : new Rhythm.OnWeekdays(Set.copyOf(weekdays));
    }
  }
}
