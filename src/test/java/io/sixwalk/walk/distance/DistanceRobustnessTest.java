package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.walk.distance.simulator.Course;
import io.sixwalk.walk.distance.simulator.NoiseLevel;
import io.sixwalk.walk.distance.simulator.SimulatedWalk;
import io.sixwalk.walk.distance.simulator.SpeedClass;
import io.sixwalk.walk.distance.simulator.WalkSimulator;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each fault of a recording gets its flag, and the distance survives it as far as it can. */
class DistanceRobustnessTest {
  private final DistanceEngine engine = new DistanceEngine();
  private final SimulatedWalk walk =
      new WalkSimulator(NoiseLevel.OPEN_SKY).walk(SpeedClass.FROM_0_70, new SplittableRandom(5));
  private final WalkRecording recording = walk.recording();

  private DistanceEstimate estimate(WalkRecording changed) {
    return (DistanceEstimate) engine.estimate(changed);
  }

  private void staysClose(DistanceEstimate estimate) {
    double allowed = Math.max(20, 3 * estimate.standardErrorMetres());
    assertThat(estimate.metres())
        .isBetween(walk.trueMetres() - allowed, walk.trueMetres() + allowed);
  }

  private Fixes rows(IntPredicate keep) {
    int[] kept = IntStream.range(0, recording.fixes().size()).filter(keep).toArray();
    return pick(recording.fixes(), kept);
  }

  static Fixes pick(Fixes fixes, int[] rows) {
    return Fixes.of(
        Column.of(IntStream.of(rows).mapToDouble(fixes.elapsedSeconds()::get).toArray()),
        Column.of(IntStream.of(rows).mapToDouble(fixes.latitudeDegrees()::get).toArray()),
        Column.of(IntStream.of(rows).mapToDouble(fixes.longitudeDegrees()::get).toArray()),
        Column.of(IntStream.of(rows).mapToDouble(fixes.accuracyMetres()::get).toArray()));
  }

  private interface Change {
    double[] row(int i, double[] row);
  }

  private Fixes changed(Change change) {
    Fixes f = recording.fixes();
    double[][] columns = new double[4][f.size()];
    for (int i = 0; i < f.size(); i++) {
      double[] row =
          change.row(
              i,
              new double[] {
                f.elapsedSeconds().get(i),
                f.latitudeDegrees().get(i),
                f.longitudeDegrees().get(i),
                f.accuracyMetres().get(i)
              });
      for (int c = 0; c < 4; c++) {
        columns[c][i] = row[c];
      }
    }
    return Fixes.of(
        Column.of(columns[0]), Column.of(columns[1]), Column.of(columns[2]), Column.of(columns[3]));
  }

  private static double[] with(double[] row, int column, double value) {
    row[column] = value;
    return row;
  }

  @Test
  void nothing_recorded_gives_a_reason_instead_of_metres() {
    DistanceResult result = engine.estimate(WalkRecording.of(360, Fixes.none(), Steps.none()));

    assertThat(((NoEstimate) result).reason()).isEqualTo(NoEstimate.Reason.NO_SOURCE);
    assertThat(result.hasFlag(DistanceFlag.NO_POSITIONS)).isTrue();
    assertThat(result.hasFlag(DistanceFlag.NO_STEPS)).isTrue();
  }

  @Test
  void a_recording_of_five_seconds_is_too_short_for_sensors() {
    DistanceResult result =
        engine.estimate(WalkRecording.of(5, recording.fixes(), recording.steps()));

    assertThat(((NoEstimate) result).reason()).isEqualTo(NoEstimate.Reason.TOO_SHORT);
  }

  @Test
  void two_fixes_without_steps_are_too_few() {
    DistanceResult result = engine.estimate(WalkRecording.of(360, rows(i -> i < 2), Steps.none()));

    assertThat(((NoEstimate) result).reason()).isEqualTo(NoEstimate.Reason.TOO_FEW_USABLE_ROWS);
  }

