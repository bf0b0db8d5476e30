package io.sixwalk.trend.change;

/**
 * Walking aids, grouped by how much support they give. The same aid is asked for in every test
 * (American Thoracic Society 2002, doi:10.1164/ajrccm.166.1.at1102); one hand, two hands, frame and
 * rollator are kept apart.
 */
public enum AidGroup {
  NONE,
  ONE_STICK,
  TWO_STICKS_OR_CRUTCHES,
  WALKING_FRAME,
  ROLLATOR,
  OTHER
}
