package io.sixwalk.questionnaire.scoring;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A total of item points where every item is needed, or where one published rule fills gaps.
 *
 * <p>With an item open there is no total, but the lowest and highest total that are still possible
 * are known and given.
 */
final class SumScore implements ScoringAlgorithm {

  /** Points of one item. */
  interface Points {
    /** The item's points, or empty if its answer is missing or not a published one. */
    OptionalInt of(ItemAnswers answers);
  }

  /**
   * One item of the sum.
   *
   * @param linkIds the questions the item's points come from
   * @param min fewest points of the item
   * @param max most points of the item
   * @param points rule from answer to points
   * @param isNumber whether the answer itself is the number of points
   */
  record Part(List<String> linkIds, int min, int max, Points points, boolean isNumber) {

    Part(List<String> linkIds, int min, int max, Points points) {
      this(linkIds, min, max, points, false);
    }

    /** An item whose code is the number of points. */
    static Part number(String linkId, int min, int max) {
      return new Part(
          List.of(linkId), min, max, answers -> answers.integer(linkId, min, max), true);
    }

    /** An item with one point for some codes and none for the others. */
    static Part onePointFor(String linkId, Set<String> pointed, Set<String> others) {
      return new Part(
          List.of(linkId),
          0,
          1,
          answers -> {
            Optional<String> one = answers.code(linkId, pointed);
            if (one.isPresent()) {
              return OptionalInt.of(1);
            }
            return answers.code(linkId, others).isPresent()
                ? OptionalInt.of(0)
                : OptionalInt.empty();
          });
    }
  }

  /** What to do with a total from which some items are missing. */
  interface Proration {
    /** The total of all items, estimated from the answered ones. */
    int total(int sumOfAnswered, int answered, int items);
  }

  /** The fixed facts of a sum. */
  record Facts(
      String id,
      String version,
      String source,
      Direction direction,
      int required,
      List<Category.Band> bands,
      Set<Score.Flag> flags) {

    Facts {
      Objects.requireNonNull(id);
      bands = List.copyOf(bands);
      flags = Set.copyOf(flags);
    }
  }

  private final Facts facts;
  private final List<Part> parts;
  private final Proration proration;

  SumScore(Facts facts, List<Part> parts, Proration proration) {
    this.facts = facts;
    this.parts = List.copyOf(parts);
    this.proration = proration;
  }

  /** A sum that needs every item. */
  static SumScore complete(Facts facts, List<Part> parts) {
    return new SumScore(
        facts,
        parts,
        (sum, answered, items) -> {
          throw new IllegalStateException("a complete sum is never prorated");
        });
  }

  @Override
  public String id() {
    return facts.id();
  }

  @Override
  public String version() {
    return facts.version();
  }

  @Override
  public String source() {
    return facts.source();
  }

  @Override
  public List<String> items() {
    return parts.stream().flatMap(part -> part.linkIds().stream()).toList();
  }

  @Override
  public Optional<List<String>> plainSum() {
    return facts.required() == parts.size()
            && parts.stream().allMatch(part -> part.isNumber() && part.min() == 0)
        ? Optional.of(items())
        : Optional.empty();
  }

  @Override
  public List<Score> score(ItemAnswers answers) {
    int sum = 0;
    int answered = 0;
    int lowest = 0;
    int highest = 0;
    for (Part part : parts) {
      OptionalInt points = part.points().of(answers);
      if (points.isPresent()) {
        answered++;
        sum += points.getAsInt();
        lowest += points.getAsInt();
        highest += points.getAsInt();
      } else {
        lowest += part.min();
        highest += part.max();
      }
    }
    int missing = parts.size() - answered;
    if (answered < facts.required()) {
      return List.of(
          score(
              answered,
              0,
              new Score.NotScored(
                  whyNot(answered), Optional.of(new Score.Range(lowest, highest)))));
    }
    int total = missing == 0 ? sum : proration.total(sum, answered, parts.size());
    Optional<Category> category =
        facts.bands().isEmpty() ? Optional.empty() : Optional.of(Category.of(total, facts.bands()));
    return List.of(
        score(answered, missing, new Score.Scored(total, OptionalDouble.empty(), category)));
  }

  private Score.Reason whyNot(int answered) {
    if (answered == 0) {
      return Score.Reason.NOTHING_ANSWERED;
    }
    return facts.required() == parts.size()
        ? Score.Reason.ITEM_MISSING
        : Score.Reason.TOO_FEW_ANSWERED;
  }

  private Score score(int answered, int imputed, Score.Result result) {
    return new Score(
        "total",
        facts.id(),
        facts.version(),
        facts.direction(),
        parts.size(),
        answered,
        facts.required(),
        imputed,
        result,
        facts.flags());
  }
}
