package io.sixwalk.trend.change;

import static io.sixwalk.trend.change.SamplePeople.COURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sixwalk.platform.calendar.ZoneHistory;
import io.sixwalk.walk.distance.MethodFamily;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparabilityTest {

  @Test
  void study_days_are_calendar_days_across_the_change_of_the_clocks() {
    ZoneHistory madrid = ZoneHistory.always(ZoneId.of("Europe/Madrid"));
    // 28 March 2026 23:30 and 29 March 2026 00:30 local time; the clocks change that night.
    LocalDate before = madrid.dateOf(Instant.parse("2026-03-28T22:30:00Z"));
    LocalDate after = madrid.dateOf(Instant.parse("2026-03-28T23:30:00Z"));
    assertThat(StudyDays.between(before, after)).isEqualTo(1);
    // From noon to noon the next day only 23 hours pass.
    LocalDate noon = madrid.dateOf(Instant.parse("2026-03-28T11:00:00Z"));
    LocalDate nextNoon = madrid.dateOf(Instant.parse("2026-03-29T10:00:00Z"));
    assertThat(StudyDays.between(noon, nextNoon)).isEqualTo(1);
    assertThat(StudyDays.between(nextNoon, noon)).isEqualTo(-1);
  }

  @Test
  void class_is_built_of_course_length_to_half_a_metre_method_aid_and_oxygen() {
    assertThat(ComparabilityClass.measured(CourseKind.OVAL, 29.8, AidGroup.NONE))
        .isEqualTo(ComparabilityClass.measured(CourseKind.OVAL, 30.2, AidGroup.NONE))
        .isNotEqualTo(ComparabilityClass.measured(CourseKind.OVAL, 30.3, AidGroup.NONE));
    assertThat(COURSE.key()).isEqualTo("straight-shuttle-30.0m/laps-or-wheel/aid-none/room-air");
    ComparabilityClass oxygen =
        new ComparabilityClass(
            CourseKind.OUTDOOR_FREE,
            OptionalDouble.empty(),
            MethodFamily.SATELLITE_AND_FUSION,
            AidGroup.ROLLATOR,
            new Oxygen(2.04, " Nasal "));
    assertThat(oxygen.key())
        .isEqualTo("outdoor-free/satellite-and-fusion/aid-rollator/oxygen-2.0-nasal");
    assertThat(new Oxygen(0, "nasal")).isEqualTo(Oxygen.ROOM_AIR);
    assertThatThrownBy(
            () -> ComparabilityClass.measured(CourseKind.OUTDOOR_FREE, 30, AidGroup.NONE))
        .hasMessageContaining("no course length");
    assertThatThrownBy(() -> ComparabilityClass.measured(CourseKind.OVAL, 0, AidGroup.NONE))
        .hasMessageContaining("course length");
  }

  @Test
  void schedules_with_overlapping_windows_are_refused() {
    VisitWindow baseline = new VisitWindow("B", 0, -28, 0);
    assertThatThrownBy(
            () -> new VisitSchedule(baseline, List.of(new VisitWindow("D5", 5, 0, 9)), false))
        .hasMessageContaining("after the end of B");
    assertThatThrownBy(() -> new VisitWindow("D5", 5, 6, 9)).hasMessageContaining("not in 6..9");
  }
}
