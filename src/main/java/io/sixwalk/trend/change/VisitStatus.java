package io.sixwalk.trend.change;

/** What became of a visit, apart from any result. */
public enum VisitStatus {
  /** As many walks count as were asked for. */
  COMPLETE,
  /** The window is over with some walks, but fewer than asked for. */
  PARTIAL,
  /** The window is over without a walk. */
  MISSED,
  /** The window is over, and none of its walks counts. */
  INVALID_ONLY,
  /** Could not walk for health reasons: said for the visit, not by one day's safety questions. */
  UNABLE_HEALTH,
  /** Could not walk for another reason. */
  UNABLE_OTHER,
  /** The person had left the study. */
  WITHDRAWN,
  /** The person had died. */
  DIED,
  /** The window has not begun. */
  NOT_DUE,
  /** The window runs, and fewer walks than asked for are there so far. */
  OPEN
}
