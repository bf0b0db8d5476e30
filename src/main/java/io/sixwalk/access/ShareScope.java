package io.sixwalk.access;

/** What a participant can share with a caregiver, and nothing else. */
public enum ShareScope {
  TREND_SUMMARY,
  ADHERENCE,
  TRIAL_CARD,
  PROXY_UPLOAD
}
