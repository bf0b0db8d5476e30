package io.sixwalk.schedule.plan;

/**
 * Asks an item only where the latest score of another instrument, answered while the item's own
 * occurrence runs, is high enough.
 *
 * @param instrument whose score it is; another item of the plan asks it in the same rhythm
 * @param score its code
 * @param atLeast the least score after which the item is asked
 */
public record AskedAfter(String instrument, String score, double atLeast) {
  boolean isMetBy(Answer.Answered answer) {
    Double least = answer.scores().get(score);
    return least != null && least >= atLeast;
  }
}
