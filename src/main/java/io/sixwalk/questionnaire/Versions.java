package io.sixwalk.questionnaire;

import java.math.BigInteger;

/** Versions of definitions: three whole numbers with dots between them, compared as numbers. */
public final class Versions {
  private Versions() {}

  /**
   * Negative where {@code a} is the older one.
   *
   * @throws NumberFormatException if one is no version
   */
  public static int compare(String a, String b) {
    String[] as = a.split("\\.");
    String[] bs = b.split("\\.");
    for (int i = 0; i < 3; i++) {
      int order = new BigInteger(as[i]).compareTo(new BigInteger(bs[i]));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
