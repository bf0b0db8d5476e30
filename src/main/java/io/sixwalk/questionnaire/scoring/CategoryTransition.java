package io.sixwalk.questionnaire.scoring;

/**
 * What two scores of an instrument without an accepted minimal important change may be said to have
 * done: moved between the authors' bands, and by how many points. It carries no judgement whether
 * the change matters.
 */
public sealed interface CategoryTransition {

  /** The later score lies in a better band. */
  record Better(Category from, Category to, double pointChange) implements CategoryTransition {}

  /** The later score lies in a worse band. */
  record Worse(Category from, Category to, double pointChange) implements CategoryTransition {}

  /** Both scores lie in the same band; the points may still differ. */
  record Unchanged(Category category, double pointChange) implements CategoryTransition {}

  /** No statement: a score has no value or no band, or the two come from different rules. */
  record NotComparable(Reason reason) implements CategoryTransition {}

  /** Why there is no statement. */
  enum Reason {
    DIFFERENT_ALGORITHM,
    NOT_SCORED,
    NO_CATEGORIES
  }

  /** The transition from an earlier to a later score; the point change is later minus earlier. */
  static CategoryTransition between(Score before, Score after) {
    boolean sameRule =
        before.algorithm().equals(after.algorithm())
            && before.algorithmVersion().equals(after.algorithmVersion())
            && before.code().equals(after.code());
    if (!sameRule) {
      return new NotComparable(Reason.DIFFERENT_ALGORITHM);
    }
    if (before.value().isEmpty() || after.value().isEmpty()) {
      return new NotComparable(Reason.NOT_SCORED);
    }
    if (before.category().isEmpty() || after.category().isEmpty()) {
      return new NotComparable(Reason.NO_CATEGORIES);
    }
    double change = after.value().getAsDouble() - before.value().getAsDouble();
    Category from = before.category().get();
    Category to = after.category().get();
    if (to.severity() < from.severity()) {
      return new Better(from, to, change);
    }
    return to.severity() > from.severity()
        ? new Worse(from, to, change)
        : new Unchanged(to, change);
  }
}
