/**
 * To which arm of a study somebody is allocated, and who may know.
 *
 * <p>While a study is blinded, only its allocators know arms: they set and list them, and see of a
 * person no more than the pseudonym. No page, trend, list or export of anyone else reads the schema
 * {@code allocation}; a test holds that nothing outside this package names it, and another that
 * everything that a participant, a caregiver or blinded staff can fetch stays the same, byte for
 * byte, when the arm is another one.
 *
 * <p>Two things lift it. A clinician can look up one person in an emergency, with a reason; it
 * stands on the trail and in the list that the study's admins read. And an admin can unblind the
 * whole study, once and for good, with a reason; from then on people see their own arm and care
 * teams those of their people, and what the study hid until then is shown.
 *
 * <p>The application's database role has no right on any table here. It calls functions, and each
 * asks again who is calling. Entries of the audit trail never name an arm.
 */
package io.sixwalk.allocation;
