package io.sixwalk.access.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sixwalk.access.StaffRole;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupRolesTest {
  @Test
  void a_group_gives_roles_at_sites() {
    GroupRoles roles =
        GroupRoles.read(
            "/walk/admins = STUDY_ADMIN walk-2026; /walk/bern=COORDINATOR walk-2026/bern ;"
                + "/walk/bern = CLINICIAN walk-2026/bern; Study nurses, all = AUDITOR walk-2026;");
    assertThat(roles.of(List.of("/walk/admins")))
        .containsExactly(new GrantedRole(StaffRole.STUDY_ADMIN, "walk-2026", null));
    assertThat(roles.of(List.of("/walk/bern", "unknown", "/walk/bern")))
        .containsExactly(
            new GrantedRole(StaffRole.COORDINATOR, "walk-2026", "bern"),
            new GrantedRole(StaffRole.CLINICIAN, "walk-2026", "bern"));
    assertThat(roles.of(List.of("Study nurses, all"))).hasSize(1);
    assertThat(roles.of(List.of("/WALK/ADMINS", "/walk", ""))).isEmpty();
    assertThat(GroupRoles.read("").of(List.of("/walk/admins"))).isEmpty();
  }

  @Test
  void a_line_that_is_not_understood_stops_the_start() {
    for (String line :
        List.of(
            "/walk/admins",
            "/walk = KING walk-2026",
            "= STUDY_ADMIN walk-2026",
            "/walk = STUDY_ADMIN",
            "/walk = STUDY_ADMIN a b")) {
      assertThatThrownBy(() -> GroupRoles.read("/ok = AUDITOR walk-2026; " + line))
          .as(line)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_provider_is_reached_with_tls_or_on_this_machine() {
    assertThat(ProviderMetadata.requireTls(URI.create("https://id.example/realms/a"))).isNotNull();
    assertThat(ProviderMetadata.requireTls(URI.create("http://localhost:8180/realms/a")))
        .isNotNull();
    for (String address :
        List.of(
            "http://id.example/realms/a",
            "ftp://localhost/",
            "/realms/a",
            "http://localhost.evil.example/")) {
      assertThatThrownBy(() -> ProviderMetadata.requireTls(URI.create(address)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void one_secret_of_the_browser_gives_state_nonce_and_verifier() {
    BrowserSecret secret = BrowserSecret.create();
    assertThat(
            List.of(
                secret.state(),
                secret.nonce(),
                secret.verifier(),
                secret.challenge(),
                secret.value()))
        .doesNotHaveDuplicates()
        .allMatch(text -> text.length() == 43);
    assertThat(BrowserSecret.read(secret.value()))
        .hasValueSatisfying(read -> assertThat(read.state()).isEqualTo(secret.state()));
    assertThat(BrowserSecret.read("short")).isEmpty();
    assertThat(BrowserSecret.read(null)).isEmpty();
  }

  @Test
  void the_challenge_is_that_of_rfc_7636_appendix_b() {
    assertThat(BrowserSecret.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
