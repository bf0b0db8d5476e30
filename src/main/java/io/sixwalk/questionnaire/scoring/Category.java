package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Objects;

/**
 * A band of a score that the instrument's authors gave a name.
 *
 * @param code stable code, for example {@code pre-frail}
 * @param severity rank of the band, 0 for the best; only its order means something
 */
public record Category(String code, int severity) {

  public Category {
    Objects.requireNonNull(code, "code");
    if (severity < 0) {
      throw new IllegalArgumentException("severity starts at 0, got " + severity);
    }
  }

  /**
   * A score's bands from best to worst, each with the lowest total that belongs to it.
   *
   * @param code stable code of the band
   * @param from lowest total of the band, inclusive
   */
  record Band(String code, double from) {}

  /** The band of a total where larger totals are worse. The bands come in rising order. */
  static Category of(double total, List<Band> bands) {
    for (int i = bands.size() - 1; i >= 0; i--) {
      if (total >= bands.get(i).from()) {
        return new Category(bands.get(i).code(), i);
      }
    }
    throw new IllegalArgumentException("total " + total + " lies below every band");
  }
}
