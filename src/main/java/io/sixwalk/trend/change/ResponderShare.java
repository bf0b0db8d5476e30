package io.sixwalk.trend.change;

/**
 * The share of a group that reached a change, with Wilson's 95 % score interval (Wilson 1927,
 * doi:10.1080/01621459.1927.10502953). For display: groups are compared by models, not by this.
 *
 * @param responders people who reached it
 * @param people of how many; a missing person is counted as one who did not, in the primary share
 * @param share responders divided by people
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record ResponderShare(int responders, int people, double share, double low, double high) {
  private static final double Z95 = 1.959963984540054;

  /**
   * Forms the share.
   *
   * @throws IllegalArgumentException unless 0 &lt;= responders &lt;= people and people &gt; 0
   */
  public static ResponderShare of(int responders, int people) {
    if (responders < 0 || people < 1 || responders > people) {
      throw new IllegalArgumentException(responders + " of " + people + " is no share");
    }
    double n = people;
    double p = responders / n;
    double z2 = Z95 * Z95;
    double centre = (p + z2 / (2 * n)) / (1 + z2 / n);
    double half = Z95 / (1 + z2 / n) * Math.sqrt(p * (1 - p) / n + z2 / (4 * n * n));
    return new ResponderShare(
        responders, people, p, Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
