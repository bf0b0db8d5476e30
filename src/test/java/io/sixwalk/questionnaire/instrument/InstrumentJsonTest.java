package io.sixwalk.questionnaire.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentJsonTest {

  private static String definition(String items) {
    return definition(items, "[]", "[{\"tag\":\"en\",\"provenance\":\"own\",\"note\":\"\"}]");
  }

  private static String definition(String items, String scoring, String languages) {
    return """
    {"id":"mood","version":"1.0.0","title":{"en":"Mood"},"languages":%s,
     "content":"included","respondent":"participant","recallPeriod":"P1W",
     "direction":"higher-is-worse",
     "rights":{"holder":"us","licence":"ours","attribution":"us","terms":"free",
               "permissionNeeded":false},
     "scoring":%s,"notes":[],"items":[%s]}\
    """
        .formatted(languages, scoring, items);
  }

  private static String yesNo(String linkId, String shownWhen) {
    return """
    {"linkId":"%s","kind":"choice","text":{"en":"%s?"},"required":false,
     "options":[{"code":"yes","text":{"en":"Yes"}},{"code":"no","text":{"en":"No"}}]%s}\
    """
        .formatted(linkId, linkId, shownWhen);
  }

  private static String when(String item, String operator, String value) {
    return """
    ,"shownWhen":{"match":"all","conditions":[{"item":"%s","operator":"%s","value":"%s"}]}\
    """
        .formatted(item, operator, value);
  }

  private static List<Finding> refused(String json) {
    Read<Instrument> read = InstrumentJson.read(json, BundledInstruments.scoring());
    assertThat(read).isInstanceOf(Read.Refused.class);
    return ((Read.Refused<Instrument>) read).findings();
  }

  private static void finds(String json, Finding.Code code, String pointer) {
    assertThat(refused(json))
        .anySatisfy(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.pointer()).isEqualTo(pointer);
              assertThat(finding.message()).isNotBlank();
            });
  }

  @Test
  void a_sound_definition_is_understood() {
    String json = definition(yesNo("a", "") + "," + yesNo("b", when("a", "equals", "yes")));
    Read<Instrument> read = InstrumentJson.read(json, BundledInstruments.scoring());
    assertThat(read).isInstanceOf(Read.Understood.class);
    Instrument instrument = ((Read.Understood<Instrument>) read).value();
    assertThat(instrument.items()).hasSize(2);
    assertThat(instrument.item("b").orElseThrow().shownWhen()).isPresent();
  }

  @Test
  void a_cycle_in_the_display_conditions_is_found_where_it_closes() {
    finds(
        definition(
            yesNo("a", when("c", "equals", "yes"))
                + ","
                + yesNo("b", when("a", "equals", "yes"))
                + ","
                + yesNo("c", when("b", "equals", "yes"))),
        Finding.Code.CONDITION_CYCLE,
        "/items/1/shownWhen/conditions/0/item");
    finds(
        definition(yesNo("a", when("a", "answered", "x").replace(",\"value\":\"x\"", ""))),
        Finding.Code.CONDITION_CYCLE,
        "/items/0/shownWhen/conditions/0/item");
  }

  @Test
  void a_condition_on_a_missing_question_or_an_impossible_value_is_found() {
    finds(
        definition(yesNo("a", when("z", "equals", "yes"))),
        Finding.Code.CONDITION_BROKEN,
        "/items/0/shownWhen/conditions/0/item");
    finds(
        definition(yesNo("a", "") + "," + yesNo("b", when("a", "equals", "maybe"))),
        Finding.Code.CONDITION_BROKEN,
        "/items/1/shownWhen/conditions/0/value");
    finds(
        definition(yesNo("a", "") + "," + yesNo("b", when("a", "at-least", "yes"))),
        Finding.Code.CONDITION_BROKEN,
        "/items/1/shownWhen/conditions/0/value");
  }

  @Test
  void the_schema_names_the_place_of_what_it_refuses() {
    finds(
        definition(yesNo("a", "").replace("\"kind\":\"choice\"", "\"kind\":\"slider\"")),
        Finding.Code.SCHEMA_VIOLATION,
        "/items/0/kind");
    finds(
        definition(yesNo("a", "")).replace("\"version\":\"1.0.0\"", "\"version\":\"new\""),
        Finding.Code.SCHEMA_VIOLATION,
        "/version");
    assertThat(refused(definition(yesNo("a", "")).replace("\"notes\":[],", "")))
        .allMatch(finding -> finding.code() == Finding.Code.SCHEMA_VIOLATION);
    assertThat(refused(definition(yesNo("a", ",\"colour\":\"red\""))))
        .allMatch(finding -> finding.code() == Finding.Code.SCHEMA_VIOLATION);
  }

  @Test
  void duplicate_ids_missing_wording_and_unknown_algorithms_are_found() {
    finds(
        definition(yesNo("a", "") + "," + yesNo("a", "")),
        Finding.Code.DUPLICATE_ID,
        "/items/1/linkId");
    finds(
        definition(yesNo("a", "").replace("{\"en\":\"No\"}", "{}")),
        Finding.Code.TEXT_MISSING,
        "/items/0/options/1/text");
    finds(
        definition(yesNo("a", "").replace("{\"en\":\"No\"}", "{\"en\":\"No\",\"fr\":\"Non\"}")),
        Finding.Code.TEXT_UNDECLARED,
        "/items/0/options/1/text/fr");
    String languages = "[{\"tag\":\"en\",\"provenance\":\"own\",\"note\":\"\"}]";
    finds(
        definition(yesNo("a", ""), "[\"wishful\"]", languages),
        Finding.Code.UNKNOWN_ALGORITHM,
        "/scoring/0");
    finds(
        definition(yesNo("a", ""), "[\"phq-2\"]", languages),
        Finding.Code.ALGORITHM_ITEM_MISSING,
        "/scoring/0");
  }

  @Test
  void a_key_given_twice_is_malformed() {
    String json = definition(yesNo("a", ""));
    finds(
        json.replace("\"notes\":[]", "\"notes\":[],\"notes\":[]"), Finding.Code.MALFORMED_JSON, "");
    finds("", Finding.Code.MALFORMED_JSON, "");
    finds("{\"id\":NaN}", Finding.Code.MALFORMED_JSON, "");
    finds(json + "{}", Finding.Code.MALFORMED_JSON, "");
  }

  @Test
  void what_the_database_could_not_keep_is_malformed_at_its_place() {
    String json = definition(yesNo("a", ""));
    String place = "/items/0/text/en";
    finds(json.replace("a?", "a\\u0000"), Finding.Code.MALFORMED_JSON, place);
    finds(json.replace("a?", "a\\ud83d"), Finding.Code.MALFORMED_JSON, place);
    String number =
        "{\"linkId\":\"n\",\"kind\":\"decimal\",\"text\":{\"en\":\"N\"},\"required\":false,"
            + "\"min\":%s,\"max\":9}";
    for (String size : List.of("-1e400", "-1E999999999", "1e-20000")) {
      finds(definition(number.formatted(size)), Finding.Code.MALFORMED_JSON, "/items/0/min");
    }
  }

  @Test
  void a_document_that_is_nested_without_end_is_malformed() {
    finds("{\"a\":".repeat(900) + "1" + "}".repeat(900), Finding.Code.MALFORMED_JSON, "");
    finds("[".repeat(100_000), Finding.Code.MALFORMED_JSON, "");
  }
}
