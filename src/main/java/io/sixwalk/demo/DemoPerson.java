package io.sixwalk.demo;

/**
 * Six invented people, one for each thing that the trend can say.
 *
 * @param baseline true metres of the walks before day 0, the first of them the practice walk
 * @param visit true metres of the walks around day 90
 * @param limitedAtStart limits in activities before day 0, from 1 (a lot) to 3 (not at all)
 * @param limitedLater the same around day 90
 * @param lowAtStart low mood before day 0, 0 (not at all) to 3 (nearly every day)
 * @param lowLater the same around day 90
 * @param fellInWeek week of the diary, from 0, with a fall in it; -1 for none
 */
enum DemoPerson {
  IMPROVES(
      "Demo 1: walks further",
      new double[] {272, 301, 297, 305, 299, 303},
      new double[] {361, 368, 357, 364, 362, 366},
      2,
      3,
      1,
      0,
      -1),
  WORSENS(
      "Demo 2: walks less far",
      new double[] {310, 331, 327, 335, 329, 333},
      new double[] {262, 268, 258, 265, 261, 266},
      2,
      1,
      1,
      3,
      2),
  STAYS(
      "Demo 3: stays the same",
      new double[] {280, 309, 313, 306, 311, 308, 310},
      new double[] {310, 307, 313, 309, 311, 308},
      2,
      2,
      1,
      1,
      -1),
  UNCERTAIN(
      "Demo 4: too early to tell",
      new double[] {290, 318, 325, 321, 319, 323, 320},
      new double[] {325, 334, 328},
      2,
      2,
      0,
      1,
      -1),
  SPARSE("Demo 5: too few walks", new double[] {288, 305}, new double[] {320}, 2, 2, 1, 1, -1),
  COULD_NOT_WALK(
      "Demo 6: could not walk for health reasons",
      new double[] {265, 284, 289, 281},
      new double[] {},
      1,
      1,
      2,
      2,
      0);

  final String words;
  final double[] baseline;
  final double[] visit;
  final int limitedAtStart;
  final int limitedLater;
  final int lowAtStart;
  final int lowLater;
  final int fellInWeek;

  DemoPerson(
      String words,
      double[] baseline,
      double[] visit,
      int limitedAtStart,
      int limitedLater,
      int lowAtStart,
      int lowLater,
      int fellInWeek) {
    this.words = words;
    this.baseline = baseline;
    this.visit = visit;
    this.limitedAtStart = limitedAtStart;
    this.limitedLater = limitedLater;
    this.lowAtStart = lowAtStart;
    this.lowLater = lowLater;
    this.fellInWeek = fellInWeek;
  }

  String pseudonym() {
    return "DEMO-" + (ordinal() + 1);
  }
}
