package io.sixwalk.access.staff;

import java.util.List;

/**
 * Someone for whom the provider vouches.
 *
 * @param subjectHash SHA-256 of issuer and subject
 * @param groups as the provider lists them now
 */
record ProviderPerson(byte[] subjectHash, List<String> groups) {}
