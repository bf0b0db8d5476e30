package io.sixwalk.questionnaire.instrument.fhir;

import io.sixwalk.questionnaire.instrument.DisplayRule;
import io.sixwalk.questionnaire.instrument.Finding;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.InstrumentRules;
import io.sixwalk.questionnaire.instrument.Item;
import io.sixwalk.questionnaire.instrument.Read;
import io.sixwalk.questionnaire.scoring.Direction;
import io.sixwalk.questionnaire.scoring.ScoringCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemAnswerOptionComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Type;

/** Reads a FHIR R4 Questionnaire as a definition. */
public final class FhirQuestionnaireReader {

  private static final int LONGEST_TEXT = 2000;

  /** What a modifier changes may be the meaning itself, so it is never passed over. */
  static final String MODIFIED = "Extensions that change the meaning are not supported.";

  private final Questionnaire resource;
  private final List<Finding> findings = new ArrayList<>();
  private final boolean withContent;

  private FhirQuestionnaireReader(Questionnaire resource) {
    this.resource = resource;
    this.withContent =
        !Instrument.Content.STRUCTURE_ONLY.name().equals(own(FhirExtensions.CONTENT, ""));
  }

  /**
   * Reads a resource. From elsewhere, without this project's extensions, it counts as wording
   * supplied by the study, for participants, without scoring; its rights are its publisher's.
   */
  public static Read<Instrument> read(Questionnaire resource, ScoringCatalogue catalogue) {
    FhirQuestionnaireReader reader = new FhirQuestionnaireReader(resource);
    Optional<Instrument> instrument = reader.instrument();
    if (instrument.isEmpty() || !reader.findings.isEmpty()) {
      return new Read.Refused<>(reader.findings);
    }
    List<Finding> problems = InstrumentRules.problems(instrument.get(), catalogue);
    return problems.isEmpty()
        ? new Read.Understood<>(instrument.get())
        : new Read.Refused<>(FhirPointers.of(problems));
  }

  private Optional<Instrument> instrument() {
    if (!resource.hasName() || !resource.hasVersion() || !resource.hasTitle()) {
      unsupported("", "A name, a version and a title are needed.");
    }
    if (!resource.hasLanguage()) {
      unsupported("/language", "The language of the wording is needed.");
    }
    if (resource.hasModifierExtension() || resource.hasImplicitRules()) {
      unsupported("/modifierExtension", MODIFIED);
    }
    if (resource.hasContained()) {
      unsupported("/contained", "Resources within the questionnaire are not supported.");
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    List<Item> items = new ArrayList<>();
    for (int i = 0; i < resource.getItem().size(); i++) {
      item(resource.getItem().get(i), "/item/" + i).ifPresent(items::add);
    }
    if (!findings.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Instrument(
              resource.getName(),
              resource.getVersion(),
              texts(resource.getTitle(), resource.getTitleElement()),
              languages(),
              withContent ? Instrument.Content.INCLUDED : Instrument.Content.STRUCTURE_ONLY,
              Instrument.Respondent.valueOf(own(FhirExtensions.RESPONDENT, "PARTICIPANT")),
              own(FhirExtensions.RECALL_PERIOD, "varies"),
              Direction.valueOf(own(FhirExtensions.DIRECTION, "NONE")),
              rights(),
              all(FhirExtensions.SCORING),
              all(FhirExtensions.NOTE),
              items));
    } catch (IllegalArgumentException e) {
      unsupported("/extension", "An extension of this project has a value it does not know.");
      return Optional.empty();
    }
  }

  private List<Instrument.LanguageVersion> languages() {
    List<Instrument.LanguageVersion> languages = new ArrayList<>();
    for (Extension extension : resource.getExtensionsByUrl(FhirExtensions.LANGUAGE)) {
      languages.add(
          new Instrument.LanguageVersion(
              part(extension, "tag"),
              Instrument.Provenance.valueOf(part(extension, "provenance")),
              part(extension, "note")));
    }
    if (languages.isEmpty() && withContent) {
      for (String tag : texts(resource.getTitle(), resource.getTitleElement()).keySet()) {
        languages.add(
            new Instrument.LanguageVersion(tag, Instrument.Provenance.STUDY_SUPPLIED, ""));
      }
    }
    return languages;
  }

  private Instrument.Rights rights() {
    Extension extension = resource.getExtensionByUrl(FhirExtensions.RIGHTS);
    if (extension == null) {
      String holder = resource.hasPublisher() ? resource.getPublisher() : "Not stated";
      String terms = resource.hasCopyright() ? resource.getCopyright() : "Not stated";
      return new Instrument.Rights(holder, "Not stated", holder, terms, true);
    }
    return new Instrument.Rights(
        part(extension, "holder"),
        part(extension, "licence"),
        part(extension, "attribution"),
        part(extension, "terms"),
        Boolean.parseBoolean(part(extension, "permissionNeeded")));
  }

