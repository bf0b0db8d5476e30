package io.sixwalk.access;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of the table of policy: a kind of person, and how that person must stand to the subject.
 */
public sealed interface Rule {
  /** The line in words, as the audit trail quotes it. */
  String words();

  /** Whether a person of this kind could ever pass. */
  boolean concerns(PersonKind kind);

  /** No account is needed. */
  record Anyone() implements Rule {
    @Override
    public String words() {
      return "anyone";
    }

    @Override
    public boolean concerns(PersonKind kind) {
      return true;
    }
  }

  /** A person of the kind, about themselves. */
  record Self(PersonKind kind) implements Rule {
    @Override
    public String words() {
      return kind.name().toLowerCase(java.util.Locale.ROOT) + ": own";
    }

    @Override
    public boolean concerns(PersonKind other) {
      return kind == other;
    }
  }

  /** A caregiver with a living grant that has the scope. */
  record Following(ShareScope scope) implements Rule {
    @Override
    public String words() {
      return "caregiver: shared " + scope;
    }

    @Override
    public boolean concerns(PersonKind kind) {
      return kind == PersonKind.CAREGIVER;
    }
  }

  /** Staff with one of the roles, at the subject's site or for the whole study. */
  record Staff(Set<StaffRole> roles) implements Rule {
    @Override
    public String words() {
      return "staff: "
          + roles.stream().map(Enum::name).sorted().collect(Collectors.joining(" or "));
    }

    @Override
    public boolean concerns(PersonKind kind) {
      return kind == PersonKind.STAFF;
    }
  }

  /**
   * Staff of the study, at whichever site, who gave a reason and may read one person for an hour.
   */
  record BrokenGlass() implements Rule {
    @Override
    public String words() {
      return "staff: broken glass";
    }

    @Override
    public boolean concerns(PersonKind kind) {
      return kind == PersonKind.STAFF;
    }
  }

  static Rule brokenGlass() {
    return new BrokenGlass();
  }

  static Rule anyone() {
    return new Anyone();
  }

  static Rule participant() {
    return new Self(PersonKind.PARTICIPANT);
  }

  static Rule caregiver() {
    return new Self(PersonKind.CAREGIVER);
  }

  static Rule following(ShareScope scope) {
    return new Following(scope);
  }

  static Rule staff(StaffRole first, StaffRole... more) {
    return new Staff(EnumSet.of(first, more));
  }
}
