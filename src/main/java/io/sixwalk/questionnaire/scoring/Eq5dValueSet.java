package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

/**
 * A national EQ-5D value set: the index of a profile is a start value plus coefficients times
 * regressors, or, for a few states that the authors adjusted, the value they printed.
 *
 * @param version 3L or 5L
 * @param id id of the set, for example {@code canada}
 * @param label country and method, for people
 * @param reference doi or other address of the paper
 * @param start value before any coefficient
 * @param coefficients regressor name to coefficient; see {@link Eq5dTerm}
 * @param adjustedStates profile digits to the value that the authors put in place of the formula
 * @param note what a user of this set should know; may be empty
 */
public record Eq5dValueSet(
    Eq5dProfile.Version version,
    String id,
    String label,
    String reference,
    BigDecimal start,
    Map<String, BigDecimal> coefficients,
    Map<String, BigDecimal> adjustedStates,
    String note) {

  public Eq5dValueSet {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(start, "start");
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    adjustedStates = Map.copyOf(adjustedStates);
    coefficients.keySet().forEach(Eq5dTerm::named);
    if (coefficients.isEmpty()) {
      throw new IllegalArgumentException(id + " has no coefficients");
    }
  }

  /** The index before rounding, exact. */
  public BigDecimal exactIndex(Eq5dProfile profile) {
    if (profile.version() != version) {
      throw new IllegalArgumentException(
          "a %s set cannot value a %s profile"
              .formatted(version.instrument(), profile.version().instrument()));
    }
    BigDecimal adjusted = adjustedStates.get(profile.digits());
    if (adjusted != null) {
      return adjusted;
    }
    BigDecimal index = start;
    for (Map.Entry<String, BigDecimal> term : coefficients.entrySet()) {
      ToIntFunction<Eq5dProfile> regressor = Eq5dTerm.named(term.getKey());
      index =
          index.add(term.getValue().multiply(BigDecimal.valueOf(regressor.applyAsInt(profile))));
    }
    return index;
  }

  /**
   * The index as published: three decimals, a half upwards (so -0.0255 becomes -0.025, as in the
   * Japanese table).
   */
  public BigDecimal index(Eq5dProfile profile) {
    BigDecimal exact = exactIndex(profile);
    return exact.setScale(3, exact.signum() < 0 ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP);
  }

  /** Index of 11111. */
  public BigDecimal best() {
    return index(Eq5dProfile.parse(version, "11111"));
  }

  /** Index of 33333 or 55555, which is not the lowest index of every set. */
  public BigDecimal worst() {
    return index(Eq5dProfile.parse(version, String.valueOf(version.worstLevel()).repeat(5)));
  }

  /** Highest index less lowest, over all profiles. */
  public BigDecimal range() {
    List<BigDecimal> indices = Eq5dProfile.all(version).stream().map(this::index).toList();
    return Collections.max(indices).subtract(Collections.min(indices));
  }
}
