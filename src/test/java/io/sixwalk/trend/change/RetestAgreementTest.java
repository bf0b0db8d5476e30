package io.sixwalk.trend.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RetestAgreementTest {

  @Test
  void intraclass_correlations_are_those_printed_by_shrout_and_fleiss() {
    double[][] table2 = {
      {9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}
    };
    RetestAgreement.Intraclass icc = RetestAgreement.intraclass(table2);
    assertThat(icc.agreement()).isCloseTo(0.29, within(0.005));
    assertThat(icc.consistency()).isCloseTo(0.71, within(0.005));
    assertThatThrownBy(() -> RetestAgreement.intraclass(new double[][] {{1, 2}, {1}}))
        .hasMessageContaining("every person needs 2");
  }

  @Test
  void pooled_error_is_free_of_the_learning_that_is_left() {
    // Differences 10, 20, 30: mean 20, squares 200, over 2 times 2.
    RetestAgreement.PooledError error = RetestAgreement.pooledError(10, 20, 30);
    assertThat(error.meanDifference()).isCloseTo(20, within(1e-12));
    assertThat(error.measurementError()).isCloseTo(Math.sqrt(50), within(1e-12));
    assertThatThrownBy(() -> RetestAgreement.pooledError(4)).hasMessageContaining("two pairs");
  }

  @Test
  void responder_share_has_the_interval_of_the_printed_example() {
    ResponderShare share = ResponderShare.of(2, 7);
    assertThat(share.share()).isCloseTo(0.286, within(0.0005));
    assertThat(share.low()).isCloseTo(0.082, within(0.0005));
    assertThat(share.high()).isCloseTo(0.641, within(0.0005));
    assertThat(ResponderShare.of(0, 5).low()).isZero();
    assertThatThrownBy(() -> ResponderShare.of(3, 2)).hasMessageContaining("3 of 2");
  }
}
