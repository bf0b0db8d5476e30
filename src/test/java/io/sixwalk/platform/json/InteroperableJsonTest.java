package io.sixwalk.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.platform.json.InteroperableJson.Kind;
import io.sixwalk.platform.json.InteroperableJson.Place;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class InteroperableJsonTest {
  private static final JsonMapper DOUBLES = new JsonMapper();
  private static final JsonMapper DECIMALS =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static List<Place> places(JsonMapper mapper, String json) throws IOException {
    return InteroperableJson.places(mapper.readTree(json));
  }

  @Test
  void text_in_every_script_and_ordinary_numbers_are_understood_alike() throws IOException {
    String json =
        "{\"a\":[\"\u05e9\u05dc\u05d5\u05dd"
            + " \\ud83d\\udc75\",1,-0,1.5e300,0,1e-300,true,null,{}],\"b/~\":\"\"}";
    assertThat(places(DOUBLES, json)).isEmpty();
    assertThat(places(DECIMALS, json)).isEmpty();
  }

  @Test
  void half_a_character_and_nul_are_found_at_their_place() throws IOException {
    assertThat(places(DOUBLES, "{\"a\":[\"x\",\"cut \\ud83d\"],\"b/~\":\"\\u0000\"}"))
        .containsExactly(new Place("/a/1", Kind.HALF_A_CHARACTER), new Place("/b~1~0", Kind.NUL));
    assertThat(places(DOUBLES, "\"\\udc75\\ud83d\""))
        .containsExactly(new Place("", Kind.HALF_A_CHARACTER));
  }

  @Test
  void a_name_that_cannot_be_written_is_found_at_its_object() throws IOException {
    assertThat(places(DOUBLES, "{\"a\":{\"\\ud83d\":{\"c\":\"\\ud83d\"}}}"))
        .containsExactly(new Place("/a", Kind.HALF_A_CHARACTER));
  }

  @Test
  void numbers_beyond_a_double_are_found_however_they_are_read() throws IOException {
    for (String number : List.of("1e400", "-1E999999999", "9" + "0".repeat(400))) {
      assertThat(places(DOUBLES, "{\"n\":" + number + "}"))
          .containsExactly(new Place("/n", Kind.NOT_A_DOUBLE));
      assertThat(places(DECIMALS, "{\"n\":" + number + "}"))
          .containsExactly(new Place("/n", Kind.NOT_A_DOUBLE));
    }
    assertThat(places(DECIMALS, "[1e-20000]")).containsExactly(new Place("/0", Kind.NOT_A_DOUBLE));
  }

  @Test
  void a_hostile_document_gets_no_endless_answer() throws IOException {
    String json = "[" + "\"\\ud83d\",".repeat(1000) + "1]";
    assertThat(places(DOUBLES, json)).hasSize(20);
  }
}
