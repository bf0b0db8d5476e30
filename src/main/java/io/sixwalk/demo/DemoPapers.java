package io.sixwalk.demo;

import static io.sixwalk.demo.Demo.STUDY;
import static io.sixwalk.demo.Demo.await;

import io.sixwalk.access.Actor;
import io.sixwalk.people.consent.ConsentTexts;
import io.sixwalk.people.consent.ConsentTexts.ConsentText;
import io.sixwalk.people.consent.ConsentTexts.NewConsentText;
import io.sixwalk.people.consent.Consents;
import io.sixwalk.study.StudyChange;
import io.sixwalk.study.StudySettings;
import io.sixwalk.study.StudyView;
import io.sixwalk.study.StudyView.Approval;
import io.sixwalk.trial.watch.WatchService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/**
 * What the demo study would have on paper: a registry number, the decision of an ethics board, and
 * texts that people said yes to. One of the texts has a newer version that nobody has read yet.
 */
@ApplicationScoped
class DemoPapers {
  /** No registry has given it to anybody: an invented study must not borrow a real one's number. */
  private static final String REGISTRY_NUMBER = "NCT99999999";

  private static final Approval APPROVAL =
      new Approval(
          "Ethics board of the demo (invented)", "DEMO-1", LocalDate.of(2023, 11, 6), null);
  private static final String LATER_RESEARCH = "LATER_RESEARCH";
  private static final List<String> WATCHED = List.of("NCT03169231", "NCT05018767");

  /** A text in the two languages of the pages. */
  private record Text(String title, String body, String titleInSpanish, String bodyInSpanish) {}

  private static final Text TAKING_PART =
      new Text(
          "Taking part in the demo study",
          """
          You walk at home for six minutes, and you answer questions from time to time. Your phone sends both to the study.

          Taking part is up to you. You can stop at any time, and need not say why.

          This study is invented. Nobody takes part in it.\
          """,
          "Participar en el estudio de prueba",
          """
          Usted camina en casa seis minutos y responde preguntas de vez en cuando. Su teléfono envía las dos cosas al estudio.

          Usted decide si participa. Puede dejarlo cuando quiera, sin decir por qué.

          Este estudio es inventado. Nadie participa en él.\
          """);

  private static final Text FIVE_YEARS = laterResearch("five", "cinco");
  private static final Text TEN_YEARS = laterResearch("ten", "diez");

  private static Text laterResearch(String years, String yearsInSpanish) {
    return new Text(
        "Keeping my walks for later research",
        """
        Other researchers may use your walks later, without your name, for %s years.

        You can say no to this and still take part in the study.\
        """
            .formatted(years),
        "Guardar mis caminatas para otras investigaciones",
        """
        Otros investigadores podrán usar sus caminatas más tarde, sin su nombre, durante %s años.

        Puede decir que no a esto y seguir en el estudio.\
        """
            .formatted(yearsInSpanish));
  }

  private final StudySettings settings;
  private final ConsentTexts texts;
  private final Consents consents;
  private final WatchService watches;

  DemoPapers(StudySettings settings, ConsentTexts texts, Consents consents, WatchService watches) {
    this.settings = settings;
    this.texts = texts;
    this.consents = consents;
    this.watches = watches;
  }

  void make(DemoStudy study) {
    Actor admin = study.staff("admin");
    register(admin);
    ConsentText takingPart = publish(admin, Consents.PARTICIPATION, TAKING_PART);
    for (DemoPerson person : DemoPerson.values()) {
      give(study.participant(person), takingPart);
    }
    Actor first = study.participant(DemoPerson.IMPROVES);
    give(first, publish(admin, LATER_RESEARCH, FIVE_YEARS));
    publish(admin, LATER_RESEARCH, TEN_YEARS);
    WATCHED.forEach(number -> await(() -> watches.add(first, number)));
  }

  private void register(Actor admin) {
    StudyView now = await(() -> settings.read(admin, STUDY));
    StudyChange change =
        new StudyChange(
            now.name(),
            now.baselineFromStart(),
            now.phoneNumber(),
            now.emergencyNumber(),
            now.emergencyNumbers(),
            REGISTRY_NUMBER,
            APPROVAL,
            now.lateRecords(),
            now.erasureRestricted());
    await(() -> settings.change(admin, STUDY, now.revision(), change));
  }

  /** In English, and then its translation. */
  private ConsentText publish(Actor admin, String purpose, Text text) {
    ConsentText published =
        publish(admin, new NewConsentText(purpose, "en", null, text.title(), text.body()));
    publish(
        admin,
        new NewConsentText(
            purpose, "es", published.version(), text.titleInSpanish(), text.bodyInSpanish()));
    return published;
  }

  private ConsentText publish(Actor admin, NewConsentText text) {
    return await(() -> texts.publish(admin, STUDY, text));
  }

  private void give(Actor participant, ConsentText text) {
    await(() -> consents.give(participant, text.purpose(), text.sha256(), text.language()));
  }
}
