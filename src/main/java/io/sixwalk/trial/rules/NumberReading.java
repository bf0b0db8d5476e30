package io.sixwalk.trial.rules;

import java.util.List;

/** What {@link NumberReader} made of the text that a person typed, pasted or photographed. */
public sealed interface NumberReading {

  /** The piece of the text that was read; empty for {@link NoNumber}. */
  String asWritten();

  /**
   * A number of a known family.
   *
   * @param rewritten whether blanks, dashes or letter case had to be put right
   */
  record Recognised(RegistryNumber number, String asWritten, boolean rewritten)
      implements NumberReading {}

  /** Not a number as it stands, but one small slip away from one; the person must confirm it. */
  record DidYouMean(RegistryNumber suggestion, String asWritten, Slip slip)
      implements NumberReading {}

  /** Digits that several registries would take; the person must give the letters in front. */
  record Ambiguous(List<RegistryNumber> candidates, String asWritten) implements NumberReading {
    public Ambiguous {
      candidates = List.copyOf(candidates);
    }
  }

  /** Carries the letters of a registry, but the rest has the wrong form. */
  record Malformed(Registry registry, String asWritten) implements NumberReading {}

  /** A reference of another kind. */
  record OtherReference(Kind kind, String asWritten) implements NumberReading {}

  /** The text holds nothing that looks like a number. */
  record NoNumber() implements NumberReading {
    @Override
    public String asWritten() {
      return "";
    }
  }

  /** The slip behind a suggestion. */
  enum Slip {
    /** The letter O for zero, or the letters I and l for one: usual when a photo is read. */
    LETTER_FOR_DIGIT,
    /** Two letters of the prefix changed places, such as ISCRTN. */
    MISSPELT_PREFIX
  }

  /** References that people mistake for registry numbers. */
  enum Kind {
    /** The file number of an ethics committee. */
    ETHICS_FILE,
    /** The number of a chemical in a compound library. */
    COMPOUND,
    /** A reference that a clinic or a local office gave; no WHO registry knows it. */
    LOCAL_REFERENCE;

    /** Whether the thing is known not to be a trial's number at all. */
    boolean isNeverATrial() {
      return this != LOCAL_REFERENCE;
    }
  }
}
