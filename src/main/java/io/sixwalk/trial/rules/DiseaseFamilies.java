package io.sixwalk.trial.rules;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Groups of diseases that have little in common, found by word in English and Spanish. Used to see
 * that one product is offered for unrelated diseases; cancers of one kind, or many names of one
 * dementia, stay in one family.
 */
enum DiseaseFamilies {
  NERVES(
      "parkinson|alzheimer|dementia|demencia|stroke|ictus|accidente cerebrovascular|\\bALS\\b"
          + "|\\bELA\\b|amyotrophic|amiotr[oó]fica|multiple sclerosis|esclerosis m[uú]ltiple|autis"
          + "|cerebral palsy|par[aá]lisis cerebral|spinal cord|neuropath|neuropat[ií]a|brain injury"
          + "|epilep"),
  JOINTS_AND_BONE(
      "arthr|osteoart|artrosis|artritis|\\bknee|rodilla|\\bhip\\b|cadera|shoulder|hombro|cartilage|cart[ií]lago|tendon|back"
          + " pain|dolor de espalda|orthop|fractur|\\bdisc\\b"),
  HEART_AND_VESSELS(
      "heart|coraz[oó]n|cardi|coronary|coronari|\\bCHF\\b|peripheral arter|infarct|hypertension"
          + "|hipertensi[oó]n"),
  LUNGS("\\bCOPD\\b|\\bEPOC\\b|lung|pulm[oó]n|pulmon|asthma|asma|covid"),
  KIDNEY("kidney|ri[ñn][oó]n|renal|nephro|nefro"),
  LIVER_AND_GUT("liver|h[ií]gado|hepat|cirrhosis|cirrosis|crohn|colitis|bowel"),
  HORMONES("diab[eé]t|thyroid|tiroid|obes"),
  EYES("macular|retin|glaucoma|\\beyes?\\b|\\bojos?\\b|blind|optic|[oó]ptic"),
  SEXUAL_AND_URINARY("erectile|er[eé]ctil|impoten|peyronie|incontinen|prostat|fertil|menopaus"),
  INFECTION("lyme|\\bHIV\\b|\\bVIH\\b|herpes|infection|infecci[oó]n|virus|viral"),
  IMMUNE("lupus|autoimmun|autoinmun|allerg|alerg|rheumatoid|reumatoide"),
  SKIN_AND_HAIR("skin|piel|psoria|eczema|hair loss|alopecia|scar|wound|wrinkl|arrug|burns?\\b"),
  CANCER("cancer|c[aá]ncer|tumou?r|leuk[ae]?emia|leucemia|lymphoma|linfoma"),
  MIND("depress|depresi[oó]n|anxiety|ansiedad|\\bPTSD\\b|schizo"),
  AGEING("frail|fragilidad|anti[\\s-]?age?ing|antienvejecimiento|rejuven|longevity|longevidad");

  private final Pattern words;

  DiseaseFamilies(String words) {
    this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** A name that carries the word of another family. */
  private record Compound(DiseaseFamilies family, Pattern words) {}

  /** "Diabetic retinopathy" is a disease of the eye; taken out of a text in this order. */
  private static final List<Compound> COMPOUNDS =
      List.of(
          compound(
              CANCER,
              "(?:skin|lung|liver|kidney|brain|bone|prostate|bowel|bladder|eye|thyroid)[\\s-]+(?:cancers?|tumou?rs?)|c[aá]ncer"
                  + " de \\p{L}+"),
          compound(
              EYES,
              "diabetic (?:retinopath\\w*|macular\\w*)|(?:optic|[oó]ptica) neur\\w+|neur\\w+"
                  + " [oó]ptica"),
          compound(KIDNEY, "(?:diabetic|lupus) neph\\w+|nefropat[ií]a diab[eé]tica"),
          compound(NERVES, "diabetic neuropath\\w*|neuropat[ií]a diab[eé]tica"),
          compound(
              SKIN_AND_HAIR, "diabetic (?:foot|wound|ulcer)\\w*(?: ulcers?)?|pie diab[eé]tico"),
          compound(
              IMMUNE, "(?:rheumatoid|psoriatic) arthritis|artritis (?:reumatoide|psori[aá]sica)"),
          compound(LIVER_AND_GUT, "(?:autoimmune )?hepatitis"),
          compound(LUNGS, "pulmonary hypertension|hipertensi[oó]n pulmonar"));

  private static Compound compound(DiseaseFamilies family, String words) {
    return new Compound(
        family, Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
  }

  /** The families that a text names. */
  static Set<DiseaseFamilies> in(String told) {
    Set<DiseaseFamilies> families = EnumSet.noneOf(DiseaseFamilies.class);
    String text = told;
    for (Compound compound : COMPOUNDS) {
      String rest = compound.words.matcher(text).replaceAll(" ");
      if (!rest.equals(text)) {
        families.add(compound.family);
        text = rest;
      }
    }
    for (DiseaseFamilies family : values()) {
      if (family.words.matcher(text).find()) {
        families.add(family);
      }
    }
    return families;
  }
}
