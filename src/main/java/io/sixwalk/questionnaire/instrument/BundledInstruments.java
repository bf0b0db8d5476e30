package io.sixwalk.questionnaire.instrument;

import io.sixwalk.questionnaire.scoring.Eq5dProfile;
import io.sixwalk.questionnaire.scoring.Eq5dValueSet;
import io.sixwalk.questionnaire.scoring.Eq5dValueSets;
import io.sixwalk.questionnaire.scoring.ScoringCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definitions, value sets and algorithms that ship with the application, read once. A broken
 * shipped definition is a defect of the build and stops the application.
 */
public final class BundledInstruments {

  private static final String EQ5D = "/eq5d/";

  private static final List<Eq5dValueSet> VALUE_SETS = valueSetsOnClassPath();
  private static final ScoringCatalogue CATALOGUE = ScoringCatalogue.with(VALUE_SETS);
  private static final Map<String, Instrument> INSTRUMENTS = instrumentsOnClassPath();
  private static final List<NotOffered> NOT_OFFERED = notOfferedOnClassPath();

  /** A value set that is known and not offered, and why. */
  public record NotOffered(String instrument, String id, String reason) {}

  private BundledInstruments() {}

  /** All shipped definitions. */
  public static List<Instrument> all() {
    return List.copyOf(INSTRUMENTS.values());
  }

  /** The shipped definition of that id, or empty. */
  public static Optional<Instrument> find(String id) {
    return Optional.ofNullable(INSTRUMENTS.get(id));
  }

  /** Every scoring algorithm, with an index for each offered EQ-5D value set. */
  public static ScoringCatalogue scoring() {
    return CATALOGUE;
  }

  /** The offered EQ-5D value sets. */
  public static List<Eq5dValueSet> valueSets() {
    return VALUE_SETS;
  }

  /** The EQ-5D value sets that are not offered. */
  public static List<NotOffered> valueSetsNotOffered() {
    return NOT_OFFERED;
  }

  private static List<Eq5dValueSet> valueSetsOnClassPath() {
    List<Eq5dValueSet> sets = new ArrayList<>();
    for (Eq5dProfile.Version version : Eq5dProfile.Version.values()) {
      sets.addAll(
          Eq5dValueSets.parse(
              version,
              JsonDocuments.resource(EQ5D + version.instrument() + "-value-sets.csv"),
              JsonDocuments.resource(EQ5D + version.instrument() + "-adjusted-states.csv")));
    }
    return List.copyOf(sets);
  }

  private static Map<String, Instrument> instrumentsOnClassPath() {
    Map<String, Instrument> instruments = new LinkedHashMap<>();
    JsonDocuments.resource("/instruments/index.txt")
        .lines()
        .forEach(
            id -> {
              String json = JsonDocuments.resource("/instruments/" + id + ".json");
              Read<Instrument> read = InstrumentJson.read(json, CATALOGUE);
              if (read instanceof Read.Understood<Instrument> understood) {
                instruments.put(id, understood.value());
              } else {
                throw new IllegalStateException(
                    "the shipped definition " + id + " is broken: " + read);
              }
            });
    return instruments;
  }

  private static List<NotOffered> notOfferedOnClassPath() {
    return JsonDocuments.resource(EQ5D + "not-offered.csv")
        .lines()
        .skip(1)
        .map(line -> line.split(",", 3))
        .map(columns -> new NotOffered(columns[0], columns[1], columns[2]))
        .toList();
  }
}
