package io.sixwalk.trend.change;

import io.sixwalk.walk.distance.MethodFamily;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented people for the tests of rules, words and picture; all share one day 0. */
public final class SamplePeople {
  public static final LocalDate DAY_ZERO = LocalDate.of(2026, 3, 2);
  public static final ComparabilityClass PHONE =
      ComparabilityClass.outdoors(MethodFamily.SATELLITE_AND_FUSION, AidGroup.NONE);
  public static final ComparabilityClass ROLLATOR =
      ComparabilityClass.outdoors(MethodFamily.SATELLITE_AND_FUSION, AidGroup.ROLLATOR);
  public static final ComparabilityClass COURSE =
      ComparabilityClass.measured(CourseKind.STRAIGHT_SHUTTLE, 30, AidGroup.NONE);

  private final List<WalkTest> tests = new ArrayList<>();
  private final List<VisitStatement> statements = new ArrayList<>();
  private Optional<LocalDate> dayZero = Optional.of(DAY_ZERO);
  private Optional<LocalDate> withdrawnOn = Optional.empty();
  private Optional<LocalDate> diedOn = Optional.empty();
  private VisitSchedule schedule = VisitSchedule.TREATMENT;
  private LocalDate today = DAY_ZERO.plusDays(110);
  private boolean practisedBefore;
  private boolean supervised;

  public static SamplePeople person() {
    return new SamplePeople();
  }

  SamplePeople walk(ComparabilityClass way, int day, double metres, boolean counts) {
    LocalDate date = DAY_ZERO.plusDays(day);
    tests.add(
        new WalkTest(
            String.format("walk-%03d", tests.size()),
            date,
            date.atTime(10, 0).toInstant(ZoneOffset.UTC).plusSeconds(tests.size()),
            way,
            metres,
            counts,
            supervised));
    return this;
  }

  public SamplePeople walk(int day, double metres) {
    return walk(PHONE, day, metres, true);
  }

  /** Walks on consecutive days. */
  public SamplePeople walks(int fromDay, double... metres) {
    for (double m : metres) {
      walk(fromDay++, m);
    }
    return this;
  }

  public SamplePeople otherWay(ComparabilityClass way, int fromDay, double... metres) {
    for (double m : metres) {
      walk(way, fromDay++, m, true);
    }
    return this;
  }

  public SamplePeople notCounted(int day, double metres) {
    return walk(PHONE, day, metres, false);
  }

  SamplePeople supervised() {
    supervised = true;
    return this;
  }

  SamplePeople atHome() {
    supervised = false;
    return this;
  }

  public SamplePeople unable(String window, VisitStatement.Reason reason) {
    statements.add(new VisitStatement(window, reason));
    return this;
  }

  SamplePeople withdrawn(int day) {
    withdrawnOn = Optional.of(DAY_ZERO.plusDays(day));
    return this;
  }

  SamplePeople died(int day) {
    diedOn = Optional.of(DAY_ZERO.plusDays(day));
    return this;
  }

  SamplePeople practisedBefore() {
    practisedBefore = true;
    return this;
  }

  public SamplePeople withoutDayZero() {
    dayZero = Optional.empty();
    return this;
  }

  SamplePeople observed() {
    schedule = VisitSchedule.OBSERVATION;
    return withoutDayZero();
  }

  public SamplePeople today(int day) {
    today = DAY_ZERO.plusDays(day);
    return this;
  }

  WalkDistanceRecord record() {
    return new WalkDistanceRecord(
        tests,
        dayZero,
        schedule,
        Thresholds.DEFAULT,
        today,
        statements,
        withdrawnOn,
        diedOn,
        practisedBefore);
  }

  public WalkDistanceTrend trend() {
    return WalkDistanceTrendRule.assess(record());
  }

  private static SamplePeople started() {
    return person().walk(-21, 296).walks(-15, 318, 322, 315).walks(-4, 324, 319);
  }

  /** One person for each thing that can be said first, by a name. */
  public static Map<String, WalkDistanceTrend> all() {
    Map<String, SamplePeople> people = new LinkedHashMap<>();
    people.put(
        "improved",
        started()
            .walks(25, 340, 332, 345, 338, 347)
            .notCounted(31, 512)
            .walk(58, 352)
            .walks(82, 362, 370, 358, 366, 371, 360)
            .today(130));
    people.put("improved-high", started().walks(82, 392, 402, 398, 406, 396, 400).today(99));
    people.put(
        "worse",
        started()
            .walks(25, 310, 304, 312)
            .walks(82, 282, 276, 290, 281, 284, 275)
            .walks(161, 270, 262, 266)
            .today(176));
    people.put("worse-high", started().walks(82, 222, 226, 220, 231, 224, 225).today(176));
    people.put(
        "stable",
        person()
            .walk(-26, 300)
            .walks(-20, 318, 322, 315, 324, 319, 321)
            .walks(82, 316, 322, 318, 325, 314, 320)
            .today(99));
    people.put("uncertain", started().walks(25, 322, 318, 321).today(38));
    people.put("uncertain-unsettled", started().walks(25, 342, 348, 341).today(38));
    people.put("uncertain-closed", started().walks(25, 342, 348, 341).today(60));
    people.put("first-try-only", person().walk(-3, 300).walks(82, 384, 390, 381, 395).today(99));
    people.put("begun", started().walks(25, 322).today(27));
    people.put("sparse", started().walks(82, 322, 318).today(110));
    people.put(
        "could-not-walk",
        started()
            .walks(25, 305, 311, 299, 304)
            .unable("D90", VisitStatement.Reason.UNABLE_HEALTH)
            .today(110));
    people.put("missed", started().walks(25, 300, 310, 305).notCounted(90, 301).today(230));
    people.put("other-way", started().otherWay(ROLLATOR, 82, 350, 355, 345).today(110));
    people.put(
        "changed-way",
        started()
            .walks(25, 322, 318, 330)
            .otherWay(ROLLATOR, 82, 350, 355, 345)
            .otherWay(COURSE, 95, 300, 290)
            .today(110));
    people.put("no-baseline", person().walks(25, 322, 318, 330).today(40));
    people.put("no-visit", started().today(10));
    people.put("no-walks", person().today(-10));
    people.put("no-day-zero", started().withoutDayZero().today(0));
    people.put("withdrawn", started().walks(25, 322, 318, 330).withdrawn(50).today(200));
    people.put("died", started().walks(25, 322, 318, 330).died(50).today(400));
    Map<String, WalkDistanceTrend> trends = new LinkedHashMap<>();
    people.forEach((name, person) -> trends.put(name, person.trend()));
    return trends;
  }
}
