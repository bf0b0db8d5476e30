package io.sixwalk.trial.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sixwalk.trial.Bundle;
import io.sixwalk.trial.registry.RegistryRecords;
import io.sixwalk.trial.rules.RuleOutcome.Verdict;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person was told about place, clinic and product, against the frailty trial in Florida. */
class PlaceMatchTest {
  private static final RegistryRecord FLORIDA =
      record(
          "Miami VA Healthcare System|Miami|Florida|United States",
          "Panax Clinical Research|Miami Lakes|Florida|United States",
          "A Hospital|St. Petersburg|Florida|United States");

  /** The record of NCT03169231 with other places: facility, city, state, country. */
  private static RegistryRecord record(String... places) {
    ObjectNode study = Bundle.document("converted-v2/NCT03169231.json").deepCopy();
    ArrayNode locations =
        ((ObjectNode) study.path("protocolSection"))
            .withObject("/contactsLocationsModule")
            .putArray("locations");
    List<String> names = List.of("facility", "city", "state", "country");
    for (String place : places) {
      String[] parts = place.split("\\|", -1);
      ObjectNode location = locations.addObject();
      for (int i = 0; i < parts.length; i++) {
        if (!parts[i].isEmpty()) {
          location.put(names.get(i), parts[i]);
        }
      }
    }
    return RegistryRecords.read(study);
  }

  private static Assessment told(RegistryRecord record, UnaryOperator<Offer.Builder> offer) {
    return TrialStatus.assess(
        Bundle.asOfCopy(record).withOffer(offer.apply(Offer.builder()).build()),
        Bundle.EVIDENCE,
        Bundle.dayOfCopy(record));
  }

