/**
 * Sentences for people about the trends of walk distance and of the scores of questionnaires.
 *
 * <p>A text always gives the number with its unit, the dates, how many walks stand behind it, what
 * it means and what comes next. Sentences are short and say one thing. They never call anybody
 * normal, never foretell, never name a cause, and never set one person against others; a test reads
 * every rendering for that. They speak about the walks and not to a person, so that the same text
 * serves the participant, a caregiver and the care team.
 *
 * <p>The wordings stand in {@code Trend.properties} and {@code Score.properties} beside this
 * package, a pair for each language; a language is added by adding a pair. English is used where
 * there is none. Texts are the only thing read from outside, and they are part of the program.
 */
package io.sixwalk.trend.words;
