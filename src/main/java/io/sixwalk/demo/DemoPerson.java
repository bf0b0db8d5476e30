package io.sixwalk.demo;

/**
 * Six invented people, one for each thing that the trend can say.
 *
 * @param baseline true metres of the walks before day 0, the first of them the practice walk
 * @param visit true metres of the walks around day 90
 */
enum DemoPerson {
  IMPROVES(
      "Demo 1: walks further",
      new double[] {272, 301, 297, 305, 299, 303},
      new double[] {361, 368, 357, 364, 362, 366}),
  WORSENS(
      "Demo 2: walks less far",
      new double[] {310, 331, 327, 335, 329, 333},
      new double[] {262, 268, 258, 265, 261, 266}),
  STAYS(
      "Demo 3: stays the same",
      new double[] {280, 309, 313, 306, 311, 308, 310},
      new double[] {310, 307, 313, 309, 311, 308}),
  UNCERTAIN(
      "Demo 4: too early to tell",
      new double[] {290, 318, 325, 321, 319, 323, 320},
      new double[] {325, 334, 328}),
  SPARSE("Demo 5: too few walks", new double[] {288, 305}, new double[] {320}),
  COULD_NOT_WALK(
      "Demo 6: could not walk for health reasons",
      new double[] {265, 284, 289, 281},
      new double[] {});

  final String words;
  final double[] baseline;
  final double[] visit;

  DemoPerson(String words, double[] baseline, double[] visit) {
    this.words = words;
    this.baseline = baseline;
    this.visit = visit;
  }

  String pseudonym() {
    return "DEMO-" + (ordinal() + 1);
  }
}