  private Optional<Item> item(QuestionnaireItemComponent component, String pointer) {
    Optional<Item.Kind> kind = kind(component, pointer);
    if (component.hasItem()) {
      unsupported(pointer + "/item", "Items within items are not supported.");
    }
    if (component.hasModifierExtension()) {
      unsupported(pointer + "/modifierExtension", MODIFIED);
    }
    if (component.getReadOnly()) {
      unsupported(pointer + "/readOnly", "An item that nobody can answer is not supported.");
    }
    if (component.hasInitial()) {
      unsupported(pointer + "/initial", "Answers given beforehand are not supported.");
    }
    if (component.hasAnswerValueSet()) {
      unsupported(pointer + "/answerValueSet", "Options must be part of the item.");
    }
    if (component.getRepeats()
        && component.getType() != Questionnaire.QuestionnaireItemType.CHOICE) {
      unsupported(pointer + "/repeats", "Only a choice can have more than one answer.");
    }
    List<Item.Option> options = new ArrayList<>();
    for (int o = 0; o < component.getAnswerOption().size(); o++) {
      option(component.getAnswerOption().get(o), pointer + "/answerOption/" + o)
          .ifPresent(options::add);
    }
    Optional<Item.Bounds> bounds =
        kind.flatMap(k -> new FhirBounds(this::unsupported).of(component, k, pointer));
    Optional<DisplayRule> rule = new FhirConditions(this::unsupported).of(component, pointer);
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    OptionalInt maxLength =
        kind.get() == Item.Kind.TEXT
            ? OptionalInt.of(component.hasMaxLength() ? component.getMaxLength() : LONGEST_TEXT)
            : OptionalInt.empty();
    return Optional.of(
        new Item(
            component.getLinkId(),
            kind.get(),
            withContent ? texts(component.getText(), component.getTextElement()) : Map.of(),
            component.getRequired(),
            options,
            bounds,
            maxLength,
            rule));
  }

  private Optional<Item.Kind> kind(QuestionnaireItemComponent component, String pointer) {
    Item.Kind kind =
        component.getType() == null
            ? null
            : switch (component.getType()) {
              case DISPLAY -> Item.Kind.DISPLAY;
              case CHOICE -> component.getRepeats() ? Item.Kind.MULTIPLE_CHOICE : Item.Kind.CHOICE;
              case INTEGER -> Item.Kind.INTEGER;
              case DECIMAL -> Item.Kind.DECIMAL;
              case TEXT, STRING -> Item.Kind.TEXT;
              case DATE -> Item.Kind.DATE;
              default -> null;
            };
    if (kind == null) {
      unsupported(pointer + "/type", "This type of item is not supported.");
    }
    return Optional.ofNullable(kind);
  }

  private Optional<Item.Option> option(
      QuestionnaireItemAnswerOptionComponent answer, String pointer) {
    if (!(answer.getValue() instanceof Coding coding) || !coding.hasCode()) {
      unsupported(pointer, "An option must be a coding with a code.");
      return Optional.empty();
    }
    if (answer.hasModifierExtension()) {
      unsupported(pointer + "/modifierExtension", MODIFIED);
    }
    boolean exclusive =
        Optional.ofNullable(answer.getExtensionByUrl(FhirExtensions.EXCLUSIVE))
            .flatMap(extension -> primitive(extension, pointer))
            .map(Boolean::parseBoolean)
            .orElse(false);
    return Optional.of(
        new Item.Option(
            coding.getCode(),
            withContent ? texts(coding.getDisplay(), coding.getDisplayElement()) : Map.of(),
            exclusive));
  }

  private Map<String, String> texts(String main, Element element) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (main != null && resource.hasLanguage()) {
      texts.put(resource.getLanguage(), main);
    }
    for (Extension translation : element.getExtensionsByUrl(FhirExtensions.TRANSLATION)) {
      texts.put(part(translation, "lang"), part(translation, "content"));
    }
    return texts;
  }

  private String own(String url, String otherwise) {
    List<String> values = all(url);
    return values.isEmpty() ? otherwise : values.get(0);
  }

  private List<String> all(String url) {
    return resource.getExtensionsByUrl(url).stream()
        .flatMap(extension -> primitive(extension, "").stream())
        .toList();
  }

  private Optional<String> primitive(Extension extension, String pointer) {
    Optional<String> value = Optional.ofNullable(extension.getValue()).map(Type::primitiveValue);
    if (value.isEmpty()) {
      unsupported(pointer + "/extension", "An extension that is known here has no simple value.");
    }
    return value;
  }

  private static String part(Extension extension, String name) {
    Extension part = extension.getExtensionByUrl(name);
    return part == null || part.getValue() == null ? "" : part.getValue().primitiveValue();
  }

  private void unsupported(String pointer, String message) {
    findings.add(new Finding(Finding.Code.UNSUPPORTED_FHIR, pointer, message));
  }
}
