package io.sixwalk.trial.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The families of registry numbers that Sixwalk recognises, with the canonical form of each.
 *
 * <p>The forms follow the numbering that each registry publishes and real numbers printed in
 * papers; where common extractors miss real numbers (Brazil's {@code RBR-6bcnbpq} has seven
 * characters) the form here is wider. No check digit is computed for ISRCTN or EudraCT: no
 * published rule fits the real numbers. {@link #CTIS} stands before {@link #EUDRACT} because its
 * numbers would also pass the EudraCT form.
 */
public enum Registry {
  CLINICAL_TRIALS_GOV(
      "ClinicalTrials.gov",
      "NCT(?!0{8})\\d{8}",
      Ability.LOOKED_UP,
      "https://clinicaltrials.gov/study/%s"),
  ISRCTN("ISRCTN", "ISRCTN\\d{8}", Ability.IMPORTED, "https://www.isrctn.com/%s"),
  CTIS(
      "CTIS",
      "20\\d{2}-5\\d{5}-\\d{2}(-\\d{2})?",
      Ability.IMPORTED,
      "https://euclinicaltrials.eu/ctis-public/view/%s"),
  EUDRACT(
      "EudraCT",
      "20\\d{2}-\\d{6}-\\d{2}",
      Ability.IMPORTED,
      "https://www.clinicaltrialsregister.eu/ctr-search/search?query=%s"),
  ANZCTR("ANZCTR", "ACTRN126\\d{11}p?", Ability.LINK_ONLY, "https://www.anzctr.org.au/%s.aspx"),
  CHICTR(
      "ChiCTR",
      "ChiCTR(\\d{8,10}|-[A-Z]{2,4}-\\d{8})|ITMCTR\\d{10}",
      Ability.LINK_ONLY,
      "https://www.chictr.org.cn/"),
  CRIS("CRiS", "KCT\\d{7}", Ability.LINK_ONLY, "https://cris.nih.go.kr/"),
  CTRI("CTRI", "CTRI/20\\d{2}/\\d{2,3}/\\d{6}", Ability.LINK_ONLY, "https://ctri.nic.in/"),
  DRKS("DRKS", "DRKS\\d{8}", Ability.LINK_ONLY, "https://drks.de/search/en/trial/%s"),
  JRCT("jRCT", "jRCT[a-z0-9]\\d{9}", Ability.LINK_ONLY, "https://jrct.mhlw.go.jp/"),
  UMIN("UMIN-CTR", "UMIN\\d{9}", Ability.LINK_ONLY, "https://www.umin.ac.jp/ctr/"),
  JAPIC_CTI("JapicCTI", "JapicCTI-\\d{6}", Ability.LINK_ONLY, "https://www.clinicaltrials.jp/"),
  JMA("JMA", "JMA-IIA\\d{5}", Ability.LINK_ONLY, "https://dbcentre3.jmacct.med.or.jp/"),
  IRCT("IRCT", "IRCT\\d{11,14}N\\d{1,3}", Ability.LINK_ONLY, "https://irct.behdasht.gov.ir/"),
  NTR(
      "NTR",
      "(NTR|NL)\\d{2,5}|NL-OMON\\d{4,6}",
      Ability.LINK_ONLY,
      "https://onderzoekmetmensen.nl/"),
  PACTR("PACTR", "PACTR20\\d{13,14}", Ability.LINK_ONLY, "https://pactr.samrc.ac.za/"),
  REBEC("ReBec", "RBR-[0-9a-z]{5,9}", Ability.LINK_ONLY, "https://ensaiosclinicos.gov.br/rg/%s"),
  REPEC(
      "REPEC", "PER-\\d{3}-\\d{2}", Ability.LINK_ONLY, "https://ensayosclinicos-repec.ins.gob.pe/"),
  RPCEC("RPCEC", "RPCEC\\d{8}", Ability.LINK_ONLY, "https://rpcec.sld.cu/en/trials/%s-En"),
  SLCTR("SLCTR", "SLCTR/20\\d{2}/\\d{3}", Ability.LINK_ONLY, "https://slctr.lk/"),
  TCTR("TCTR", "TCTR20\\d{9}", Ability.LINK_ONLY, "https://www.thaiclinicaltrials.org/show/%s"),
  LBCTR("LBCTR", "LBCTR20\\d{8}", Ability.LINK_ONLY, "https://lbctr.moph.gov.lb/"),
  /** The WHO's universal trial number ties registrations together; it is not a registration. */
  WHO_UTN("WHO UTN", "U1111-\\d{4}-\\d{4}", Ability.NOT_A_REGISTRATION, "");

  /** What Sixwalk can do with a number of the family. */
  public enum Ability {
    /** Looked up in a dated copy that a job keeps fresh. */
    LOOKED_UP,
    /** Read when somebody imported the record; there is no job that keeps it fresh. */
    IMPORTED,
    /** Recognised and linked; the person has to read the registry's own page. */
    LINK_ONLY,
    /** Recognised, and it does not show that a trial was registered. */
    NOT_A_REGISTRATION
  }

  private final String displayName;
  private final Pattern canonicalForm;
  private final Ability ability;
  private final String page;

  Registry(String displayName, String canonicalForm, Ability ability, String page) {
    this.displayName = displayName;
    this.canonicalForm = Pattern.compile(canonicalForm);
    this.ability = ability;
    this.page = page;
  }

  /** The name as the registry writes it. */
  public String displayName() {
    return displayName;
  }

  public Ability ability() {
    return ability;
  }

  /** Whether the text is a number of this family in its canonical spelling. */
  public boolean isCanonical(String text) {
    return canonicalForm.matcher(text).matches();
  }

  /** The public page of the number, or of the registry's search where it has no stable address. */
  Optional<String> page(String value) {
    return page.isEmpty() ? Optional.empty() : Optional.of(page.replace("%s", value));
  }
}
