package io.sixwalk.access.proof;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a request is aimed at.
 *
 * @param label how it stands to the one who asks, in words
 * @param study the code in the address
 * @param participant the id in the address
 * @param patient whom that id means, in the study of that code; empty where nobody
 * @param things ids of what belongs to the aim, by the name of the path parameter
 * @param thingsAreThere whether those belong to the participant or study of the address
 */
record Aim(
    String label,
    String study,
    UUID participant,
    Optional<Patient> patient,
    Map<String, String> things,
    boolean thingsAreThere) {}