  @Test
  void ten_fixes_without_steps_have_a_standard_error_that_keeps_them_from_counting() {
    DistanceEstimate spread =
        estimate(WalkRecording.of(360, rows(i -> i % 36 == 0 && i < 360), Steps.none()));

    assertThat(spread.standardErrorMetres()).isGreaterThan(15);
  }

  @Test
  void positions_of_the_first_minute_alone_are_flagged_and_bridged_by_steps() {
    DistanceEstimate estimate = estimate(recording.withFixes(rows(i -> i < 90)));

    assertThat(estimate.hasFlag(DistanceFlag.SHORTER_THAN_WALK)).isTrue();
    assertThat(estimate.standardErrorMetres())
        .isGreaterThan(estimate(recording).standardErrorMetres());
    staysClose(estimate);
  }

  @Test
  void a_gap_of_a_minute_is_flagged_and_bridged() {
    DistanceEstimate estimate = estimate(recording.withFixes(rows(i -> i < 150 || i > 210)));

    assertThat(estimate.hasFlag(DistanceFlag.POSITION_GAP)).isTrue();
    assertThat(estimate.coveredSeconds()).isLessThan(310);
    staysClose(estimate);
  }

  @Test
  void fixes_at_null_island_are_left_out() {
    DistanceEstimate estimate =
        estimate(
            recording.withFixes(
                changed((i, row) -> i % 50 == 7 ? new double[] {row[0], 0, 0, 4} : row)));

    assertThat(estimate.hasFlag(DistanceFlag.NULL_ISLAND)).isTrue();
    staysClose(estimate);
  }

  @Test
  void a_lasting_jump_of_500_m_adds_nothing() {
    DistanceEstimate estimate =
        estimate(
            recording.withFixes(
                changed((i, row) -> i > 200 ? with(row, 1, row[1] + 500 / 111_000.0) : row)));

    assertThat(estimate.hasFlag(DistanceFlag.POSITION_JUMP)).isTrue();
    staysClose(estimate);
  }

  @Test
  void a_short_excursion_of_500_m_adds_nothing() {
    DistanceEstimate estimate =
        estimate(
            recording.withFixes(
                changed(
                    (i, row) ->
                        i > 200 && i < 206 ? with(row, 1, row[1] + 500 / 111_000.0) : row)));

    assertThat(estimate.hasFlag(DistanceFlag.POSITION_JUMP)).isTrue();
    staysClose(estimate);
  }

  @Test
  void old_first_fixes_from_elsewhere_are_left_out() {
    DistanceEstimate estimate =
        estimate(
            recording.withFixes(
                changed((i, row) -> i < 3 ? with(row, 2, row[2] + 300 / 74_000.0) : row)));

    assertThat(estimate.hasFlag(DistanceFlag.POSITION_JUMP)).isTrue();
    staysClose(estimate);
  }

  @Test
  void repeated_times_are_flagged_and_the_most_accurate_fix_counts() {
    int n = recording.fixes().size();
    int[] doubled = IntStream.range(0, 2 * n).map(i -> i / 2).toArray();

    DistanceEstimate estimate = estimate(recording.withFixes(pick(recording.fixes(), doubled)));

    assertThat(estimate.hasFlag(DistanceFlag.REPEATED_TIME)).isTrue();
    assertThat(estimate.metres()).isEqualTo(estimate(recording).metres());
  }

  @Test
  void times_out_of_order_are_flagged_and_sorted() {
    int n = recording.fixes().size();
    int[] swapped =
        IntStream.range(0, n - n % 10)
            .map(i -> i % 10 == 3 ? i + 1 : i % 10 == 4 ? i - 1 : i)
            .toArray();

    DistanceEstimate estimate = estimate(recording.withFixes(pick(recording.fixes(), swapped)));

    assertThat(estimate.hasFlag(DistanceFlag.TIME_OUT_OF_ORDER)).isTrue();
    assertThat(estimate.metres())
        .isEqualTo(estimate(recording.withFixes(rows(i -> i < n - n % 10))).metres());
  }

