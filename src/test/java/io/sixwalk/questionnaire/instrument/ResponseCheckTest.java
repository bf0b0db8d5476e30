package io.sixwalk.questionnaire.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.questionnaire.scoring.FallsRate;
import io.sixwalk.questionnaire.scoring.ItemAnswers;
import io.sixwalk.questionnaire.scoring.Phq2;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ResponseCheckTest {

  /** The day on which the week's diary is answered. */
  private static final LocalDate SUNDAY = LocalDate.of(2026, 3, 29);

  private static final Instrument DIARY = BundledInstruments.find("falls-diary").orElseThrow();

  private static Response.Answer answer(String linkId, Object... values) {
    List<Response.Value> list = new ArrayList<>();
    for (Object value : values) {
      list.add(
          value instanceof Number
              ? new Response.NumberValue(new BigDecimal(value.toString()))
              : new Response.TextValue(value.toString()));
    }
    return new Response.Answer(linkId, list);
  }

  private static Response diary(Response.Answer... answers) {
    return new Response("falls-diary", "1.0.0", "en", List.of(answers));
  }

  private static Response quietWeek(Response.Answer... more) {
    List<Response.Answer> answers =
        new ArrayList<>(
            List.of(
                answer("first-day", "2026-03-23"),
                answer("last-day", "2026-03-29"),
                answer("fell", "no")));
    answers.addAll(List.of(more));
    return diary(answers.toArray(Response.Answer[]::new));
  }

  private static Response weekWithFall(Response.Answer... more) {
    List<Response.Answer> answers =
        new ArrayList<>(
            List.of(
                answer("first-day", "2026-03-23"),
                answer("last-day", "2026-03-29"),
                answer("fell", "yes"),
                answer("falls", 2),
                answer("injury", "minor")));
    answers.addAll(List.of(more));
    return diary(answers.toArray(Response.Answer[]::new));
  }

  private static void finds(Response response, Finding.Code code, String pointer) {
    assertThat(ResponseCheck.problems(DIARY, response))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.pointer()).isEqualTo(pointer);
              assertThat(finding.message()).isNotBlank();
            });
  }

  @Test
  void responses_that_fit_have_no_problems() {
    assertThat(ResponseCheck.problems(DIARY, quietWeek())).isEmpty();
    assertThat(ResponseCheck.problems(DIARY, weekWithFall(answer("comment", "On the rug"))))
        .isEmpty();
  }

  @Test
  void an_unknown_item_is_found() {
    finds(quietWeek(answer("fel", "no")), Finding.Code.UNKNOWN_ITEM, "/answers/3/linkId");
  }

  @Test
  void an_option_that_is_not_offered_is_found() {
    Response response =
        diary(
            answer("first-day", "2026-03-23"),
            answer("last-day", "2026-03-29"),
            answer("fell", "perhaps"));
    finds(response, Finding.Code.OPTION_NOT_OFFERED, "/answers/2/values/0");
  }

  @Test
  void two_answers_to_a_single_choice_are_found_in_either_form() {
    finds(
        weekWithFall(answer("place", "elsewhere", "indoors-home")),
        Finding.Code.TOO_MANY_VALUES,
        "/answers/5/values/1");
    finds(quietWeek(answer("fell", "no")), Finding.Code.DUPLICATE_ANSWER, "/answers/3/linkId");
  }

  @Test
  void an_answer_to_a_hidden_item_is_found() {
    finds(quietWeek(answer("falls", 1)), Finding.Code.HIDDEN_ITEM_ANSWERED, "/answers/3/linkId");
  }

  @Test
  void what_hangs_on_a_hidden_item_is_hidden_too() {
    Instrument events = BundledInstruments.find("adverse-event-diary").orElseThrow();
    Response response =
        new Response(
            "adverse-event-diary",
            "1.0.0",
            "en",
            List.of(answer("anything", "no"), answer("ended", "yes"), answer("end", "2026-01-02")));
    assertThat(Visibility.shown(events, response)).containsExactly("anything");
    assertThat(ResponseCheck.problems(events, response))
        .extracting(Finding::code)
        .containsExactly(Finding.Code.HIDDEN_ITEM_ANSWERED, Finding.Code.HIDDEN_ITEM_ANSWERED);
    assertThat(ResponseCheck.forScoring(events, response).byItem()).containsOnlyKeys("anything");
  }

  @Test
  void another_version_instrument_or_language_is_found() {
    Response right = quietWeek();
    finds(
        new Response("falls-diary", "2.0.0", "en", right.answers()),
        Finding.Code.WRONG_VERSION,
        "/version");
    finds(
        new Response("phq-2", "1.0.0", "en", right.answers()),
        Finding.Code.WRONG_INSTRUMENT,
        "/instrument");
    finds(
        new Response("falls-diary", "1.0.0", "tlh", right.answers()),
        Finding.Code.UNKNOWN_LANGUAGE,
        "/language");
  }

  @Test
  void a_text_of_a_megabyte_is_refused_without_being_repeated() {
    Response response = weekWithFall(answer("comment", "x".repeat(1_000_000)));
    finds(response, Finding.Code.TEXT_TOO_LONG, "/answers/5/values/0");
    assertThat(ResponseCheck.problems(DIARY, response).get(0).message()).hasSizeLessThan(200);
  }

  @Test
  void numbers_dates_and_types_are_checked() {
    Response.Answer[] fall = {
      answer("first-day", "2026-03-23"), answer("last-day", "2026-03-29"), answer("fell", "yes")
    };
    finds(
        diary(fall[0], fall[1], fall[2], answer("falls", 51), answer("injury", "none")),
        Finding.Code.OUT_OF_BOUNDS,
        "/answers/3/values/0");
    finds(
        diary(fall[0], fall[1], fall[2], answer("falls", 1.5), answer("injury", "none")),
        Finding.Code.OUT_OF_BOUNDS,
        "/answers/3/values/0");
    finds(
        diary(fall[0], fall[1], fall[2], answer("falls", "1"), answer("injury", "none")),
        Finding.Code.WRONG_TYPE,
        "/answers/3/values/0");
    finds(
        diary(fall[0], answer("last-day", "2026-02-30"), answer("fell", "no")),
        Finding.Code.NOT_A_DATE,
        "/answers/1/values/0");
    finds(quietWeek(answer("definition", "x")), Finding.Code.NOT_A_QUESTION, "/answers/3/linkId");
    finds(diary(fall[0], fall[1], answer("fell")), Finding.Code.NO_VALUE, "/answers/2/values");
  }

  @Test
  void a_number_with_a_huge_exponent_is_refused_and_never_written_out() {
    Response.NumberValue huge = new Response.NumberValue(new BigDecimal("1E+999999999"));
    Response response = weekWithFall(new Response.Answer("long-lie", List.of(huge)));
    finds(response, Finding.Code.WRONG_TYPE, "/answers/5/values/0");
    assertThat(huge.lexical()).hasSizeLessThan(20);
  }

  @Test
  void a_required_question_is_asked_for_only_when_it_is_shown() {
    finds(
        diary(answer("first-day", "2026-03-23"), answer("last-day", "2026-03-29")),
        Finding.Code.REQUIRED_MISSING,
        "/answers");
    assertThat(ResponseCheck.problems(DIARY, quietWeek())).isEmpty();
  }

  @Test
  void none_of_these_cannot_be_combined() {
    Instrument frail = BundledInstruments.find("frail-adapted").orElseThrow();
    Response response =
        new Response(
            "frail-adapted", "1.0.0", "en", List.of(answer("illnesses", "asthma", "none")));
    assertThat(ResponseCheck.problems(frail, response))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(Finding.Code.EXCLUSIVE_OPTION_COMBINED);
              assertThat(finding.pointer()).isEqualTo("/answers/0/values/1");
            });
    Response twice =
        new Response(
            "frail-adapted", "1.0.0", "en", List.of(answer("illnesses", "asthma", "asthma")));
    assertThat(ResponseCheck.problems(frail, twice))
        .extracting(Finding::code)
        .containsExactly(Finding.Code.DUPLICATE_VALUE);
  }

  @Test
  void a_questionnaire_without_wording_cannot_have_been_answered() {
    Instrument eq5d = BundledInstruments.find("eq-5d-5l").orElseThrow();
    Response response = new Response("eq-5d-5l", "1.0.0", "en", List.of(answer("MO", "1")));
    assertThat(ResponseCheck.problems(eq5d, response))
        .extracting(Finding::code)
        .containsExactly(Finding.Code.NO_CONTENT);
  }

  @Test
  void json_is_read_with_pointers_to_what_is_wrong() {
    Read<Response> read =
        ResponseJson.read(
            """
            {"instrument":"phq-2","version":"1.0.0","language":"en",
             "answers":[{"linkId":"1","values":["3"]},{"linkId":"2","values":["0"]}]}\
            """);
    Response response = ((Read.Understood<Response>) read).value();
    Instrument phq2 = BundledInstruments.find("phq-2").orElseThrow();
    assertThat(ResponseCheck.problems(phq2, response)).isEmpty();
    ItemAnswers answers = ResponseCheck.forScoring(phq2, response);
    assertThat(Phq2.PUBLISHED.score(answers).get(0).value()).hasValue(3);

    Read<Response> broken =
        ResponseJson.read(
            """
            {"instrument":"phq-2","version":1,"language":"en","mood":true,
             "answers":[{"linkId":"1","values":[true]},{"linkId":"2"}]}\
            """);
    assertThat(((Read.Refused<Response>) broken).findings())
        .extracting(Finding::pointer)
        .containsExactlyInAnyOrder("/mood", "/version", "/answers/0/values/0", "/answers/1/values");
    assertThat(ResponseJson.read("[]")).isInstanceOf(Read.Refused.class);
    assertThat(ResponseJson.read("{\"a\":1,\"a\":2}")).isInstanceOf(Read.Refused.class);
  }

  @Test
  void the_falls_diary_becomes_an_entry_of_the_falls_rate() {
    ItemAnswers quiet = ResponseCheck.forScoring(DIARY, quietWeek());
    assertThat(FallsDiary.entry(quiet, SUNDAY))
        .contains(
            new FallsRate.Entry(
                LocalDate.of(2026, 3, 23), LocalDate.of(2026, 3, 29), OptionalInt.of(0)));
    ItemAnswers fall = ResponseCheck.forScoring(DIARY, weekWithFall());
    assertThat(FallsDiary.entry(fall, SUNDAY).orElseThrow().falls()).hasValue(2);
    assertThat(FallsDiary.entry(fall.without("falls"), SUNDAY).orElseThrow().falls()).isEmpty();
    assertThat(FallsDiary.entry(quiet.with("last-day", "2026-03-01"), SUNDAY)).isEmpty();
  }

  @Test
  void days_that_had_not_come_are_not_observed_days() {
    ItemAnswers quiet = ResponseCheck.forScoring(DIARY, quietWeek());
    ItemAnswers mistyped = quiet.with("last-day", "2062-03-29");
    // A phone that is ahead of the study zone may already live in the next day.
    assertThat(FallsDiary.entry(mistyped, SUNDAY).orElseThrow().lastDay())
        .isEqualTo(SUNDAY.plusDays(1));
    assertThat(FallsDiary.entry(quiet.with("first-day", "2026-03-31"), SUNDAY)).isEmpty();
    assertThat(FallsDiary.entry(mistyped.with("first-day", "2026-03-31"), SUNDAY)).isEmpty();
  }

  @Property
  void no_text_whatever_it_holds_makes_the_check_fail(@ForAll String linkId, @ForAll String value) {
    Response response = quietWeek(answer(linkId, value));
    assertThat(ResponseCheck.problems(DIARY, response)).isNotNull();
    assertThat(ResponseCheck.forScoring(DIARY, response).byItem()).containsKey("fell");
  }
}
