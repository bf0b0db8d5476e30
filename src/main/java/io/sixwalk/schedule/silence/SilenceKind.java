package io.sixwalk.schedule.silence;

/** What has gone silent: the person altogether, or one sensor of the newest walks. */
public enum SilenceKind {
  NOTHING_SENT,
  STEPS,
  POSITIONS,
  HEART_RATE
}
