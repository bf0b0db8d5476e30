package io.sixwalk.questionnaire.instrument.fhir;

import io.sixwalk.questionnaire.instrument.DisplayRule;
import io.sixwalk.questionnaire.instrument.Instrument;
import io.sixwalk.questionnaire.instrument.Item;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Element;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.MarkdownType;
import org.hl7.fhir.r4.model.Questionnaire;
import org.hl7.fhir.r4.model.Questionnaire.EnableWhenBehavior;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemComponent;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemOperator;
import org.hl7.fhir.r4.model.Questionnaire.QuestionnaireItemType;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes a definition as a FHIR R4 Questionnaire. */
public final class FhirQuestionnaireWriter {

  private final Instrument instrument;
  private final Optional<String> mainLanguage;

  private FhirQuestionnaireWriter(Instrument instrument) {
    this.instrument = instrument;
    this.mainLanguage = instrument.languages().stream().map(l -> l.tag()).findFirst();
  }

  /** The definition as a resource; its first language is the resource's language. */
  public static Questionnaire write(Instrument instrument) {
    return new FhirQuestionnaireWriter(instrument).questionnaire();
  }

  private Questionnaire questionnaire() {
    Questionnaire resource = new Questionnaire();
    resource.setId(instrument.id());
    resource.setUrl(FhirExtensions.URL_PREFIX + instrument.id());
    resource.setVersion(instrument.version());
    resource.setName(instrument.id());
    resource.setStatus(PublicationStatus.ACTIVE);
    mainLanguage.ifPresent(resource::setLanguage);
    Map<String, String> titles = instrument.title();
    String mainTitleLanguage =
        mainLanguage.orElseGet(() -> titles.keySet().stream().sorted().findFirst().orElseThrow());
    resource.setTitle(titles.get(mainTitleLanguage));
    translations(resource.getTitleElement(), titles, mainTitleLanguage);
    if (mainLanguage.isEmpty()) {
      resource.setLanguage(mainTitleLanguage);
    }
    Instrument.Rights rights = instrument.rights();
    resource.setPublisher(rights.holder());
    resource.setCopyrightElement(
        new MarkdownType(
            rights.attribution() + " Licence: " + rights.licence() + ". " + rights.terms()));
    resource.addExtension(rights(rights));
    add(resource, FhirExtensions.CONTENT, instrument.content().name());
    add(resource, FhirExtensions.RESPONDENT, instrument.respondent().name());
    add(resource, FhirExtensions.RECALL_PERIOD, instrument.recallPeriod());
    add(resource, FhirExtensions.DIRECTION, instrument.direction().name());
    instrument.scoring().forEach(id -> add(resource, FhirExtensions.SCORING, id));
    instrument.notes().forEach(note -> add(resource, FhirExtensions.NOTE, note));
    instrument.languages().forEach(language -> resource.addExtension(language(language)));
    instrument.items().forEach(item -> resource.addItem(item(item)));
    return resource;
  }

  private static void add(Questionnaire resource, String url, String value) {
    resource.addExtension(new Extension(url, new StringType(value)));
  }

  private static Extension rights(Instrument.Rights rights) {
    Extension extension = new Extension(FhirExtensions.RIGHTS);
    extension.addExtension(new Extension("holder", new StringType(rights.holder())));
    extension.addExtension(new Extension("licence", new StringType(rights.licence())));
    extension.addExtension(new Extension("attribution", new StringType(rights.attribution())));
    extension.addExtension(new Extension("terms", new StringType(rights.terms())));
    extension.addExtension(
        new Extension("permissionNeeded", new BooleanType(rights.permissionNeeded())));
    return extension;
  }

  private static Extension language(Instrument.LanguageVersion language) {
    Extension extension = new Extension(FhirExtensions.LANGUAGE);
    extension.addExtension(new Extension("tag", new StringType(language.tag())));
    extension.addExtension(
        new Extension("provenance", new StringType(language.provenance().name())));
    if (!language.note().isEmpty()) {
      extension.addExtension(new Extension("note", new StringType(language.note())));
    }
    return extension;
  }

  private QuestionnaireItemComponent item(Item item) {
    QuestionnaireItemComponent component = new QuestionnaireItemComponent();
    component.setLinkId(item.linkId());
    component.setType(type(item.kind()));
    mainLanguage.ifPresent(
        language -> {
          component.setText(item.text().get(language));
          translations(component.getTextElement(), item.text(), language);
        });
    if (item.kind() == Item.Kind.MULTIPLE_CHOICE) {
      component.setRepeats(true);
    }
    if (item.kind() != Item.Kind.DISPLAY) {
      component.setRequired(item.required());
    }
    item.maxLength().ifPresent(component::setMaxLength);
    item.bounds().ifPresent(bounds -> bounds(component, item.kind(), bounds));
    item.options().forEach(option -> option(component, option));
    item.shownWhen().ifPresent(rule -> enableWhen(component, rule));
    return component;
  }

