/**
 * The calendar of one person, plain Java: which date a moment falls on in the study zone that
 * counted then. Schedule, trend and the door for records ask the same history, so that they agree
 * on the date of what was done before a move.
 */
package io.sixwalk.platform.calendar;
