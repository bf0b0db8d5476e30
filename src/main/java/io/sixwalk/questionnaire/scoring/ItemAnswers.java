package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The raw answers of one response: for each item the codes or numbers as they were given.
 *
 * <p>Reading is strict. An answer that is absent, that is not in the published set, or that names
 * two options where one is asked, reads as missing; nothing is clamped or guessed.
 *
 * @param byItem item link id to the given values, in their textual form
 */
public record ItemAnswers(Map<String, List<String>> byItem) {

  /** Bounded on purpose: a number such as 1E999999999 must not reach decimal arithmetic. */
  private static final Pattern PLAIN_NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");

  public ItemAnswers {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    byItem.forEach((item, values) -> copy.put(item, List.copyOf(values)));
    byItem = Map.copyOf(copy);
  }

  /** Answers with exactly one value for each item. */
  public static ItemAnswers of(Map<String, ?> singleValues) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    singleValues.forEach((item, value) -> values.put(item, List.of(String.valueOf(value))));
    return new ItemAnswers(values);
  }

  /** These answers with one item set to the given values. */
  public ItemAnswers with(String item, String... values) {
    Map<String, List<String>> copy = new LinkedHashMap<>(byItem);
    copy.put(item, List.of(values));
    return new ItemAnswers(copy);
  }

  /** These answers without the given item. */
  public ItemAnswers without(String item) {
    Map<String, List<String>> copy = new LinkedHashMap<>(byItem);
    copy.remove(item);
    return new ItemAnswers(copy);
  }

  /** The item's whole number, or empty if it is missing, not whole, or outside {@code min..max}. */
  public OptionalInt integer(String item, int min, int max) {
    Optional<BigDecimal> number = decimal(item, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.get().intValue());
  }

  /** The item's number, or empty if it is missing, not a number, or outside {@code min..max}. */
  public Optional<BigDecimal> decimal(String item, BigDecimal min, BigDecimal max) {
    return single(item)
        .filter(text -> PLAIN_NUMBER.matcher(text).matches())
        .map(BigDecimal::new)
        .filter(number -> number.compareTo(min) >= 0 && number.compareTo(max) <= 0);
  }

  /** The item's code, or empty if it is missing or not one of the allowed ones. */
  public Optional<String> code(String item, Collection<String> allowed) {
    return single(item).filter(allowed::contains);
  }

  /**
   * All codes ticked for a multiple choice, or empty if the item is missing or holds any code that
   * is not allowed.
   */
  public Optional<Set<String>> codes(String item, Collection<String> allowed) {
    List<String> given = byItem.getOrDefault(item, List.of());
    if (given.isEmpty() || !allowed.containsAll(given)) {
      return Optional.empty();
    }
    return Optional.of(new LinkedHashSet<>(given));
  }

  private Optional<String> single(String item) {
    List<String> given = byItem.getOrDefault(item, List.of());
    return given.size() == 1 ? Optional.of(given.get(0)) : Optional.empty();
  }
}
