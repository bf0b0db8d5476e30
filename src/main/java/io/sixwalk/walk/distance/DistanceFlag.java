package io.sixwalk.walk.distance;

/** What was odd in a recording. A flag explains a standard error; it never decides by itself. */
public enum DistanceFlag {
  /** No usable fix. */
  NO_POSITIONS,
  /** No usable step reading. */
  NO_STEPS,
  /** Fixes end early or start late: the trace is shorter than the walk. */
  SHORTER_THAN_WALK,
  /** More than 10 s without a fix. */
  POSITION_GAP,
  /** Median reported accuracy above 15 m. */
  POOR_ACCURACY,
  /** Accuracy missing, zero, negative or absurd in some rows. */
  ACCURACY_UNUSABLE,
  /** The receiver was still settling when the walk started. */
  SETTLING,
  /** Fixes that imply an impossible speed; the trace was cut or fixes left out there. */
  POSITION_JUMP,
  /** Fixes at latitude 0, longitude 0. */
  NULL_ISLAND,
  /** Rows without a number, or with one outside its range. */
  VALUE_UNUSABLE,
  /** Times that repeat. */
  REPEATED_TIME,
  /** Times that go backwards. */
  TIME_OUT_OF_ORDER,
  /** A column runs on another clock, or its clock jumped; times were moved. */
  CLOCK_OFFSET,
  /** Rows well before the start or after the end, left out. */
  OUTSIDE_WALK,
  /** The step counter went back and started again. */
  STEP_COUNTER_RESET,
  /** More steps than feet can make, or so short that some must be counted twice. */
  STEP_COUNT_IMPLAUSIBLE,
  /** Steps cover clearly less than the walk. */
  STEPS_INCOMPLETE,
  /** Steps are reported more than 5 s late. */
  STEPS_LATE,
  /** Rests found in the step counter. */
  RESTS,
  /** Two sources differ by more than their standard errors allow. */
  SOURCES_DISAGREE,
  /** Mean speed above 2.5 m/s: no walk. */
  SPEED_IMPLAUSIBLE,
  /** The positions hardly moved beyond their noise. */
  HARDLY_MOVED
}
