package io.sixwalk.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/** The role that was given and, for a new account, the code for the first sign-in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StaffAdded(StaffMember member, String code, Instant codeExpiresAt) {}
