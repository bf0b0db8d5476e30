package io.sixwalk.schedule.reminder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.platform.http.Languages;
import io.sixwalk.platform.problem.FieldChecks;
import io.sixwalk.schedule.plan.QuietHours;
import io.sixwalk.schedule.plan.ReminderRule;
import io.sixwalk.schedule.plan.ReminderRule.Wishes;
import java.time.LocalTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a person wants to be reminded. Times are of the wall clock, as {@code 21:00}.
 *
 * @param quietFrom the first quiet minute
 * @param quietTo the first minute that is no longer quiet; the same as {@code quietFrom}: none is
 * @param zone whose clock the times mean; left out, the study zone's
 * @param language of the reminders; left out, the one in which the person last asked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReminderSettings")
public record ReminderSettings(
    Boolean optedOut,
    String remindAt,
    String quietFrom,
    String quietTo,
    String zone,
    String language) {
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

  static final ReminderSettings DEFAULT =
      new ReminderSettings(
          false,
          ReminderRule.DEFAULT_TIME.toString(),
          QuietHours.DEFAULT.from().toString(),
          QuietHours.DEFAULT.to().toString(),
          null,
          null);

  void check() {
    FieldChecks checks = new FieldChecks().present("/optedOut", optedOut);
    time(checks, "/remindAt", remindAt);
    time(checks, "/quietFrom", quietFrom);
    time(checks, "/quietTo", quietTo);
    if (zone != null) {
      checks.zone("/zone", zone);
    }
    checks
        .that(
            language == null
                || Languages.SPOKEN.stream().anyMatch(l -> l.getLanguage().equals(language)),
            "/language",
            "unknown",
            "Reminders come in English (en) or Spanish (es).")
        .orRefuse();
  }

  private static void time(FieldChecks checks, String pointer, String time) {
    checks
        .present(pointer, time)
        .that(
            time == null || time.matches(TIME),
            pointer,
            "pattern",
            "A time has two digits, a colon and two digits, such as 21:00.");
  }

  Wishes wishes(ZoneId studyZone) {
    return new Wishes(
        optedOut,
        LocalTime.parse(remindAt),
        new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo)),
        zone == null ? studyZone : ZoneId.of(zone));
  }
}
