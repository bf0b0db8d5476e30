package io.sixwalk.questionnaire.instrument.fhir;

import io.sixwalk.questionnaire.instrument.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Leads findings about this project's own form back to the FHIR resource that was sent. */
public final class FhirPointers {

  /** Places in the own form to the element of a FHIR Questionnaire that they come from. */
  private static final Map<Pattern, String> PLACES = new LinkedHashMap<>();

  static {
    PLACES.put(Pattern.compile("^/id$"), "/name");
    PLACES.put(Pattern.compile("^/title/.*"), "/title");
    PLACES.put(Pattern.compile("^/languages(/.*)?$"), "/language");
    PLACES.put(
        Pattern.compile(
            "^/(content|respondent|recallPeriod|direction|rights|scoring|notes)(/.*)?$"),
        "/extension");
    PLACES.put(Pattern.compile("^/items(?=/|$)"), "/item");
    PLACES.put(Pattern.compile("(?<=^/item/\\d{1,9})/kind$"), "/type");
    PLACES.put(Pattern.compile("(?<=^/item/\\d{1,9})/text/.*"), "/text");
    PLACES.put(
        Pattern.compile("(?<=^/item/\\d{1,9})/options/(\\d+)/code$"),
        "/answerOption/$1/valueCoding/code");
    PLACES.put(
        Pattern.compile("(?<=^/item/\\d{1,9})/options/(\\d+)/text(/.*)?$"),
        "/answerOption/$1/valueCoding/display");
    PLACES.put(Pattern.compile("(?<=^/item/\\d{1,9})/options(?=/|$)"), "/answerOption");
    PLACES.put(
        Pattern.compile("(?<=^/item/\\d{1,9})/shownWhen/conditions/(\\d+)/item$"),
        "/enableWhen/$1/question");
    PLACES.put(
        Pattern.compile("(?<=^/item/\\d{1,9})/shownWhen/conditions/(\\d+)/value$"),
        "/enableWhen/$1/answer");
    PLACES.put(Pattern.compile("(?<=^/item/\\d{1,9})/shownWhen/conditions(?=/|$)"), "/enableWhen");
  }

  private FhirPointers() {}

  /** The same findings with pointers into the FHIR resource. */
  public static List<Finding> of(List<Finding> findings) {
    return findings.stream()
        .map(f -> new Finding(f.code(), pointer(f.pointer()), f.message()))
        .toList();
  }

  private static String pointer(String ofOwnForm) {
    String pointer = ofOwnForm;
    for (Map.Entry<Pattern, String> place : PLACES.entrySet()) {
      pointer = place.getKey().matcher(pointer).replaceFirst(place.getValue());
    }
    return pointer;
  }
}
