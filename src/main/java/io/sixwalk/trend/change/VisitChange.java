package io.sixwalk.trend.change;

/** A visit of one comparability class against the baseline of that class. */
public sealed interface VisitChange {

  /** One of the five words. */
  ChangeStatus status();

  /**
   * Judged by the rule.
   *
   * @param important against the MCID: the word that counts
   * @param small against the small change
   * @param substantial against the substantial change
   * @param settling how many more walks would settle it
   */
  record Judged(Change important, Change small, Change substantial, Settling settling)
      implements VisitChange {
    @Override
    public ChangeStatus status() {
      return important.status();
    }
  }

  /**
   * Not judged.
   *
   * @param reason why
   * @param settling how many more walks would settle it, where there are both means
   */
  record NotJudged(MissingReason reason, Settling settling) implements VisitChange {
    @Override
    public ChangeStatus status() {
      return ChangeStatus.NOT_ENOUGH_DATA;
    }
  }
}
