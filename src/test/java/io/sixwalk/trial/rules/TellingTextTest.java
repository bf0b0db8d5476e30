package io.sixwalk.trial.rules;

import static io.sixwalk.trial.rules.TrustClass.CANNOT_CHECK;
import static io.sixwalk.trial.rules.TrustClass.WARNING_SIGNS;
import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trial.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TellingTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Our lab is FDA registered, so you are in good hands.",
        "This is an NIH-approved trial.",
        "The FDA does not regulate your own cells.",
        "No necesita aprobación de la FDA.",
        "Stem cell trial NCT03169231: only $9,500 per treatment.",
        "Join our clinical trial for frailty today.",
        "One infusion treats diabetes, knee pain, Parkinson's, COPD and lupus."
      })
  void telling_texts_warn(String text) {
    assertThat(judge(text)).isEqualTo(WARNING_SIGNS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This product has not been approved by the FDA.",
        "FDA registered does not mean that FDA has checked it.",
        "Participants receive $50 for each visit in study NCT03169231.",
        "The company raised $20 million.",
        "This treatment is not a clinical trial.",
        "Call us about knee pain and hip pain."
      })
  void honest_texts_do_not_warn(String text) {
    assertThat(judge(text)).isEqualTo(CANNOT_CHECK);
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
        "the sponsor will be responsible for all costs"
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
        "un estudio financiado por los pacientes"
      })
  void payment_is_seen_where_it_is_disclosed(String text) {
    assertThat(PaymentText.disclosedIn(text)).isPresent();
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
