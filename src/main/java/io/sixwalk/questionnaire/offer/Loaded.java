package io.sixwalk.questionnaire.offer;

/** What became of loading a definition or a pack. */
public enum Loaded {
  ADDED,
  /** The same was there already. */
  HERE_ALREADY
}
