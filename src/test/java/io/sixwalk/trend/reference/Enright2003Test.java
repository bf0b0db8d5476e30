package io.sixwalk.trend.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sixwalk.trend.reference.ExpectedDistance.Expected;
import io.sixwalk.trend.reference.ExpectedDistance.Reason;
import io.sixwalk.trend.reference.ExpectedDistance.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Enright2003Test {

  @Test
  void men_and_women_have_their_own_equation() {
    Expected man = (Expected) Enright2003.expect(ReferenceSex.MALE, 78, 172, 78);
    Expected woman = (Expected) Enright2003.expect(ReferenceSex.FEMALE, 78, 172, 78);
    // 510 + 378.4 - 72.54 - 413.4
    assertThat(man.metres()).isCloseTo(402.46, within(1e-9));
    assertThat(woman.metres()).isCloseTo(385.46, within(1e-9));
    assertThat(man.percentOf(320)).isCloseTo(79.5110, within(1e-4));
    assertThatThrownBy(() -> man.percentOf(Double.NaN)).hasMessageContaining("walked metres");
  }

  @Test
  void first_and_last_year_of_the_range_are_inside_it() {
    assertThat(Enright2003.expect(ReferenceSex.FEMALE, 68, 160, 60)).isInstanceOf(Expected.class);
    assertThat(Enright2003.expect(ReferenceSex.FEMALE, 90, 160, 60)).isInstanceOf(Expected.class);
  }

  @ParameterizedTest
  @CsvSource({
    "MALE, 67, 170, 70, AGE_BELOW_RANGE",
    "MALE, 91, 170, 70, AGE_ABOVE_RANGE",
    "NOT_COVERED, 78, 170, 70, SEX_NOT_COVERED",
    "MALE, 78, 1.70, 70, HEIGHT_NOT_PLAUSIBLE",
    "MALE, 78, NaN, 70, HEIGHT_NOT_PLAUSIBLE",
    "MALE, 78, 170, 7, WEIGHT_NOT_PLAUSIBLE",
    "MALE, 78, 170, NaN, WEIGHT_NOT_PLAUSIBLE",
  })
  void outside_its_people_the_equation_is_refused_with_the_reason(
      ReferenceSex sex, int age, double height, double weight, Reason reason) {
    assertThat(Enright2003.expect(sex, age, height, weight)).isEqualTo(new Refused("EN03", reason));
  }
}
