package io.sixwalk.trial.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the words of an offer give away, in English and in Spanish. */
final class OfferText {
  private static final Pattern TRUST_IN_FDA_WORDS =
      Pattern.compile(
          "\\bFDA[\\s\\u00A0\\p{Pd}]+(?:registered|listed|accredited|certified|sanctioned|licensed)\\b"
              // FDA lets a trial go ahead; it does not approve trials, clinics or laboratories.
              + "|\\bFDA[\\s\\u00A0\\p{Pd}]+(?:approved|cleared) (?:\\w+"
              + " ){0,2}(?:trial|study|clinic"
              + "|cent(?:er|re)|facility|lab(?:oratory)?|protocol)\\b|\\b(?:registered|listed|accredited|certified)"
              + " (?:with|by|at) (?:the )?(?:US |U\\.S\\. )?FDA\\b"
              + "|\\b(?:NIH|ClinicalTrials\\.gov|government)[\\s\\u00A0\\p{Pd}]+(?:approved|accredited|certified|endorsed)\\b"
              + "|\\bNIH[\\s\\u00A0\\p{Pd}]+registered\\b|\\b(?:approved|endorsed|accredited|certified)"
              + " by (?:the )?(?:NIH|National Institutes? of"
              + " Health|ClinicalTrials\\.gov|government)\\b|\\b(?:registrad[oa]|acreditad[oa]|certificad[oa]|listad[oa])"
              + " (?:en|por|ante|con|de) la"
              + " FDA\\b|\\b(?:ensayo|estudio|cl[ií]nica|laboratorio|centro)(?: \\p{L}+){0,2}"
              + " aprobad[oa] por la FDA\\b|\\b(?:aprobad[oa]|avalad[oa]|certificad[oa]) por (?:los"
              + " |el )?(?:NIH|ClinicalTrials\\.gov|gobierno)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DENIES_REGULATION =
      Pattern.compile(
          "\\bFDA (?:does not|doesn[’']t|do not|don[’']t|cannot|can[’']t|neither)(?: \\w+){0,2}?"
              + " (?:regulates?|approves?(?! (?:\\w+ )?(?:clinics|cent(?:er|re)s|trials|studies"
              + "|facilities|laboratories)\\b)|den(?:y|ies)|oversees?)\\b|\\b(?:is|are)"
              + " (?:not|un)[ -]?(?:regulated|subject to regulation) by (?:the"
              + " )?FDA\\b|\\b(?:is|are) not subject to FDA\\b|(?:\\b(?:no|not)|n[’']t)"
              + " (?:need|require)\\w* (?:any )?FDA (?:approval|clearance)\\b|\\bFDA"
              + " (?:approval|clearance) is not"
              + " (?:needed|required|necessary)\\b|\\b(?:outside|exempt from) (?:of )?(?:the"
              + " )?FDA(?:[’']s)? (?:regulation|jurisdiction|oversight|authority)\\b|\\bla FDA"
              + " (?:no|ni) (?:\\w+ )?(?:regula|aprueba|niega|supervisa)\\b|\\bno (?:est[aá]n?|son)"
              + " regulad[oa]s? por la FDA\\b|\\bno (?:necesita|requiere)n? (?:de )?(?:la"
              + " )?(?:aprobaci[oó]n|autorizaci[oó]n) de la FDA\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern DISCLAIMED =
      Pattern.compile(
          "(?i)(?:\\b(?:not|never|neither|nor|no(?: (?:est[aá]n?|es|son|fue|ha sido))?)|n[’']t)"
              + "(?: (?:an?|been|be|yet|currently|un|una))?\\s+$");
  private static final Pattern EXPLAINED =
      Pattern.compile("(?i)^[^.]{0,60}\\b(?:does not mean|doesn[’']t mean|no significa)\\b");

  private static final Pattern TRIAL_WORDS =
      Pattern.compile(
          "\\b(?:clinical|research) (?:trial|study)\\b"
              // "Tested in clinical trials" speaks of others; "our clinical trials" does not.
              + "|\\b(?:our|these|join|run|running|conduct|conducting|offer|offering)(?:"
              + " \\w+){0,3}? (?:clinical |research )?(?:trials?|studies)\\b|\\bphase"
              + " (?:I|II|III|1|2|3)(?:[/-](?:II|III|2|3))?\\b[^.]{0,40}\\b(?:trial|study)\\b|\\b(?:un|el|este|nuestro|nuestros|nuevo)"
              + " (?:\\p{L}+ )?(?:ensayo|estudio)s?(?: cl[ií]nicos?)\\b|\\b(?:ensayo|estudio)"
              + " cl[ií]nico\\b|\\bnuestros? (?:ensayo|estudio)s?\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern NOT_A_TRIAL =
      Pattern.compile(
          "(?i)\\b(?:not (?:an? |part of an? )?|outside (?:of )?(?:an? )?|without an? |no es (?:un"
              + " )?)$");

  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?;])\\s+|\\n");

  /** Sentences about who cannot join, or what somebody had before. */
  private static final Pattern EXCLUSION =
      Pattern.compile(
          "\\b(?:exclu(?:de[sd]?|ding|sions?|y|ye|yen|id[oa]s?|si[oó]n)\\b|must not|cannot"
              + " (?:join|take part)|can[’']t join|not eligible|history of|comorbid\\w*|no"
              + " (?:debe|pueden?)|antecedentes de)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Such a sentence promises something all the same. */
  private static final Pattern PROMISE =
      Pattern.compile(
          "\\b(?:treats?|treating|helps?|cures?|heals?|improves?|trata|tratan|tratamos|cura|curan"
              + "|curamos|ayudan?|ayudamos|mejoran?)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PRODUCT =
      Pattern.compile(
          "\\b(?:stem[\\s-]?cells?|cells|MSCs?|exosomes?|plasma|PRP|SVF|umbilical|infusions?|injections?|IV"
              + " drip|peptides?|ozone|NAD\\+?|c[eé]lulas(?:"
              + " madre)?|exosomas?|sueros?|infusi[oó]n(?:es)?|inyecci[oó]n(?:es)?|ozono)(?!\\w)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private OfferText() {}

  /** The text without the sentences that tell who is kept out. */
  static String withoutExclusions(String text) {
    return SENTENCE_END
        .splitAsStream(text)
        .filter(s -> !EXCLUSION.matcher(s).find() || PROMISE.matcher(s).find())
        .collect(Collectors.joining("\n"));
  }

  /** Whether something is named that is put into people. */
  static boolean namesAProduct(String text) {
    return PRODUCT.matcher(text).find();
  }

  /** Words that borrow trust from the FDA or the NIH, or deny that the FDA regulates. */
  static Optional<String> regulationMisstatedIn(String text) {
    for (Pattern pattern : List.of(TRUST_IN_FDA_WORDS, DENIES_REGULATION)) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        String before = text.substring(0, matcher.start());
        String after = text.substring(matcher.end());
        if (!DISCLAIMED.matcher(before).find() && !EXPLAINED.matcher(after).find()) {
          return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
        }
      }
    }
    return Optional.empty();
  }

  /** Words that call the offer a trial. */
  static Optional<String> calledATrialIn(String text) {
    Matcher matcher = TRIAL_WORDS.matcher(text);
    while (matcher.find()) {
      if (!NOT_A_TRIAL.matcher(text.substring(0, matcher.start())).find()) {
        return Optional.of(Quotes.around(text, matcher.start(), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
