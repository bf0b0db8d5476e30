package io.sixwalk.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sixwalk.trial.rules.EvidenceList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabelledCasesTest {
  static List<LabelledCases> cases() {
    return LabelledCases.all();
  }

  @Test
  void the_labelled_cases_are_all_there() {
    assertThat(cases()).hasSize(42);
    assertThat(cases().stream().filter(c -> c.fromRegistryAlone().isPresent())).hasSize(34);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void the_record_alone_gives_the_labelled_class(LabelledCases labelled) {
    if (labelled.fromRegistryAlone().isPresent()) {
      assertThat(labelled.assess(EvidenceList.none()).trustClass())
          .isEqualTo(labelled.fromRegistryAlone().get());
    } else {
      assertThat(labelled.inquiry().offer().claimsText()).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void record_and_evidence_give_the_labelled_class(LabelledCases labelled) {
    assertThat(labelled.assess(Bundle.EVIDENCE).trustClass()).isEqualTo(labelled.withEvidence());
  }
}
