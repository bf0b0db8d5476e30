package io.sixwalk.trial.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import io.sixwalk.platform.json.StrictJson;
import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.rules.NumberReader;
import io.sixwalk.trial.rules.NumberReading;
import io.sixwalk.trial.rules.NumberReading.NoNumber;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.Offer;
import io.sixwalk.trial.rules.RegistryNumber;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person tells: a number, the circumstances, or a text that was pasted.
 *
 * @param number whatever stands for the number
 * @param offer everything else
 */
record Telling(String number, Offer offer) {
  /** More than a page of a clinic, and less than what would keep the server busy. */
  static final int MOST_BYTES = 64 << 10;

  private static final int LONGEST_TEXT = 20_000;
  private static final int LONGEST_NAME = 500;
  private static final int MOST_DISEASES = 50;
  private static final Set<String> NAMES =
      Set.of("place", "city", "country", "clinic", "product", "priceText");
  private static final Set<String> TEXTS = Set.of("number", "claimsText");
  private static final Set<String> ANSWERS =
      Set.of("askedToPay", "offeredNow", "treatsSeveralDiseases", "toldItIsATrial");

  private static final Pattern WEB_ADDRESS = Pattern.compile("\\S+://\\S+|\\bwww\\.\\S+");
  private static final Pattern WORDS =
      Pattern.compile("\\p{L}{3,}.*\\s|\\s.*\\p{L}{3,}|\\d[\\d.,]*\\s*[$€£]|[$€£]\\s*\\d");

  /** The body as it is sent, for the published contract. */
  @Schema(
      name = "TrialQuestion",
      description = "A number, what the person was told, or both; everything may be left out")
  public record Body(
      @Schema(
              maxLength = LONGEST_TEXT,
              description = "A number, a web address, or the text of a photo")
          String number,
      @Schema(maxLength = LONGEST_NAME, examples = "Dr. Ramos's office in Miami") String place,
      @Schema(maxLength = LONGEST_NAME) String city,
      @Schema(maxLength = LONGEST_NAME) String country,
      @Schema(
              maxLength = LONGEST_NAME,
              description = "The clinic, company or sponsor that makes the offer")
          String clinic,
      @Schema(maxLength = LONGEST_NAME) String product,
      @Schema(description = "Whether the person has to pay for the product or for taking part")
          Boolean askedToPay,
      @Schema(maxLength = LONGEST_NAME) String priceText,
      @Schema(maxLength = LONGEST_TEXT, description = "What a page or a person said, word for word")
          String claimsText,
      @Schema(description = "Whether the person could start now") Boolean offeredNow,
      @Schema(maxItems = MOST_DISEASES) List<String> diseases,
      Boolean treatsSeveralDiseases,
      @Schema(description = "Whether the person was told that it is a trial or a study")
          Boolean toldItIsATrial) {}

  /**
   * Reads a body.
   *
   * @throws ProblemException 400 with a pointer for each wrong field, or 413
   */
  static Telling read(byte[] body) {
    if (body == null || body.length == 0) {
      throw ProblemException.badRequest("not-json", "The body is empty.");
    }
    if (body.length > MOST_BYTES) {
      throw ProblemException.tooLarge(
          "The body is larger than 64 KiB. Send the part that names the trial.");
    }
    JsonNode told = StrictJson.read(body, false);
    if (!told.isObject()) {
      throw ProblemException.badRequest(
          "wrong-type", "The body is an object.", new FieldProblem("", "type", null));
    }
    List<FieldProblem> wrong = new ArrayList<>();
    for (Iterator<String> names = told.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      check(name, told.path(name), wrong);
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.badRequest(
          "wrong-type",
          "Some fields do not have the form that is expected.",
          wrong.toArray(FieldProblem[]::new));
    }
    return new Telling(text(told, "number"), offer(told));
  }

