package io.sixwalk.schedule.plan;

/** A visit window of the study: study days, both inclusive. */
public record StudyWindow(String code, int firstDay, int lastDay) {}
