package io.sixwalk.questionnaire.scoring;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The regressors of the EQ-5D value sets: from a profile to the number that a coefficient is
 * multiplied by. Named as in the papers.
 */
final class Eq5dTerm {

  private static final String DIMENSION = "(MO|SC|UA|PD|AD)";
  private static final Pattern LEVEL = Pattern.compile(DIMENSION + "([1-5])");
  private static final Pattern LEVEL_4_OR_5 = Pattern.compile(DIMENSION + "45");
  private static final Pattern PAIR =
      Pattern.compile(DIMENSION + "([1-3])" + DIMENSION + "([1-3])");
  private static final Pattern PRODUCT = Pattern.compile(DIMENSION + "x" + DIMENSION);

  /** Names are parsed once; an unknown name never gets in. */
  private static final Map<String, ToIntFunction<Eq5dProfile>> PARSED = new ConcurrentHashMap<>();

  private Eq5dTerm() {}

  /**
   * The regressor of that name.
   *
   * @throws IllegalArgumentException if no regressor has that name
   */
  static ToIntFunction<Eq5dProfile> named(String name) {
    ToIntFunction<Eq5dProfile> known = PARSED.get(name);
    if (known == null) {
      known = parse(name);
      PARSED.put(name, known);
    }
    return known;
  }

  private static ToIntFunction<Eq5dProfile> parse(String name) {
    Matcher level = LEVEL.matcher(name);
    if (level.matches()) {
      String dimension = level.group(1);
      int at = Integer.parseInt(level.group(2));
      return profile -> profile.level(dimension) == at ? 1 : 0;
    }
    Matcher severe = LEVEL_4_OR_5.matcher(name);
    if (severe.matches()) {
      String dimension = severe.group(1);
      return profile -> profile.level(dimension) >= 4 ? 1 : 0;
    }
    Matcher pair = PAIR.matcher(name);
    if (pair.matches()) {
      ToIntFunction<Eq5dProfile> first = named(pair.group(1) + pair.group(2));
      ToIntFunction<Eq5dProfile> second = named(pair.group(3) + pair.group(4));
      return profile -> first.applyAsInt(profile) * second.applyAsInt(profile);
    }
    Matcher product = PRODUCT.matcher(name);
    if (product.matches()) {
      // Steps above "no problems", so that a dimension without problems adds no interaction.
      return profile ->
          (profile.level(product.group(1)) - 1) * (profile.level(product.group(2)) - 1);
    }
    return counted(name);
  }

  private static ToIntFunction<Eq5dProfile> counted(String name) {
    return switch (name) {
      // Any dimension with problems.
      case "anyProblem" -> profile -> atLeastOne(profile.count(2, 5));
      // Any dimension at level 3 (N3), at level 4 or 5 (N4), at level 5 (N5).
      case "N3" -> profile -> atLeastOne(profile.count(3, 3));
      case "N45" -> profile -> atLeastOne(profile.count(4, 5));
      case "N5" -> profile -> atLeastOne(profile.count(5, 5));
      // Dimensions with problems beyond the first; those at level 2, at level 3; squares of them.
      case "D1" -> profile -> beyondFirst(profile.count(2, 3));
      case "I2" -> profile -> beyondFirst(profile.count(2, 2));
      case "I2square" -> profile -> square(beyondFirst(profile.count(2, 2)));
      case "I3" -> profile -> beyondFirst(profile.count(3, 3));
      case "I3square" -> profile -> square(beyondFirst(profile.count(3, 3)));
      // Dimensions at level 4 or 5 beyond the first, squared (Canada).
      case "Num45sq" -> profile -> square(beyondFirst(profile.count(4, 5)));
      // Dimensions at level 2, at level 3, squared.
      case "C2square" -> profile -> square(profile.count(2, 2));
      case "C3square" -> profile -> square(profile.count(3, 3));
      // All problems are at level 2, all are at level 3.
      case "O2" -> profile -> profile.count(3, 3) == 0 ? atLeastOne(profile.count(2, 2)) : 0;
      case "O3" -> profile -> profile.count(2, 2) == 0 ? atLeastOne(profile.count(3, 3)) : 0;
      // Problems on all five dimensions.
      case "X5" -> profile -> profile.count(2, 3) == 5 ? 1 : 0;
      // Both level 2 and level 3 occur; number at level 2 given that level 3 occurs.
      case "Z2" -> profile -> atLeastOne(profile.count(2, 2)) * atLeastOne(profile.count(3, 3));
      case "Z3" -> profile -> profile.count(2, 2) * atLeastOne(profile.count(3, 3));
      default -> throw new IllegalArgumentException("no EQ-5D regressor is named " + name);
    };
  }

  private static int atLeastOne(int count) {
    return count > 0 ? 1 : 0;
  }

  private static int beyondFirst(int count) {
    return Math.max(count - 1, 0);
  }

  private static int square(int count) {
    return count * count;
  }
}
