package io.sixwalk.trial.rules;

import io.sixwalk.trial.rules.RegistryRecord.Agency;
import io.sixwalk.trial.rules.RegistryRecord.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the place and the clinic of an offer stand in the record.
 *
 * <p>A place differs only when the record names places of that kind for every location and none of
 * them fits. A clinic differs only when it is neither the sponsor, nor a collaborator, nor an
 * affiliation, nor a facility, and the record names the facility of every location.
 *
 * @param verdict the outcome
 * @param field the part of the offer that decided: place, city, country or clinic
 * @param told what the person was told
 */
record PlaceMatch(Verdict verdict, String field, Optional<String> told) {
  /** The outcome of the comparison. */
  enum Verdict {
    MATCHES,
    DIFFERS,
    CANNOT_TELL
  }

  static PlaceMatch of(Offer offer, RegistryRecord record) {
    List<PlaceMatch> parts = new ArrayList<>();
    offer.country().ifPresent(c -> parts.add(country(c, record)));
    offer.city().ifPresent(c -> parts.add(city(c, record)));
    offer.place().ifPresent(p -> parts.add(place(p, record)));
    offer.clinic().ifPresent(c -> parts.add(clinic(c, record)));
    return parts.stream()
        .filter(p -> p.verdict == Verdict.DIFFERS)
        .findFirst()
        .or(() -> parts.stream().filter(p -> p.verdict == Verdict.CANNOT_TELL).findFirst())
        .or(() -> parts.stream().findFirst())
        .orElse(new PlaceMatch(Verdict.CANNOT_TELL, "place", Optional.empty()));
  }

  private static PlaceMatch country(String told, RegistryRecord record) {
    List<String> countries =
        record.locations().stream().flatMap(l -> l.country().stream()).toList();
    return compare(
        "country",
        told,
        countries.stream().anyMatch(c -> Countries.same(c, told)),
        countries.size() == record.locations().size() && !countries.isEmpty());
  }

  private static PlaceMatch city(String told, RegistryRecord record) {
    List<String> cities = record.locations().stream().flatMap(l -> l.city().stream()).toList();
    return compare(
        "city",
        told,
        cities.stream().anyMatch(c -> Names.oneHoldsTheOther(c, told)),
        cities.size() == record.locations().size() && !cities.isEmpty());
  }

  private static PlaceMatch place(String told, RegistryRecord record) {
    List<Location> locations = record.locations();
    boolean anyFits =
        locations.stream()
            .anyMatch(
                l ->
                    fits(l.city(), told)
                        || fits(l.facility(), told)
                        // A state or a country fits only when it is all that was told.
                        || l.state()
                            .filter(s -> Names.words(s).equals(Names.words(told)))
                            .isPresent()
                        || l.country().filter(c -> Countries.same(c, told)).isPresent());
    boolean allNamed =
        !locations.isEmpty()
            && locations.stream().allMatch(l -> l.city().isPresent() && l.facility().isPresent());
    return compare("place", told, anyFits, allNamed);
  }

  private static PlaceMatch clinic(String told, RegistryRecord record) {
    List<String> names = new ArrayList<>();
    record.sponsors().lead().map(Agency::name).ifPresent(names::add);
    record.sponsors().organisation().ifPresent(names::add);
    record.sponsors().collaborators().stream().map(Agency::name).forEach(names::add);
    names.addAll(record.sponsors().affiliations());
    record.locations().stream().flatMap(l -> l.facility().stream()).forEach(names::add);
    boolean anyFits =
        names.stream()
            .anyMatch(
                n ->
                    Names.sameOrganisation(n, told)
                        || Names.oneHoldsTheOther(Names.organisation(n), Names.organisation(told)));
    boolean allNamed =
        record.sponsors().lead().isPresent()
            && !record.locations().isEmpty()
            && record.locations().stream().allMatch(l -> l.facility().isPresent());
    return compare("clinic", told, anyFits, allNamed);
  }

  private static boolean fits(Optional<String> named, String told) {
    return named.filter(n -> Names.oneHoldsTheOther(n, told)).isPresent();
  }

  private static PlaceMatch compare(String field, String told, boolean fits, boolean allNamed) {
    Verdict verdict = fits ? Verdict.MATCHES : allNamed ? Verdict.DIFFERS : Verdict.CANNOT_TELL;
    return new PlaceMatch(verdict, field, Optional.of(told));
  }
}
