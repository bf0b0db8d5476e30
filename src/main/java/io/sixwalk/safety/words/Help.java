package io.sixwalk.safety.words;

import java.util.Optional;

/**
 * Whom a person can call.
 *
 * @param emergencyNumber for an ambulance, where the person lives
 * @param studyPhone of the study team
 */
public record Help(String emergencyNumber, Optional<String> studyPhone) {

  /**
   * The number that the study set for the country, else that of the table, else the study's for
   * everyone.
   *
   * @param country ISO 3166-1 alpha-2, or null
   * @param studysForCountry or null
   * @param studyPhone or null
   */
  public static Help of(
      String country, String studysForCountry, String studysForAll, String studyPhone) {
    String number =
        studysForCountry != null
            ? studysForCountry
            : EmergencyNumbers.of(country).map(EmergencyNumbers.Entry::number).orElse(studysForAll);
    return new Help(number, Optional.ofNullable(studyPhone));
  }
}