  private static QuestionnaireItemType type(Item.Kind kind) {
    return switch (kind) {
      case DISPLAY -> QuestionnaireItemType.DISPLAY;
      case CHOICE, MULTIPLE_CHOICE -> QuestionnaireItemType.CHOICE;
      case INTEGER -> QuestionnaireItemType.INTEGER;
      case DECIMAL -> QuestionnaireItemType.DECIMAL;
      case TEXT -> QuestionnaireItemType.TEXT;
      case DATE -> QuestionnaireItemType.DATE;
    };
  }

  private static void bounds(
      QuestionnaireItemComponent component, Item.Kind kind, Item.Bounds bounds) {
    component.addExtension(new Extension(FhirExtensions.MIN_VALUE, number(kind, bounds.min())));
    component.addExtension(new Extension(FhirExtensions.MAX_VALUE, number(kind, bounds.max())));
    if (kind == Item.Kind.DECIMAL) {
      component.addExtension(
          new Extension(FhirExtensions.MAX_DECIMALS, new IntegerType(bounds.decimals())));
    }
    bounds
        .unit()
        .ifPresent(
            unit ->
                component.addExtension(
                    new Extension(
                        FhirExtensions.UNIT, new Coding("http://unitsofmeasure.org", unit, null))));
  }

  private static Type number(Item.Kind kind, BigDecimal value) {
    return kind == Item.Kind.INTEGER
        ? new IntegerType(value.intValueExact())
        : new DecimalType(value);
  }

  private void option(QuestionnaireItemComponent component, Item.Option option) {
    Coding coding = new Coding().setCode(option.code());
    mainLanguage.ifPresent(
        language -> {
          coding.setDisplay(option.text().get(language));
          translations(coding.getDisplayElement(), option.text(), language);
        });
    Questionnaire.QuestionnaireItemAnswerOptionComponent answer =
        component.addAnswerOption().setValue(coding);
    if (option.exclusive()) {
      answer.addExtension(new Extension(FhirExtensions.EXCLUSIVE, new BooleanType(true)));
    }
  }

  private void enableWhen(QuestionnaireItemComponent component, DisplayRule rule) {
    if (rule.conditions().size() > 1) {
      component.setEnableBehavior(
          rule.match() == DisplayRule.Match.ALL ? EnableWhenBehavior.ALL : EnableWhenBehavior.ANY);
    }
    for (DisplayRule.Condition condition : rule.conditions()) {
      component
          .addEnableWhen()
          .setQuestion(condition.item())
          .setOperator(operator(condition.operator()))
          .setAnswer(answer(condition));
    }
  }

  private static QuestionnaireItemOperator operator(DisplayRule.Operator operator) {
    return switch (operator) {
      case ANSWERED -> QuestionnaireItemOperator.EXISTS;
      case EQUALS -> QuestionnaireItemOperator.EQUAL;
      case NOT_EQUALS -> QuestionnaireItemOperator.NOT_EQUAL;
      case AT_LEAST -> QuestionnaireItemOperator.GREATER_OR_EQUAL;
      case AT_MOST -> QuestionnaireItemOperator.LESS_OR_EQUAL;
    };
  }

  private Type answer(DisplayRule.Condition condition) {
    if (condition.operator() == DisplayRule.Operator.ANSWERED) {
      return new BooleanType(true);
    }
    String value = condition.value();
    return switch (instrument.item(condition.item()).orElseThrow().kind()) {
      case CHOICE, MULTIPLE_CHOICE -> new Coding().setCode(value);
      case INTEGER -> new IntegerType(value);
      case DECIMAL -> new DecimalType(value);
      case DATE -> new DateType(value);
      case TEXT, DISPLAY -> new StringType(value);
    };
  }

  private static void translations(Element element, Map<String, String> texts, String main) {
    List<String> others = texts.keySet().stream().filter(t -> !t.equals(main)).sorted().toList();
    for (String tag : others) {
      Extension translation = new Extension(FhirExtensions.TRANSLATION);
      translation.addExtension(new Extension("lang", new CodeType(tag)));
      translation.addExtension(new Extension("content", new StringType(texts.get(tag))));
      element.addExtension(translation);
    }
  }
}
