package io.sixwalk.questionnaire.scoring;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every scoring algorithm by its id. */
public final class ScoringCatalogue {

  private static final List<ScoringAlgorithm> WITHOUT_TABLES =
      List.of(
          Rand36Rand.PUBLISHED,
          Rand36Ware.PUBLISHED,
          FrailScale.PUBLISHED,
          FrailScale.ADAPTED,
          SarcF.PUBLISHED,
          SarcF.ADAPTED,
          Phq2.PUBLISHED,
          Gds15.PUBLISHED,
          FrailtyIndicators.TILBURG,
          FrailtyIndicators.GRONINGEN,
          ShortFesI.PUBLISHED,
          Promis.GLOBAL_10,
          Promis.PHYSICAL_FUNCTION_4A_V1,
          Promis.PHYSICAL_FUNCTION_4A_V2,
          SingleRating.BREATHLESSNESS,
          SingleRating.FATIGUE,
          SingleRating.PAIN,
          SingleRating.GLOBAL_CHANGE,
          SingleRating.CLINICAL_FRAILTY,
          SingleRating.MMSE,
          Eq5d.descriptive(Eq5dProfile.Version.THREE_LEVEL),
          Eq5d.descriptive(Eq5dProfile.Version.FIVE_LEVEL));

  private final Map<String, ScoringAlgorithm> byId;

  private ScoringCatalogue(List<ScoringAlgorithm> algorithms) {
    Map<String, ScoringAlgorithm> map = new LinkedHashMap<>();
    for (ScoringAlgorithm algorithm : algorithms) {
      if (map.put(algorithm.id(), algorithm) != null) {
        throw new IllegalArgumentException("two algorithms share the id " + algorithm.id());
      }
    }
    this.byId = Collections.unmodifiableMap(map);
  }

  /** All algorithms, with an index algorithm for each of the given value sets. */
  public static ScoringCatalogue with(Collection<Eq5dValueSet> valueSets) {
    List<ScoringAlgorithm> all = new ArrayList<>(WITHOUT_TABLES);
    valueSets.forEach(valueSet -> all.add(Eq5d.index(valueSet)));
    return new ScoringCatalogue(all);
  }

  /** The algorithm of that id, or empty. */
  public Optional<ScoringAlgorithm> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All algorithms in a fixed order. */
  public List<ScoringAlgorithm> all() {
    return List.copyOf(byId.values());
  }
}
