package io.sixwalk.trial.rules;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The states of the United States under their English and Spanish names and their two letters. */
final class UsStates {
  private static final String[][] STATES = {
    {"Alabama", "AL"},
    {"Alaska", "AK"},
    {"Arizona", "AZ"},
    {"Arkansas", "AR"},
    {"California", "CA"},
    {"Colorado", "CO"},
    {"Connecticut", "CT"},
    {"Delaware", "DE"},
    {"District of Columbia", "DC", "Distrito de Columbia"},
    {"Florida", "FL"},
    {"Georgia", "GA"},
    {"Hawaii", "HI"},
    {"Idaho", "ID"},
    {"Illinois", "IL"},
    {"Indiana", "IN"},
    {"Iowa", "IA"},
    {"Kansas", "KS"},
    {"Kentucky", "KY"},
    {"Louisiana", "LA", "Luisiana"},
    {"Maine", "ME"},
    {"Maryland", "MD"},
    {"Massachusetts", "MA"},
    {"Michigan", "MI"},
    {"Minnesota", "MN"},
    {"Mississippi", "MS", "Misisipi"},
    {"Missouri", "MO", "Misuri"},
    {"Montana", "MT"},
    {"Nebraska", "NE"},
    {"Nevada", "NV"},
    {"New Hampshire", "NH", "Nuevo Hampshire"},
    {"New Jersey", "NJ", "Nueva Jersey"},
    {"New Mexico", "NM", "Nuevo México"},
    {"New York", "NY", "Nueva York"},
    {"North Carolina", "NC", "Carolina del Norte"},
    {"North Dakota", "ND", "Dakota del Norte"},
    {"Ohio", "OH"},
    {"Oklahoma", "OK"},
    {"Oregon", "OR", "Oregón"},
    {"Pennsylvania", "PA", "Pensilvania"},
    {"Rhode Island", "RI"},
    {"South Carolina", "SC", "Carolina del Sur"},
    {"South Dakota", "SD", "Dakota del Sur"},
    {"Tennessee", "TN"},
    {"Texas", "TX", "Tejas"},
    {"Utah", "UT"},
    {"Vermont", "VT"},
    {"Virginia", "VA"},
    {"Washington", "WA"},
    {"West Virginia", "WV", "Virginia Occidental"},
    {"Wisconsin", "WI"},
    {"Wyoming", "WY"},
  };
  private static final Map<String, String> BY_NAME = new HashMap<>();
  private static final Map<String, String> BY_LETTERS = new HashMap<>();

  static {
    for (String[] state : STATES) {
      BY_NAME.put(Names.words(state[0]), state[0]);
      BY_LETTERS.put(state[1], state[0]);
      if (state.length > 2) {
        BY_NAME.put(Names.words(state[2]), state[0]);
      }
    }
  }

  private UsStates() {}

  /** The English name of the state that a name means. */
  static Optional<String> named(String name) {
    return Optional.ofNullable(BY_NAME.get(Names.words(name)));
  }

  /** The English name of the state that two capital letters mean: "FL", "D.C.". */
  static Optional<String> abbreviated(String letters) {
    return Optional.ofNullable(BY_LETTERS.get(letters.replace(".", "").strip()));
  }
}
