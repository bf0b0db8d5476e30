package io.sixwalk.access.staff;

import io.sixwalk.access.StaffRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which group of the provider has which role where. Written as one line, so that one environment
 * variable can hold it:
 *
 * <pre>/walk/admins = STUDY_ADMIN walk-2026; /walk/bern = COORDINATOR walk-2026/bern</pre>
 *
 * A group may stand several times. What is not listed gives nothing.
 */
final class GroupRoles {
  private static final Pattern LINE =
      Pattern.compile(
          "(?<group>[^=;]+?)\\s*=\\s*(?<role>[A-Z_]+)\\s+(?<study>[a-z0-9-]+)(?:/(?<site>[^\\s;]+))?");

  private final Map<String, List<GrantedRole>> byGroup;

  private GroupRoles(Map<String, List<GrantedRole>> byGroup) {
    this.byGroup = byGroup;
  }

  /**
   * Reads the table.
   *
   * @throws IllegalArgumentException with the line that is not understood
   */
  static GroupRoles read(String table) {
    Map<String, List<GrantedRole>> byGroup = new LinkedHashMap<>();
    for (String line : table.split(";")) {
      if (line.isBlank()) {
        continue;
      }
      Matcher parts = LINE.matcher(line.strip());
      if (!parts.matches()) {
        throw new IllegalArgumentException(
            "Not understood: \"" + line.strip() + "\"; expected GROUP = ROLE study[/site]");
      }
      StaffRole role = role(parts.group("role"), line);
      byGroup
          .computeIfAbsent(parts.group("group"), group -> new ArrayList<>())
          .add(new GrantedRole(role, parts.group("study"), parts.group("site")));
    }
    return new GroupRoles(byGroup);
  }

  /** What someone in these groups may do. */
  Set<GrantedRole> of(Collection<String> groups) {
    Set<GrantedRole> granted = new LinkedHashSet<>();
    for (String group : groups) {
      granted.addAll(byGroup.getOrDefault(group, List.of()));
    }
    return granted;
  }

  private static StaffRole role(String name, String line) {
    for (StaffRole role : StaffRole.values()) {
      if (role.name().equals(name)) {
        return role;
      }
    }
    throw new IllegalArgumentException(
        "There is no role " + name + " (in \"" + line.strip() + "\")");
  }
}
