package io.sixwalk.access.proof;

import io.sixwalk.access.PersonKind;
import java.util.UUID;

/** Who asks. */
record Somebody(String name, UUID id, PersonKind kind) {}
