package io.sixwalk.safety.words;

import java.util.Optional;

/**
 * Whom a person can call.
 *
 * @param emergencyNumber for an ambulance, where the person lives
 * @param studyPhone of the study team
 */
public record Help(String emergencyNumber, Optional<String> studyPhone) {}
