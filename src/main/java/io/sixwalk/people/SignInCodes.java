package io.sixwalk.people;

import io.sixwalk.access.staff.OneTimeCodes;
import jakarta.enterprise.context.ApplicationScoped;

/** Invitation codes, also for those whom the organisation's provider has just vouched for. */
@ApplicationScoped
class SignInCodes implements OneTimeCodes {
  @Override
  public OneTimeCode create() {
    InvitationCode code = InvitationCode.create();
    return new OneTimeCode(code.grouped(), code.hash());
  }
}
