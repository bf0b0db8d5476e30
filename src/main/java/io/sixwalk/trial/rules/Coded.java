package io.sixwalk.trial.rules;

import java.util.Locale;

/**
 * The code lists of the ClinicalTrials.gov v2 data model that the rules read. A code that this
 * version does not know becomes {@code NOT_KNOWN_TO_THIS_APP}: it is neither an error nor a "no".
 */
public final class Coded {
  private Coded() {}

  /** The state of recruitment; expanded access has four states of its own. */
  public enum RecruitmentStatus {
    ACTIVE_NOT_RECRUITING,
    COMPLETED,
    ENROLLING_BY_INVITATION,
    NOT_YET_RECRUITING,
    RECRUITING,
    SUSPENDED,
    TERMINATED,
    WITHDRAWN,
    /** The registry's own word: the end date has passed and nobody confirmed it for two years. */
    UNKNOWN,
    WITHHELD,
    AVAILABLE,
    NO_LONGER_AVAILABLE,
    TEMPORARILY_NOT_AVAILABLE,
    APPROVED_FOR_MARKETING,
    NOT_KNOWN_TO_THIS_APP;

    /** Whether somebody may join today. */
    public boolean isOpen() {
      return this == RECRUITING || this == ENROLLING_BY_INVITATION || this == AVAILABLE;
    }

    /**
     * Whether a record that is not open may still open; one that has its people, or that came to
     * its end, does not.
     */
    public boolean mayOpenLater() {
      return switch (this) {
        case NOT_YET_RECRUITING, SUSPENDED, TEMPORARILY_NOT_AVAILABLE, UNKNOWN, WITHHELD -> true;
        default -> false;
      };
    }

    /** Whether the trial is over for good, so that an old copy cannot mislead about it. */
    public boolean isEnded() {
      return this == COMPLETED || this == TERMINATED || this == WITHDRAWN;
    }
  }

  /** The kind of study. */
  public enum StudyType {
    INTERVENTIONAL,
    OBSERVATIONAL,
    EXPANDED_ACCESS,
    NOT_KNOWN_TO_THIS_APP
  }

  /** The phase; a record may carry two of them (phase 1/2, phase 2/3). */
  public enum Phase {
    NA,
    EARLY_PHASE1,
    PHASE1,
    PHASE2,
    PHASE3,
    PHASE4,
    NOT_KNOWN_TO_THIS_APP
  }

  /** How people are put into groups. */
  public enum Allocation {
    RANDOMIZED,
    NON_RANDOMIZED,
    NA,
    NOT_KNOWN_TO_THIS_APP
  }

  /** How the groups relate to each other. */
  public enum InterventionModel {
    SINGLE_GROUP,
    PARALLEL,
    CROSSOVER,
    FACTORIAL,
    SEQUENTIAL,
    NOT_KNOWN_TO_THIS_APP
  }

  /** Who does not know which treatment somebody gets. */
  public enum Masking {
    NONE,
    SINGLE,
    DOUBLE,
    TRIPLE,
    QUADRUPLE,
    NOT_KNOWN_TO_THIS_APP
  }

  /** The class of a sponsor; universities and private foundations are both {@code OTHER}. */
  public enum AgencyClass {
    NIH,
    FED,
    OTHER_GOV,
    INDIV,
    INDUSTRY,
    NETWORK,
    AMBIG,
    OTHER,
    UNKNOWN,
    NOT_KNOWN_TO_THIS_APP;

    /** Whether the class is a public body. */
    public boolean isPublic() {
      return this == NIH || this == FED || this == OTHER_GOV;
    }
  }

  /** The kind of thing that is given. */
  public enum InterventionType {
    BEHAVIORAL,
    BIOLOGICAL,
    COMBINATION_PRODUCT,
    DEVICE,
    DIAGNOSTIC_TEST,
    DIETARY_SUPPLEMENT,
    DRUG,
    GENETIC,
    PROCEDURE,
    RADIATION,
    OTHER,
    NOT_KNOWN_TO_THIS_APP
  }

  /** The code with this name, or {@code NOT_KNOWN_TO_THIS_APP}; never an error. */
  public static <E extends Enum<E>> E read(Class<E> codes, String text) {
    String name = text.strip().toUpperCase(Locale.ROOT).replaceAll("[ /-]+", "_");
    for (E code : codes.getEnumConstants()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return Enum.valueOf(codes, "NOT_KNOWN_TO_THIS_APP");
  }
}
