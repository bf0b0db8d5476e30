/**
 * Adverse events with the fields of ICH E2A (Clinical Safety Data Management, 1994): drafted from
 * what people report, reviewed by a clinician, every version kept. Software never grades one, and
 * whether an event is related to the study is for the clinician alone.
 */
package io.sixwalk.safety.event;