  private static TrustClass with(RegistryRecord record, String field, String told) {
    return told(
            record,
            offer ->
                switch (field) {
                  case "place" -> offer.place(told);
                  case "city" -> offer.city(told);
                  case "country" -> offer.country(told);
                  case "clinic" -> offer.clinic(told);
                  default -> offer.product(told);
                })
        .trustClass();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "place | Miami",
        "place | Miami, Florida",
        "place | Miami, FL",
        "place | Miami FL 33125",
        "place | Dr. Ramos's office in Miami",
        "place | una clínica en Miami, Florida, Estados Unidos",
        "place | Florida",
        "place | Florida, USA",
        "place | a clinic in Florida",
        "place | South Florida",
        "place | Saint Petersburg",
        "place | EE.UU.",
        "place | Miami VA",
        "place | Panax Clinical Research, Miami Lakes",
        "place | Panax Clinical Research",
        "place | Hospital, Miami",
        "place | Miami Florida",
        "place | Miami, Florida, 33125",
        "place | VA, Miami",
        "city | MIAMI",
        "city | Miami, Florida",
        "city | Florida",
        "city | St Petersburg",
        "country | USA",
        "country | U.S.A.",
        "country | the United States",
        "country | United States of America",
        "country | los Estados Unidos",
        "country | EE. UU.",
        "clinic | LONGEVERON INC.",
        "clinic | Longeveron LLC",
        "clinic | Miami VA Healthcare System",
        "product | laromestrocel",
        "product | LOMECEL B",
        "product | laromestrocel (Lomecel-B) infusion",
        "product | Longeveron mesenchymal stem cells",
      })
  void what_stands_in_the_record_keeps_the_class(String field, String told) {
    assertThat(with(FLORIDA, field, told)).isEqualTo(TrustClass.VERIFIED_REGULATED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "place | Cancun",
        "place | Cancún, México",
        "place | Orlando, Florida",
        "place | Dr. Ramos's office in Orlando",
        "place | a hotel in Tijuana",
        "place | Miami, Mexico",
        "place | Texas",
        "place | Sunny Clinic, Tijuana, Mexico",
        "place | Miami, Oklahoma",
        "place | Miami, Ohio",
        "place | Miami, OK",
        "place | Miami Ohio",
        "place | Panax Clinical Research, Tijuana",
        "city | Miami, Ohio",
        "city | Cancun",
        "city | Tampa, Florida",
        "city | New York",
        "country | México",
        "country | Islas Caimán",
        "country | Cayman Islands",
        "country | the Bahamas",
        "clinic | Longevity Center",
        "clinic | Longeverone",
      })
  void what_does_not_stand_in_the_record_warns(String field, String told) {
    assertThat(with(FLORIDA, field, told)).isEqualTo(TrustClass.WARNING_SIGNS);
  }

  @ParameterizedTest
  @CsvSource({
    "country, Untied States",
    "country, over there",
    "product, AlloRx",
    "product, vitamin drip"
  })
  void what_cannot_be_compared_lifts_nothing_and_accuses_nobody(String field, String told) {
    assertThat(with(FLORIDA, field, told)).isEqualTo(TrustClass.REGISTERED_BUT_UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Mexico", "México", "Ciudad de México", "San Jose", "San José, Costa Rica"})
  void accents_and_cities_that_are_named_as_their_country_are_no_difference(String place) {
    RegistryRecord record =
        record("Hospital Ángeles|México|Ciudad de México|Mexico", "Clínica|San José||Costa Rica");
    assertThat(with(record, "place", place)).isEqualTo(TrustClass.VERIFIED_REGULATED);
    assertThat(with(record, "place", "Cancún, Mexico")).isEqualTo(TrustClass.WARNING_SIGNS);
    assertThat(with(record, "place", "San José, Mexico")).isEqualTo(TrustClass.WARNING_SIGNS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hospital, Tijuana",
        "Clinic, Cancun",
        "Cabo San Lucas / Hospital",
        "Tijuana (hospital)",
        "University, Tijuana",
        "Center of Excellence in Medicine, Tijuana",
        "Stem Cell Institute, Tijuana",
        "Jackson, Mississippi",
        "Cleveland",
        "New York",
        "Mayo Clinic, Tijuana",
        "West Virginia",
      })
  void a_general_word_or_a_part_of_a_name_makes_no_place(String place) {
    RegistryRecord record =
        record(
            "Jackson Memorial Hospital|Miami|Florida|United States",
            "Cleveland Clinic|Weston|Florida|United States",
            "University of Miami|Coral Gables|Florida|United States",
            "Miller School of Medicine|Miami|Florida|United States",
            "Interdisciplinary Stem Cell Institute|Miami|Florida|United States",
            "Mayo Clinic|Jacksonville|Florida|United States",
            "UVA|Charlottesville|Virginia|United States",
            "A Hospital|York|Pennsylvania|United States");
    assertThat(with(record, "place", place)).isEqualTo(TrustClass.WARNING_SIGNS);
    for (String known :
        List.of("Jackson Memorial", "Mayo Clinic", "Mayo Clinic, Jacksonville", "York Hospital")) {
      assertThat(with(record, "place", known)).as(known).isEqualTo(TrustClass.VERIFIED_REGULATED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Tijuana BC', Tijuana, Baja California, Mexico, true",
    "'Tijuana, Baja California', Tijuana, Baja California, Mexico, true",
    "'San Diego, California', Tijuana, Baja California, Mexico, false",
    "'New York City', New York, New York, United States, true",
    "'Rochester NY', Rochester, Minnesota, United States, false",
    "'Washington, D.C.', Washington, District of Columbia, United States, true",
    "'Toronto, CA', Toronto, Ontario, Canada, true",
    "'Gent, Texas', Gent, , Belgium, false",
    "'Dr. Ramos, MD, Miami', Miami, Florida, United States, true",
    "'Miami, Texas', Miami, Florida, United States, false"
  })
  void a_state_behind_a_city_must_be_its_own(
      String told, String city, String state, String country, boolean fits) {
    RegistryRecord record =
        record("A Hospital|" + city + "|" + (state == null ? "" : state) + "|" + country);
    assertThat(with(record, "place", told))
        .isEqualTo(fits ? TrustClass.VERIFIED_REGULATED : TrustClass.WARNING_SIGNS);
  }

  @Test
  void a_clinic_that_shares_only_general_words_with_the_record_is_another_clinic() {
    RegistryRecord record = record("Clinic|Miami|Florida|United States");
    assertThat(with(record, "clinic", "Sunny Clinic")).isEqualTo(TrustClass.WARNING_SIGNS);
    assertThat(with(record, "clinic", "Longeveron Clinic"))
        .isEqualTo(TrustClass.VERIFIED_REGULATED);
  }

  @Test
  void a_product_is_not_the_one_of_the_record_because_it_names_a_topic_of_it() {
    assertThat(with(FLORIDA, "product", "frailty peptide drip"))
        .isEqualTo(TrustClass.REGISTERED_BUT_UNVERIFIED);
  }

  @Test
  void a_state_that_bears_the_name_of_a_country_is_the_state() {
    RegistryRecord record =
        record("A|Atlanta|Georgia|United States", "B|St. John's||Antigua and Barbuda");
    for (String place :
        List.of("Atlanta, Georgia", "Georgia, USA", "St Johns", "Antigua & Barbuda")) {
      assertThat(with(record, "place", place)).as(place).isEqualTo(TrustClass.VERIFIED_REGULATED);
    }
  }

  @Test
  void a_place_that_the_record_does_not_name_is_not_compared() {
    RegistryRecord noPlaces = record();
    RegistryRecord onlyCountry = record("|||United States");
    RegistryRecord noFacility = record("|Miami|Florida|United States");
    assertThat(with(noPlaces, "city", "Cancun")).isEqualTo(TrustClass.REGISTERED_BUT_UNVERIFIED);
    assertThat(with(onlyCountry, "city", "Cancun")).isEqualTo(TrustClass.REGISTERED_BUT_UNVERIFIED);
    assertThat(with(onlyCountry, "country", "Mexico")).isEqualTo(TrustClass.WARNING_SIGNS);
    assertThat(with(noFacility, "clinic", "Sunny")).isEqualTo(TrustClass.REGISTERED_BUT_UNVERIFIED);
    assertThat(with(noFacility, "city", "Cancun")).isEqualTo(TrustClass.WARNING_SIGNS);
    assertThat(
            told(noPlaces, o -> o.city("Cancun"))
                .outcome(Rule.PLACE_OR_NAME_NOT_IN_RECORD)
                .verdict())
        .isEqualTo(Verdict.CANNOT_TELL);
  }

  @Test
  void one_part_that_differs_is_enough_to_warn() {
    assertThat(told(FLORIDA, o -> o.city("Miami").country("Mexico")).trustClass())
        .isEqualTo(TrustClass.WARNING_SIGNS);
    assertThat(
            told(
                    FLORIDA,
                    o -> o.city("Miami").country("USA").clinic("Longeveron").product("Lomecel-B"))
                .trustClass())
        .isEqualTo(TrustClass.VERIFIED_REGULATED);
  }
}
