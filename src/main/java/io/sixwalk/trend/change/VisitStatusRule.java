package io.sixwalk.trend.change;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What became of a visit. Enough walks speak first; then what was said about the visit; then death
 * and withdrawal where they left no walk; then what the calendar says.
 */
final class VisitStatusRule {
  private VisitStatusRule() {}

  static VisitRecord assess(VisitWindow window, LocalDate dayZero, WalkDistanceRecord person) {
    LocalDate first = window.firstDate(dayZero);
    LocalDate last = window.lastDate(dayZero);
    List<WalkTest> inside =
        person.tests().stream()
            .filter(t -> window.contains(StudyDays.between(dayZero, t.localDate())))
            .toList();
    int counting = (int) inside.stream().filter(WalkTest::counts).count();
    int notCounting = inside.size() - counting;
    VisitStatus status = status(window, last, first, person, counting, notCounting);
    return new VisitRecord(window, first, last, status, counting, notCounting);
  }

  private static VisitStatus status(
      VisitWindow window,
      LocalDate last,
      LocalDate first,
      WalkDistanceRecord person,
      int counting,
      int notCounting) {
    if (counting >= person.thresholds().walksAsked()) {
      return VisitStatus.COMPLETE;
    }
    Optional<VisitStatement.Reason> said =
        person.statements().stream()
            .filter(s -> s.windowId().equals(window.id()))
            .map(VisitStatement::reason)
            .reduce((earlier, later) -> later);
    if (said.isPresent()) {
      return said.get() == VisitStatement.Reason.UNABLE_HEALTH
          ? VisitStatus.UNABLE_HEALTH
          : VisitStatus.UNABLE_OTHER;
    }
    boolean ended = false;
    for (VisitStatus end : List.of(VisitStatus.DIED, VisitStatus.WITHDRAWN)) {
      Optional<LocalDate> date = end == VisitStatus.DIED ? person.diedOn() : person.withdrawnOn();
      // An end that lies ahead of today is not known yet.
      if (date.isPresent() && !date.get().isAfter(last) && !date.get().isAfter(person.today())) {
        if (counting == 0) {
          return end;
        }
        ended = true;
      }
    }
    if (person.today().isBefore(first)) {
      return VisitStatus.NOT_DUE;
    }
    if (!ended && !person.today().isAfter(last)) {
      return VisitStatus.OPEN;
    }
    if (counting > 0) {
      return VisitStatus.PARTIAL;
    }
    return notCounting > 0 ? VisitStatus.INVALID_ONLY : VisitStatus.MISSED;
  }
}
