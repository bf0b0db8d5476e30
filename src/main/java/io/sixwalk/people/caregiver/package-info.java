/**
 * Caregivers and what a participant lets them see: invited with a scope and an end, accepted by the
 * caregiver, confirmed by the participant, and taken back at once. Staff can end or hand over
 * grants when the participant no longer can, and that is on record.
 */
package io.sixwalk.people.caregiver;
