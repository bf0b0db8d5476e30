package io.sixwalk.walk.distance;

import java.util.Locale;

/** Errors of one cell of the table. */
final class Tally {
  private int walks;
  private int none;
  private double sum;
  private double square;
  private int withinOne;
  private int withinTwo;
  private double errors;
  private double ruleSum;
  private double ruleSquare;

  void add(DistanceResult result, double trueMetres, double ruleMetres) {
    double rule = ruleMetres - trueMetres;
    ruleSum += rule;
    ruleSquare += rule * rule;
    if (!(result instanceof DistanceEstimate estimate)) {
      none++;
      return;
    }
    double error = estimate.metres() - trueMetres;
    walks++;
    sum += error;
    square += error * error;
    errors += estimate.standardErrorMetres();
    withinOne += Math.abs(error) <= estimate.standardErrorMetres() ? 1 : 0;
    withinTwo += Math.abs(error) <= 2 * estimate.standardErrorMetres() ? 1 : 0;
  }

  static String header(String first) {
    return "| " + first + " | n | bias | RMSE | in 1 SE | in 2 SE | mean SE | rule bias | rule RMSE |\n"
        + "| --- | --- | --- | --- | --- | --- | --- | --- | --- |";
  }

  String row(String name) {
    int all = walks + none;
    return String.format(
        Locale.ROOT,
        "| %s | %d | %+.1f | %.1f | %.0f %% | %.0f %% | %.1f | %+.1f | %.1f |",
        name,
        walks,
        sum / walks,
        Math.sqrt(square / walks),
        100.0 * withinOne / walks,
        100.0 * withinTwo / walks,
        errors / walks,
        ruleSum / all,
        Math.sqrt(ruleSquare / all));
  }
}
