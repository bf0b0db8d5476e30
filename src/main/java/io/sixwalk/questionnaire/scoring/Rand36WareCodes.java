package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/** The final item codes of {@link Rand36Ware}, calibrated for general health and pain. */
final class Rand36WareCodes {

  private static final List<BigDecimal> GENERAL_HEALTH = decimals("5", "4.4", "3.4", "2", "1");
  private static final List<BigDecimal> MAGNITUDE = decimals("6", "5.4", "4.2", "3.1", "2.2", "1");
  private static final List<BigDecimal> INTERFERENCE_ALONE =
      decimals("6", "4.75", "3.5", "2.25", "1");
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Rand36WareCodes() {}

  /** The final code of an item outside the pain scale, or empty if its answer is not usable. */
  static Optional<BigDecimal> recoded(int item, ItemAnswers answers) {
    return switch (item) {
      case 1 -> map(item, 5, answers, raw -> GENERAL_HEALTH.get(raw - 1));
      case 20, 34, 36 -> map(item, 5, answers, raw -> BigDecimal.valueOf(6L - raw));
      case 32, 33, 35 -> map(item, 5, answers, BigDecimal::valueOf);
      case 23, 26, 27, 30 -> map(item, 6, answers, raw -> BigDecimal.valueOf(7L - raw));
      case 24, 25, 28, 29, 31 -> map(item, 6, answers, BigDecimal::valueOf);
      case 13, 14, 15, 16, 17, 18, 19 -> map(item, 2, answers, BigDecimal::valueOf);
      case 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> map(item, 3, answers, BigDecimal::valueOf);
      default -> throw new IllegalArgumentException("item " + item + " is in no such scale");
    };
  }

  /**
   * Raw sum of the pain scale. The code of item 22 depends on item 21, and each of the two alone
   * stands for both, with its own calibrated codes.
   */
  static Optional<BigDecimal> pain(ItemAnswers answers) {
    OptionalInt magnitude = magnitude(answers);
    OptionalInt interference = interference(answers);
    if (magnitude.isPresent() && interference.isPresent()) {
      int second = 6 - interference.getAsInt();
      if (interference.getAsInt() == 1) {
        second = magnitude.getAsInt() == 1 ? 6 : 5;
      }
      return Optional.of(MAGNITUDE.get(magnitude.getAsInt() - 1).add(BigDecimal.valueOf(second)));
    }
    if (magnitude.isPresent()) {
      return Optional.of(MAGNITUDE.get(magnitude.getAsInt() - 1).multiply(TWO));
    }
    if (interference.isPresent()) {
      return Optional.of(INTERFERENCE_ALONE.get(interference.getAsInt() - 1).multiply(TWO));
    }
    return Optional.empty();
  }

  /** Whether item 21 or 22 has a usable answer. */
  static boolean isAnswered(int painItem, ItemAnswers answers) {
    return (painItem == 21 ? magnitude(answers) : interference(answers)).isPresent();
  }

  private static OptionalInt magnitude(ItemAnswers answers) {
    return answers.integer("21", 1, 6);
  }

  private static OptionalInt interference(ItemAnswers answers) {
    return answers.integer("22", 1, 5);
  }

  private static Optional<BigDecimal> map(
      int item, int codes, ItemAnswers answers, IntFunction<BigDecimal> recode) {
    OptionalInt raw = answers.integer(String.valueOf(item), 1, codes);
    return raw.isPresent() ? Optional.of(recode.apply(raw.getAsInt())) : Optional.empty();
  }

  private static List<BigDecimal> decimals(String... values) {
    return Arrays.stream(values).map(BigDecimal::new).toList();
  }
}
