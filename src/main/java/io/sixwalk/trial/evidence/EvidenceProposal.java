package io.sixwalk.trial.evidence;

import io.sixwalk.platform.problem.Problem.FieldProblem;
import io.sixwalk.platform.problem.ProblemException;
import io.sixwalk.trial.rules.EvidenceFact;
import io.sixwalk.trial.rules.EvidenceFact.Scope;
import io.sixwalk.trial.rules.EvidenceKind;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryNumber;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fact that a study admin proposes. */
@Schema(name = "EvidenceProposal")
public record EvidenceProposal(
    @Schema(required = true, description = "The name as the source writes it") String subject,
    @Schema(description = "Other exact names of the same subject; nothing is matched by likeness")
        List<String> aliases,
    @Schema(required = true, examples = "FDA_WARNING_LETTER") String kind,
    @Schema(required = true, description = "ORGANISATION, TRIAL, PROGRAMME or PRODUCT_CLASS")
        String scope,
    @Schema(description = "The trials that the source names, in their canonical spelling")
        List<String> registryNumbers,
    @Schema(
            description =
                "When not empty, an organisation's fact reaches only trials in one of these places")
        List<String> places,
    @Schema(
            description =
                "Of the document: 2021, 2021-07 or 2021-07-22. A letter or a ruling needs one;"
                    + " another fact without one can warn and never lift")
        String date,
    @Schema(description = "Who acted, such as FDA") String authority,
    @Schema(description = "The product or practice that the document is about") String about,
    @Schema(required = true, description = "One sentence that says what the source says")
        String statement,
    @Schema(required = true, description = "Where to read it") String source) {

  private static final int LONGEST = 1_000;
  private static final int MOST_NAMES = 50;

  /**
   * The fact, checked.
   *
   * @throws ProblemException 422 with a pointer for each field that cannot be taken
   */
  EvidenceFact toFact(String id) {
    List<FieldProblem> wrong = new ArrayList<>();
    text(wrong, "/subject", subject, true);
    text(wrong, "/statement", statement, true);
    text(wrong, "/source", source, true);
    text(wrong, "/authority", authority, false);
    text(wrong, "/about", about, false);
    names(wrong, "/aliases", aliases);
    names(wrong, "/places", places);
    EvidenceKind readKind = EvidenceKind.read(kind == null ? "" : kind);
    if (readKind == EvidenceKind.NOT_KNOWN_TO_THIS_APP) {
      wrong.add(new FieldProblem("/kind", "unknown", "This kind of fact is not known here."));
    }
    Optional<Scope> reach = reach();
    if (reach.isEmpty()) {
      wrong.add(
          new FieldProblem(
              "/scope",
              "unknown",
              "A fact reaches an organisation, a trial, a programme or a class."));
    }
    Set<RegistryNumber> numbers = numbers(wrong);
    if (reach.filter(Scope.TRIAL::equals).isPresent() && numbers.isEmpty()) {
      wrong.add(
          new FieldProblem(
              "/registryNumbers", "required", "A fact about a trial names the trial."));
    }
    Optional<PartialDate> dated = Optional.ofNullable(date).flatMap(PartialDate::parse);
    if (date != null && dated.isEmpty()) {
      wrong.add(
          new FieldProblem("/date", "format", "A date is written 2021, 2021-07 or 2021-07-22."));
    }
    if (readKind.effect() == EvidenceKind.Effect.REGULATOR_ACTION) {
      actionIsNamed(wrong);
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.unprocessable(
          "evidence-incomplete", "The fact cannot be taken as it stands.", wrong);
    }
    return new EvidenceFact(
        id,
        subject.strip(),
        orNone(aliases),
        readKind,
        reach.orElseThrow(),
        numbers,
        orNone(places),
        dated,
        Optional.ofNullable(authority),
        Optional.ofNullable(about),
        statement.strip(),
        source.strip());
  }

  /** A card says who wrote or ruled, when, and about what. */
  private void actionIsNamed(List<FieldProblem> wrong) {
    String reason = "A letter, order or ruling is named with its date, who acted, and about what.";
    if (date == null) {
      wrong.add(new FieldProblem("/date", "required", reason));
    }
    if (authority == null || authority.isBlank()) {
      wrong.add(new FieldProblem("/authority", "required", reason));
    }
    if (about == null || about.isBlank()) {
      wrong.add(new FieldProblem("/about", "required", reason));
    }
  }

  private Optional<Scope> reach() {
    try {
      return Optional.of(Scope.valueOf((scope == null ? "" : scope).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private Set<RegistryNumber> numbers(List<FieldProblem> wrong) {
    Set<RegistryNumber> numbers = new LinkedHashSet<>();
    List<String> written = orNone(registryNumbers);
    for (int i = 0; i < written.size(); i++) {
      String pointer = "/registryNumbers/" + i;
      RegistryNumber.ofCanonical(written.get(i) == null ? "" : written.get(i))
          .ifPresentOrElse(
              numbers::add,
              () ->
                  wrong.add(
                      new FieldProblem(
                          pointer,
                          "format",
                          "This is not a registry number in its own spelling.")));
    }
    return numbers;
  }

  private static void text(List<FieldProblem> wrong, String pointer, String text, boolean needed) {
    if (needed && (text == null || text.isBlank())) {
      wrong.add(new FieldProblem(pointer, "required", null));
    } else if (text != null && (text.length() > LONGEST || text.indexOf('\0') >= 0)) {
      wrong.add(new FieldProblem(pointer, "length", "At most " + LONGEST + " characters."));
    }
  }

  private static void names(List<FieldProblem> wrong, String pointer, List<String> names) {
    List<String> given = orNone(names);
    if (given.size() > MOST_NAMES) {
      wrong.add(new FieldProblem(pointer, "length", "At most " + MOST_NAMES + " names."));
    }
    for (int i = 0; i < given.size(); i++) {
      text(wrong, pointer + "/" + i, given.get(i), true);
    }
  }

  private static List<String> orNone(List<String> list) {
    return list == null ? List.of() : list;
  }
}
