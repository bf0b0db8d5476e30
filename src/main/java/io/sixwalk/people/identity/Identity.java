package io.sixwalk.people.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.keys.BlindIndex;
import io.sixwalk.platform.problem.FieldChecks;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

/**
 * Who a participant is. Never part of study data.
 *
 * @param phone as it is dialled
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Identity(String name, String phone, String email, LocalDate birthDate) {
  /** What the sealed bytes are bound to. */
  public static final String PURPOSE = "identity";

  /** Names what is wrong below {@code at}. */
  public void check(String at, FieldChecks checks) {
    checks
        .text(at + "/name", name, 200)
        .that(
            name == null || !BlindIndex.words(name).isEmpty(),
            at + "/name",
            "letters",
            "A name has letters.")
        .optionalText(at + "/phone", phone, 40)
        .that(
            phone == null || !BlindIndex.digits(phone).isEmpty(),
            at + "/phone",
            "digits",
            "A telephone number has at least five digits.")
        .optionalText(at + "/email", email, 200)
        .that(
            email == null || email.indexOf('@') > 0,
            at + "/email",
            "format",
            "An e-mail address has an @.")
        .that(
            birthDate == null || birthDate.getYear() >= 1880,
            at + "/birthDate",
            "range",
            "Nobody is that old.");
  }

  byte[] encode() {
    return new JsonObject()
        .put("name", name)
        .put("phone", phone)
        .put("email", email)
        .put("birthDate", birthDate == null ? null : birthDate.toString())
        .toBuffer()
        .getBytes();
  }

  static Identity decode(byte[] plain) {
    return read(new String(plain, StandardCharsets.UTF_8));
  }

  /** Reads what was sealed, once it is open. */
  public static Identity read(String json) {
    JsonObject o = new JsonObject(json);
    String birthDate = o.getString("birthDate");
    return new Identity(
        o.getString("name"),
        o.getString("phone"),
        o.getString("email"),
        birthDate == null ? null : LocalDate.parse(birthDate));
  }

  /** Whether this is someone of that name: every word asked for is one of the name's. */
  boolean hasName(List<String> words) {
    return BlindIndex.words(name).containsAll(words);
  }

  /** Whether this is that number, with or without the country's code. */
  boolean hasPhone(String digits) {
    if (phone == null) {
      return false;
    }
    String own = BlindIndex.digits(phone);
    return own.endsWith(digits) || digits.endsWith(own);
  }
}
