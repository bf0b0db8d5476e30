package io.sixwalk.trend.reference;

import io.sixwalk.trend.reference.ExpectedDistance.Expected;
import io.sixwalk.trend.reference.ExpectedDistance.Reason;
import io.sixwalk.trend.reference.ExpectedDistance.Refused;

/**
 * The six-minute walk distance expected of people of 68 years and older: Enright PL and others
 * 2003, "The 6-min walk test: a quick measure of functional status in elderly adults", Chest
 * 123:387-398, doi:10.1378/chest.123.2.387. Population based (Cardiovascular Health Study); it
 * explains about a fifth of the differences between people, so it gives orientation and nothing
 * more.
 */
public final class Enright2003 {
  /** Names the equation in answers. */
  public static final String ID = "EN03";

  /** Where the equation is from. */
  public static final String SOURCE =
      "Enright 2003, Chest 123:387-398, doi:10.1378/chest.123.2.387";

  /** The youngest age in completed years. */
  public static final int YOUNGEST_YEARS = 68;

  /** The oldest age in completed years for which the equation is used here. */
  public static final int OLDEST_YEARS = 90;

  private Enright2003() {}

  /**
   * The expected distance: 510 m for men or 493 m for women, plus 2.2 m per cm of height, less 0.93
   * m per kg of weight and 5.3 m per year of age.
   *
   * @param sex which of the two equations
   * @param ageYears completed years on the day of the walk
   * @param heightCentimetres body height
   * @param weightKilograms body weight
   */
  public static ExpectedDistance expect(
      ReferenceSex sex, int ageYears, double heightCentimetres, double weightKilograms) {
    if (ageYears < YOUNGEST_YEARS) {
      return new Refused(ID, Reason.AGE_BELOW_RANGE);
    }
    if (ageYears > OLDEST_YEARS) {
      return new Refused(ID, Reason.AGE_ABOVE_RANGE);
    }
    if (sex == ReferenceSex.NOT_COVERED) {
      return new Refused(ID, Reason.SEX_NOT_COVERED);
    }
    if (!(heightCentimetres >= 120 && heightCentimetres <= 220)) {
      return new Refused(ID, Reason.HEIGHT_NOT_PLAUSIBLE);
    }
    if (!(weightKilograms >= 30 && weightKilograms <= 200)) {
      return new Refused(ID, Reason.WEIGHT_NOT_PLAUSIBLE);
    }
    double start = sex == ReferenceSex.MALE ? 510 : 493;
    return new Expected(
        ID, start + 2.2 * heightCentimetres - 0.93 * weightKilograms - 5.3 * ageYears);
  }
}
