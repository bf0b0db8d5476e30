package io.sixwalk.people;

import io.sixwalk.access.StaffRole;
import io.sixwalk.platform.problem.FieldChecks;
import java.util.UUID;

/**
 * A role to be given.
 *
 * @param accountId someone who works in the study already, or null for a new account
 * @param siteId the one site, or null for the whole study
 * @param label what colleagues call this person
 */
public record NewStaff(UUID accountId, StaffRole role, UUID siteId, String label) {
  public void check() {
    new FieldChecks().present("/role", role).text("/label", label, 100).orRefuse();
  }
}
