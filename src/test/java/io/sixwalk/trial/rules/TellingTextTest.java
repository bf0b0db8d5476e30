package io.sixwalk.trial.rules;

import static io.sixwalk.trial.rules.TrustClass.CANNOT_CHECK;
import static io.sixwalk.trial.rules.TrustClass.KNOWN_REGULATOR_ACTION;
import static io.sixwalk.trial.rules.TrustClass.WARNING_SIGNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trial.Bundle;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTextTest {
  static List<String[]> tellings() {
    return Bundle.tableRows("/trial/tellings.tsv");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("tellings")
  void what_a_clinic_says_is_judged(String expected, String text) {
    TrustClass wanted =
        switch (expected) {
          case "W" -> WARNING_SIGNS;
          case "K" -> KNOWN_REGULATOR_ACTION;
          default -> CANNOT_CHECK;
        };
    assertThat(judge(text)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "free of charge",
        "after discharge from hospital",
        "the cost of treatment",
        "the investigator in charge",
        "no out-of-pocket cost",
        "NIH-funded",
        "not patient funded",
        "the sponsor will be responsible for all costs",
        "This is not a patient-funded trial",
        "Participants will not be responsible for the cost",
        "Out-of-pocket costs of the caregivers will be measured",
        "You will be reimbursed for out-of-pocket expenses",
        "The study was self-funded by the Department of Surgery of the hospital",
        "industry-funded",
        "patients who paid attention",
        "sin gastos de su bolsillo",
        "Participants pay nothing, because the sponsor is responsible for all costs",
        "The study compares quality of life and out-of-pocket costs",
        "Out-of-pocket costs reimbursed by the study",
        "Outcomes are walking distance and out-of-pocket expenses"
      })
  void guard_texts_do_not_disclose_payment(String text) {
    assertThat(PaymentText.disclosedIn(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This patient funded trial",
        "A Patient-Sponsored study",
        "self-pay",
        "pay to participate",
        "paid out of pocket",
        "participants are responsible for the cost",
        "un estudio financiado por los pacientes",
        "This patient\u2011funded trial",
        "self\u2013funded",
        "subject-paid treatment",
        "responsible for all fees",
        "responsible for payment",
        "Patients pay for the cells out-of-pocket",
        "Patients pay out of pocket for the stem cell treatment and outcomes are measured at 6"
            + " months.",
        "Treatment is at out-of-pocket cost to the patient and outcomes are measured at 6 months",
        "Outcomes are measured and treatment is at out-of-pocket cost",
        "Out-of-pocket costs will not be reimbursed",
        "Out-of-pocket costs not reimbursed by the study",
        "Patients of the hospital are responsible for all costs.",
        "Subjects seen by the investigators are responsible for all costs",
        "Participants treated at the university will be responsible for the costs",
        "The patients and the hospital are responsible for the costs",
        "Participants are responsible for all fees by the university"
      })
  void payment_is_seen_where_it_is_disclosed(String text) {
    assertThat(PaymentText.disclosedIn(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$8,900",
        "12000",
        "8.900 dólares",
        "about 20k USD",
        "5000, no refund",
        "a lot of money",
        "mucho",
        "ten thousand dollars",
        "15 mil pesos",
        "US$ 1",
        "$500 per visit",
        "$3,000 for each visit",
        "$300 por visita",
        "$45,000 M.N.",
        "45,000 pesos M.N.",
        "1 million yen",
        "$8,000 (not reimbursed)",
        "$8,000, no compensation",
        "$5,000, grant available",
        "$0 for the cells, 500 for each visit",
        "not covered",
        "insurance does not cover it",
        "el seguro no lo cubre",
        "not free",
        "no refund",
        "not cheap",
        "my insurance will not pay",
        "insurance won't pay for it",
        "mi seguro no paga",
        "insurance pays half",
        "cash only, no cards",
        "free at first, then we pay",
        "we pay $500"
      })
  void a_price_that_a_person_writes_down_costs_something(String price) {
    assertThat(PriceText.costsSomething(price)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "free",
        "Free of charge.",
        "gratis",
        "nada",
        "0",
        "$0",
        "0 USD",
        "$0.00",
        "no cost",
        "no pago nada",
        "at no cost to me",
        "sin costo alguno",
        "they pay me $50",
        "me pagan 50 dólares",
        "covered by the study",
        "the sponsor pays",
        "I receive $40 per visit",
        "$50 compensation",
        "Compensation: $50",
        "for free",
        "it is free",
        "es gratis",
        "my insurance pays",
        "el estudio lo paga",
        "I do not have to pay",
        "they pay me",
        "me pagan",
        "free for participants",
        "they did not say",
        "I don't know",
        "no me dijeron",
        "not applicable",
        "?"
      })
  void what_is_free_or_paid_to_the_person_costs_nothing(String price) {
    assertThat(PriceText.costsSomething(price)).isFalse();
  }

  @Test
  void an_aim_is_not_an_assertion_of_efficacy() {
    assertThat(EfficacyText.assertedIn("To find out whether the treatment is safe and effective."))
        .isEmpty();
    assertThat(EfficacyText.assertedIn("We hypothesise that cells are safe and effective."))
        .isEmpty();
    assertThat(EfficacyText.assertedIn("Studies have shown that treatment is safe and efficacious"))
        .isPresent();
  }

  private static TrustClass judge(String text) {
    return TrialStatus.assess(Inquiry.about(Offer.ofClaims(text)), Bundle.EVIDENCE, Bundle.TODAY)
        .trustClass();
  }
}
