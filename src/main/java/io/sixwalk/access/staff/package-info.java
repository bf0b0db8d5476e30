/**
 * Staff: signed in by the organisation's OpenID Connect provider, and disabled by a study's admins.
 *
 * <p>The provider says who someone is and in which groups; a configured table turns groups into
 * roles and sites; from there on staff hold the same tokens as everyone else. So one verification
 * and one policy serve all, and the provider's tokens are looked at in one place only.
 */
package io.sixwalk.access.staff;
