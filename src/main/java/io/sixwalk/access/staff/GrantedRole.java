package io.sixwalk.access.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sixwalk.access.StaffRole;

/**
 * A role that a group of the provider gives.
 *
 * @param study the study's code
 * @param site the site's code, or null for the whole study
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record GrantedRole(StaffRole role, String study, String site) {}
