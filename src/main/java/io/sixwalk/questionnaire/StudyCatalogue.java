package io.sixwalk.questionnaire;

import io.sixwalk.questionnaire.instrument.BundledInstruments;
import io.sixwalk.questionnaire.instrument.ContentPack;
import io.sixwalk.questionnaire.instrument.ContentPacks;
import io.sixwalk.questionnaire.instrument.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The definitions that one study can use: those that ship with the application and its own, each
 * with the wording that the study has loaded.
 */
public final class StudyCatalogue {
  private static final StudyCatalogue SHIPPED = StudyCatalogue.of(List.of(), List.of(), List.of());

  private final Map<Key, Instrument> instruments;
  private final List<String> valueSets;

  private record Key(String id, String version) {}

  private StudyCatalogue(Map<Key, Instrument> instruments, List<String> valueSets) {
    this.instruments = instruments;
    this.valueSets = List.copyOf(valueSets);
  }

  /** What ships, without anything of a study. */
  public static StudyCatalogue shipped() {
    return SHIPPED;
  }

  /**
   * The catalogue of a study.
   *
   * @param definitions its own; a shipped definition of the same id and version stays as it is
   * @param packs wording; a pack that does not fit (any more) adds nothing
   * @param valueSets ids of the index algorithms by which EQ-5D responses are valued
   */
  public static StudyCatalogue of(
      Collection<Instrument> definitions, Collection<ContentPack> packs, List<String> valueSets) {
    Map<Key, Instrument> all = new LinkedHashMap<>();
    BundledInstruments.all().forEach(i -> all.put(new Key(i.id(), i.version()), i));
    definitions.forEach(i -> all.putIfAbsent(new Key(i.id(), i.version()), i));
    for (ContentPack pack : packs) {
      all.computeIfPresent(
          new Key(pack.instrument(), pack.version()),
          (key, instrument) ->
              ContentPacks.apply(instrument, pack) instanceof ContentPacks.Applied applied
                  ? applied.instrument()
                  : instrument);
    }
    return new StudyCatalogue(all, valueSets);
  }

  /** Every definition: what ships first, then the study's own, each by version. */
  public List<Instrument> all() {
    return List.copyOf(instruments.values());
  }

  /** The definition of that id and version. */
  public Optional<Instrument> find(String id, String version) {
    return Optional.ofNullable(instruments.get(new Key(id, version)));
  }

  /** Ids of the index algorithms by which the study values EQ-5D responses. */
  public List<String> valueSets() {
    return valueSets;
  }

  /** Every version of a definition, the oldest first; empty where the id is not known. */
  public List<Instrument> versions(String id) {
    List<Instrument> versions = new ArrayList<>();
    instruments.values().stream().filter(i -> i.id().equals(id)).forEach(versions::add);
    versions.sort(Comparator.comparing(Instrument::version, Versions::compare));
    return versions;
  }
}
