package io.sixwalk.study;

import io.sixwalk.study.StudyRules.Thresholds;
import io.sixwalk.study.StudyRules.Window;
import java.util.List;

/** What a new study starts with, until it decides otherwise. */
public final class StudyDefaults {
  /**
   * Walk distance in frail older adults. MCID 30 m: Holland 2014, Eur Respir J 44:1428-1446,
   * doi:10.1183/09031936.00150314; small 20 m and substantial 50 m: Perera 2006, J Am Geriatr Soc
   * 54:743-749, doi:10.1111/j.1532-5415.2006.00701.x; measurement error 21 m supervised after
   * Steffen 2002, Phys Ther 82:128-137, doi:10.1093/ptj/82.2.128, and a more cautious 25 m at home.
   */
  public static final Thresholds THRESHOLDS =
      new Thresholds(
          1,
          30,
          20,
          50,
          25,
          21,
          6,
          3,
          15,
          "Holland 2014, Eur Respir J 44:1428-1446, doi:10.1183/09031936.00150314",
          "Adults with chronic respiratory disease (range 25 to 33 m); small and substantial"
              + " change: older adults, Perera 2006");

  /** Baseline, days 30, 90, 180, 270 and 365 with the days around them. */
  public static final List<Window> WINDOWS =
      List.of(
          new Window("BASELINE", -28, 0),
          new Window("D30", 20, 40),
          new Window("D90", 76, 104),
          new Window("D180", 159, 201),
          new Window("D270", 242, 298),
          new Window("D365", 337, 393));

  private StudyDefaults() {}
}
