package io.sixwalk.trend.change;

import java.time.LocalDate;

/**
 * A visit as it went, over all comparability classes.
 *
 * @param window which visit
 * @param firstDate first date of the window
 * @param lastDate last date of the window
 * @param status what became of it
 * @param walksThatCount in the window
 * @param walksThatDoNotCount in the window
 */
public record VisitRecord(
    VisitWindow window,
    LocalDate firstDate,
    LocalDate lastDate,
    VisitStatus status,
    int walksThatCount,
    int walksThatDoNotCount) {}