  @Test
  void fixes_on_wall_time_are_brought_back() {
    DistanceEstimate estimate =
        estimate(recording.withFixes(changed((i, row) -> with(row, 0, row[0] + 1.7e9))));

    assertThat(estimate.hasFlag(DistanceFlag.CLOCK_OFFSET)).isTrue();
    staysClose(estimate);
  }

  @Test
  void a_clock_that_jumps_an_hour_in_mid_walk_is_repaired() {
    DistanceEstimate estimate =
        estimate(
            recording.withFixes(changed((i, row) -> i > 180 ? with(row, 0, row[0] + 3600) : row)));

    assertThat(estimate.hasFlag(DistanceFlag.CLOCK_OFFSET)).isTrue();
    assertThat(estimate.coveredSeconds()).isGreaterThan(340);
    staysClose(estimate);
  }

  @Test
  void fixes_long_before_the_start_are_left_out() {
    DistanceEstimate estimate =
        estimate(recording.withFixes(changed((i, row) -> i < 5 ? with(row, 0, -100.0 + i) : row)));

    assertThat(estimate.hasFlag(DistanceFlag.OUTSIDE_WALK)).isTrue();
    staysClose(estimate);
  }

  @Test
  void missing_negative_and_absurd_accuracies_are_replaced() {
    double[] odd = {Double.NaN, -1, 0, 1e300};
    DistanceEstimate some =
        estimate(
            recording.withFixes(changed((i, row) -> i % 3 == 0 ? with(row, 3, odd[i % 4]) : row)));
    DistanceEstimate all =
        estimate(recording.withFixes(changed((i, row) -> with(row, 3, Double.NaN))));

    assertThat(some.hasFlag(DistanceFlag.ACCURACY_UNUSABLE)).isTrue();
    assertThat(all.hasFlag(DistanceFlag.ACCURACY_UNUSABLE)).isTrue();
    staysClose(some);
    staysClose(all);
  }

  @Test
  void rows_that_are_no_numbers_are_left_out() {
    DistanceEstimate estimate =
        estimate(
            recording.withFixes(
                changed(
                    (i, row) ->
                        switch (i % 40) {
                          case 3 -> with(row, 1, Double.NaN);
                          case 4 -> with(row, 2, 400);
                          case 5 -> with(row, 0, Double.POSITIVE_INFINITY);
                          default -> row;
                        })));

    assertThat(estimate.hasFlag(DistanceFlag.VALUE_UNUSABLE)).isTrue();
    staysClose(estimate);
  }

  @Test
  void a_phone_that_lies_still_is_not_walked() {
    SplittableRandom random = new SplittableRandom(9);
    double[] place = {recording.fixes().latitudeDegrees().get(0), 16.37};
    Fixes still =
        changed(
            (i, row) ->
                new double[] {
                  row[0],
                  place[0] + 1e-6 * random.nextGaussian(),
                  place[1] + 1e-6 * random.nextGaussian(),
                  4
                });

    DistanceResult result = engine.estimate(WalkRecording.of(360, still, Steps.none()));

    assertThat(((DistanceEstimate) result).metres()).isLessThan(60);
  }

  @Test
  void running_speed_is_flagged() {
    SimulatedWalk ride =
        new WalkSimulator(NoiseLevel.OPEN_SKY)
            .walk(
                2.9,
                Course.random(Course.Kind.LOOP, 1044, new SplittableRandom(1)),
                new SplittableRandom(2));

    assertThat(estimate(ride.recording()).hasFlag(DistanceFlag.SPEED_IMPLAUSIBLE)).isTrue();
  }

  @Test
  void nothing_odd_raises_no_flag_of_a_fault() {
    DistanceEstimate estimate = estimate(recording);

    assertThat(estimate.flags())
        .extracting(RaisedFlag::flag)
        .isSubsetOf(DistanceFlag.RESTS, DistanceFlag.STEPS_LATE, DistanceFlag.SETTLING);
  }
}