  /** What a text that stands for a number says besides: people paste whole messages there. */
  static Optional<String> besideTheNumber(String text) {
    String rest = WEB_ADDRESS.matcher(text == null ? "" : text).replaceAll(" ");
    for (NumberReading reading : NumberReader.readAll(rest)) {
      rest = rest.replace(reading.asWritten(), " ");
    }
    return WORDS.matcher(rest).find() ? Optional.of(text) : Optional.empty();
  }

  private static void check(String name, JsonNode value, List<FieldProblem> wrong) {
    String pointer = "/" + name.replace("~", "~0").replace("/", "~1");
    if (value.isNull()) {
      return;
    }
    if (NAMES.contains(name) || TEXTS.contains(name)) {
      text(pointer, value, TEXTS.contains(name) ? LONGEST_TEXT : LONGEST_NAME, wrong);
    } else if (ANSWERS.contains(name)) {
      if (!value.isBoolean()) {
        wrong.add(new FieldProblem(pointer, "type", "true or false is expected here."));
      }
    } else if (name.equals("diseases")) {
      diseases(pointer, value, wrong);
    } else {
      wrong.add(new FieldProblem(pointer, "unknown", "This field is not known here."));
    }
  }

  private static void diseases(String pointer, JsonNode value, List<FieldProblem> wrong) {
    if (!value.isArray() || value.size() > MOST_DISEASES) {
      wrong.add(
          new FieldProblem(
              pointer, "type", "A list of at most " + MOST_DISEASES + " names is expected here."));
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      text(pointer + "/" + i, value.get(i), LONGEST_NAME, wrong);
    }
  }

  private static void text(String pointer, JsonNode value, int longest, List<FieldProblem> wrong) {
    if (!value.isTextual()) {
      wrong.add(new FieldProblem(pointer, "type", "A text is expected here."));
    } else if (value.textValue().length() > longest) {
      wrong.add(new FieldProblem(pointer, "length", "At most " + longest + " characters."));
    }
  }

  private static Offer offer(JsonNode told) {
    List<String> diseases = new ArrayList<>();
    told.path("diseases").forEach(d -> diseases.add(d.textValue()));
    return Offer.builder()
        .place(text(told, "place"))
        .city(text(told, "city"))
        .country(text(told, "country"))
        .clinic(text(told, "clinic"))
        .product(text(told, "product"))
        .askedToPay(answer(told, "askedToPay"))
        .priceText(text(told, "priceText"))
        .claimsText(claims(told))
        .offeredNow(answer(told, "offeredNow"))
        .diseases(diseases)
        .treatsSeveralDiseases(answer(told, "treatsSeveralDiseases"))
        .toldItIsATrial(answer(told, "toldItIsATrial"))
        .build();
  }

  private static String claims(JsonNode told) {
    return Stream.concat(
            besideTheNumber(text(told, "number")).stream(),
            Stream.ofNullable(text(told, "claimsText")))
        .reduce((one, other) -> one + "\n" + other)
        .orElse(null);
  }

  private static String text(JsonNode told, String name) {
    return told.path(name).isTextual() ? told.path(name).textValue() : null;
  }

  private static Boolean answer(JsonNode told, String name) {
    return told.path(name).isBoolean() ? told.path(name).booleanValue() : null;
  }

  /** The number that was meant: the one that was given, or else the first that the text holds. */
  NumberReading reading() {
    if (number != null && !number.isBlank()) {
      return NumberReader.read(number);
    }
    return offer
        .claimsText()
        .map(NumberReader::read)
        .filter(Recognised.class::isInstance)
        .orElseGet(NoNumber::new);
  }

  /** The other numbers in what was given. */
  List<RegistryNumber> others(NumberReading reading) {
    String text = (number == null ? "" : number) + "\n" + offer.claimsText().orElse("");
    return NumberReader.readAll(text).stream()
        .filter(r -> r instanceof Recognised)
        .map(r -> ((Recognised) r).number())
        .filter(n -> !(reading instanceof Recognised chosen && chosen.number().equals(n)))
        .distinct()
        .toList();
  }
}
