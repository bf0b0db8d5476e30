package io.sixwalk.questionnaire;

import java.math.BigInteger;
import java.util.regex.Pattern;

/** Versions of definitions: three whole numbers with dots between them, compared as numbers. */
final class Versions {
  private static final Pattern FORM = Pattern.compile("[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}");

  private Versions() {}

  static boolean isOne(String version) {
    return FORM.matcher(version).matches();
  }

  /** Negative where {@code a} is the older one. */
  static int compare(String a, String b) {
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
