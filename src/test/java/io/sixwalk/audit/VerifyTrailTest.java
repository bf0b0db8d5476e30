package io.sixwalk.audit;

import static io.sixwalk.people.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sixwalk.access.Scope;
import io.sixwalk.audit.heads.AuditKeyFile;
import io.sixwalk.audit.heads.HeadWriter;
import io.sixwalk.command.CommandRun;
import io.sixwalk.people.People;
import io.sixwalk.platform.database.Statements;
import io.sixwalk.testing.SixwalkServer;
import io.sixwalk.testing.Studies;
import io.sixwalk.testing.Studies.TestStudy;
import io.sixwalk.testing.WholeDatabase;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: the real database, the real files, the command of the jar. */
@QuarkusTest
@QuarkusTestResource(SixwalkServer.class)
class VerifyTrailTest {
  /** All hashes of a chain made anew, and its head with them, as the owner of a database can. */
  private static final String REHASH =
      """
      do $$
      declare
        e audit.entry;
        before bytea := sha256(convert_to(CHAIN, 'UTF8'));
        own bytea;
      begin
        for e in select * from audit.entry where chain = CHAIN order by seq loop
          own := audit.link(before, e.chain, e.seq, e.at, e.actor, e.actor_kind, e.operation, e.rule, e.subject,
            e.reason, e.detail);
          update audit.entry set previous = before, hash = own where chain = e.chain and seq = e.seq;
          before := own;
        end loop;
        update audit.head set hash = before, seq = (select max(seq) from audit.entry where chain = CHAIN)
         where chain = CHAIN;
      end
      $$\
      """;

  @Inject Studies studies;
  @Inject HeadWriter heads;
  @Inject CommandRun command;
  @Inject Scope scope;
  @Inject AuditTrail trail;

  @ConfigProperty(name = "sixwalk.audit.heads")
  Path directory;

  @ConfigProperty(name = "sixwalk.keys")
  Path keys;

  @TempDir Path elsewhere;

  private VerifyTrail verify;
  private TestStudy study;
  private UUID person;
  private String chain;

  /** Eight entries, signed after the fourth and after the eighth. */
  @BeforeEach
  void a_person_who_was_looked_at() throws IOException {
    verify = new VerifyTrail(command);
    study = studies.study();
    person = People.enrol(study, "Trude Trail", "+49 30 7" + (int) (Math.random() * 1e6));
    chain = AuditTrail.participantChain(person);
    while (entries() < 4) {
      look();
    }
    heads.write();
    while (entries() < 8) {
      look();
    }
    heads.write();
  }

  /** The coordinator and the clinician in turn. */
  private void look() {
    as(entries() % 2 == 0 ? study.clinician() : study.coordinator())
        .get("/v1/studies/" + study.code() + "/participants/" + person)
        .then()
        .statusCode(200);
  }

  private long entries() {
    return Long.parseLong(
        WholeDatabase.value("select count(*) from audit.entry where chain = '" + chain + "'"));
  }

  private void assertNamed(VerifyTrail.Result result, String kind, long from, long to) {
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.json().get("intact").asBoolean()).isFalse();
    assertThat(result.of(chain))
        .hasValueSatisfying(
            fault -> {
              assertThat(fault.get("kind").asText()).isEqualTo(kind);
              assertThat(fault.get("from").asLong()).isEqualTo(from);
              assertThat(fault.get("to").asLong()).isEqualTo(to);
              assertThat(fault.get("words").asText()).contains(chain);
            });
  }

  @Test
  void a_trail_as_it_was_written_is_intact_for_participants_studies_and_accounts()
      throws IOException {
    VerifyTrail.Result result = verify.run();
    assertThat(result.json().get("faults")).isEmpty();
    assertThat(result.exit()).isZero();
    assertThat(result.json().get("unstated").asLong()).isZero();
    assertThat(result.json().get("chains").asLong())
        .isEqualTo(
            Long.parseLong(WholeDatabase.value("select count(distinct chain) from audit.entry")));
    assertThat(result.json().get("entries").asLong())
        .isEqualTo(Long.parseLong(WholeDatabase.value("select count(*) from audit.entry")));
    CommandRun.Ran plain = command.run("audit", "verify");
    assertThat(plain.out()).contains("Nothing is broken.");
  }

  @Test
  void every_text_hashes_here_as_it_does_in_the_database() throws Exception {
    String odd = "test:" + UUID.randomUUID();
    List<String> reasons =
        List.of(
            "\"quoted\" \\ back/slash",
            "two\nlines\r\tand \b\f",
            "control \u0001 \u001f \u007f",
            "Grüße, 平安, \uD83D\uDEB6, \u2028",
            "");
    for (String reason : reasons) {
      Studies.await(
          () ->
              scope.asKeeper(
                  c ->
                      trail.append(
                          Statements.of(c),
                          new AuditTrail.Entry(
                              odd,
                              "NOBODY",
                              "TEST",
                              "rule",
                              null,
                              reason,
                              "{\"b\":[1,2.50,1e3,null,true],\"aa\":{\"ü\":\"\\u0007"
                                  + " \\\"\"},\"c\":\"\"}"))));
    }
    VerifyTrail.Result result = verify.run();
    assertThat(result.of(odd)).isEmpty();
    assertThat(WholeDatabase.value("select count(*) from audit.entry where chain = '" + odd + "'"))
        .isEqualTo(Integer.toString(reasons.size()));
  }

  @Test
  void the_applications_role_can_do_none_of_it() throws SQLException {
    List<String> manipulations =
        List.of(
            "update audit.entry set operation = 'X' where chain = CHAIN",
            "delete from audit.entry where chain = CHAIN",
            "insert into audit.entry select chain, seq + 100, at, actor, actor_kind, operation,"
                + " rule, subject, reason, detail, previous, hash from audit.entry",
            "truncate audit.entry",
            "update audit.head set seq = 1 where chain = CHAIN",
            "delete from audit.head",
            "delete from audit.statement",
            "insert into audit.statement values (999999, decode(repeat('00', 32), 'hex'), 'k',"
                + " now(), 0)",
            "delete from audit.verification",
            "alter table audit.entry disable trigger all",
            "select audit.record_statement(1, '', 'k', now(), '{}', '{}')",
            "select audit.begin_statement()",
            "select * from audit.page('', 0, 10)");
    for (String role : List.of("sixwalk_app", "sixwalk_login")) {
      try (Connection c = WholeDatabase.connect();
          Statement s = c.createStatement()) {
        s.execute("set role " + role);
        for (String manipulation : manipulations) {
          assertThatThrownBy(() -> s.execute(manipulation.replace("CHAIN", "'" + chain + "'")))
              .as(role + ": " + manipulation)
              .isInstanceOfSatisfying(
                  SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42501"));
        }
      }
    }
    assertThat(entries()).isEqualTo(8);
  }

  @Test
  void a_changed_entry_is_named() throws Exception {
    assertNamed(
        verify.after(
            chain, "update audit.entry set reason = 'another' where chain = CHAIN and seq = 5"),
        "CHANGED",
        5,
        5);
  }

  @Test
  void swapped_actors_are_named() throws Exception {
    assertNamed(
        verify.after(
            chain,
            "update audit.entry e set actor = o.actor from audit.entry o where e.chain = CHAIN and"
                + " o.chain = CHAIN and (e.seq, o.seq) in ((6, 7), (7, 6))"),
        "CHANGED",
        6,
        6);
  }

  @Test
  void a_deleted_entry_is_named() throws Exception {
    assertNamed(
        verify.after(chain, "delete from audit.entry where chain = CHAIN and seq = 4"),
        "MISSING",
        4,
        4);
  }

  @Test
  void an_inserted_entry_is_named() throws Exception {
    assertNamed(
        verify.after(
            chain,
            "update audit.entry set seq = seq + 1000 where chain = CHAIN and seq >= 6",
            "insert into audit.entry select chain, 6, at, actor, actor_kind, 'FORGED', rule,"
                + " subject, reason, detail, previous, hash from audit.entry where chain = CHAIN"
                + " and seq = 5",
            "update audit.entry set seq = seq - 999 where chain = CHAIN and seq > 1000",
            "update audit.head set seq = seq + 1 where chain = CHAIN"),
        "UNLINKED",
        6,
        6);
  }

  @Test
  void entries_that_changed_places_are_named() throws Exception {
    assertNamed(
        verify.after(
            chain,
            "update audit.entry set seq = 1002 where chain = CHAIN and seq = 2",
            "update audit.entry set seq = 2 where chain = CHAIN and seq = 3",
            "update audit.entry set seq = 3 where chain = CHAIN and seq = 1002"),
        "UNLINKED",
        2,
        2);
  }

  @Test
  void a_tail_that_was_cut_off_is_named_also_with_the_head_set_back() throws Exception {
    assertNamed(
        verify.after(chain, "delete from audit.entry where chain = CHAIN and seq > 6"),
        "MISSING",
        7,
        7);
    assertNamed(
        verify.after(
            chain,
            "delete from audit.entry where chain = CHAIN and seq > 6",
            "update audit.head set seq = 6, hash = (select hash from audit.entry where chain ="
                + " CHAIN and seq = 6) where chain = CHAIN"),
        "SIGNED_MISSING",
        7,
        7);
  }

  @Test
  void a_chain_that_is_gone_altogether_is_named() throws Exception {
    assertNamed(
        verify.after(chain, "delete from audit.entry where chain = CHAIN"), "MISSING", 1, 1);
    assertNamed(
        verify.after(
            chain,
            "delete from audit.entry where chain = CHAIN",
            "delete from audit.head where chain = CHAIN"),
        "SIGNED_MISSING",
        1,
        1);
  }

  @Test
  void a_chain_with_all_hashes_made_anew_is_named_by_the_statements_on_both_sides()
      throws Exception {
    assertNamed(
        verify.after(
            chain,
            "update audit.entry set operation = 'NOTHING' where chain = CHAIN and seq = 6",
            REHASH),
        "REWRITTEN",
        5,
        8);
    assertNamed(
        verify.after(
            chain,
            "delete from audit.entry where chain = CHAIN and seq = 3",
            "update audit.entry set seq = seq + 1000 where chain = CHAIN and seq > 3",
            "update audit.entry set seq = seq - 1001 where chain = CHAIN and seq > 1000",
            REHASH),
        "REWRITTEN",
        1,
        4);
  }

  @Test
  void a_chain_that_only_pretends_to_be_signed_is_named() throws Exception {
    look();
    assertNamed(
        verify.after(chain, "update audit.head set stated_seq = seq where chain = CHAIN"),
        "NOT_STATED",
        9,
        9);
    assertThat(verify.run().of(chain)).isEmpty();
  }

  @Test
  void an_erased_persons_chain_still_verifies() throws Exception {
    as(study.admin())
        .body(Map.of("confirm", "ERASE", "reason", "asked on the telephone"))
        .post("/v1/studies/" + study.code() + "/participants/" + person + "/erasure")
        .then()
        .statusCode(200);
    assertThat(
            WholeDatabase.value(
                "select count(*) from sixwalk.participant where participant_id = '" + person + "'"))
        .isEqualTo("0");
    assertThat(entries()).isEqualTo(9);
    heads.write();
    assertThat(verify.run().of(chain)).isEmpty();
    assertNamed(
        verify.after(chain, "delete from audit.entry where chain = CHAIN and seq = 9"),
        "MISSING",
        9,
        9);
  }

  @Test
  void an_edited_or_missing_statement_is_named() throws Exception {
    look();
    heads.write();
    long last = heads.files().last();
    copy(directory, elsewhere);
    assertThat(verify.run("--heads", elsewhere.toString()).exit()).isZero();

    Path third = elsewhere.resolve(directory.relativize(heads.files().path(last - 1)));
    byte[] whole = Files.readAllBytes(third);
    byte[] edited = whole.clone();
    edited[edited.length / 2] ^= 1;
    replace(third, edited);
    assertThat(verify.run("--heads", elsewhere.toString()).ofStatements())
        .contains("STATEMENT_CHANGED " + (last - 1) + "-" + (last - 1))
        .hasSizeBetween(1, 2);

    Files.delete(third);
    assertThat(verify.run("--heads", elsewhere.toString()).ofStatements())
        .containsExactly("STATEMENT_MISSING " + (last - 1) + "-" + (last - 1));

    replace(third, whole);
    Files.delete(elsewhere.resolve(directory.relativize(heads.files().path(last))));
    assertThat(verify.run("--heads", elsewhere.toString()).ofStatements())
        .containsExactly("STATEMENT_MISSING " + last + "-" + last);

    Path nothing = Files.createDirectory(elsewhere.resolve("nothing"));
    assertThat(verify.run("--heads", nothing.toString()).ofStatements())
        .containsExactly("STATEMENT_MISSING 1-" + last);
  }

  @Test
  void a_key_that_is_not_trusted_proves_nothing_and_an_announced_one_does() throws Exception {
    Path stranger = Files.createDirectory(elsewhere.resolve("stranger"));
    new AuditKeyFile(stranger).readOrCreate();
    Path foreign = stranger.resolve("audit-keys.jwks");
    assertThat(verify.run("--trust", foreign.toString()).ofStatements())
        .contains("STATEMENT_CHANGED 1-1");

    Path first = elsewhere.resolve("first.jwk");
    Files.writeString(first, publicKey(0));
    assertThat(command.run("audit", "rotate-key").exit()).isZero();
    look();
    heads.write();
    look();
    heads.write();
    assertThat(verify.run("--trust", first.toString()).json().get("faults")).isEmpty();
    String shown = command.run("audit", "heads").out();
    assertThat(shown).contains("\"signedBy\" : \"" + keyId(publicKey(keysInAll() - 1)) + "\"");
    assertThat(shown).contains(chain).doesNotContain("\"d\"");
  }

  @Test
  void statements_are_private_and_never_written_again() throws Exception {
    Path file = heads.files().path(heads.files().last());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("r--------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
    byte[] before = Files.readAllBytes(file);
    long last = heads.files().last();
    assertThat(heads.write()).isEqualTo(HeadWriter.Outcome.COVERED);
    assertThat(heads.files().last()).isEqualTo(last);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  private String publicKey(int index) throws IOException {
    var key = new AuditKeyFile(keys).readOrCreate().get(index);
    return org.jose4j.json.JsonUtil.toJson(key.published());
  }

  private int keysInAll() throws IOException {
    return new AuditKeyFile(keys).readOrCreate().size();
  }

  private static String keyId(String jwk) throws Exception {
    return (String) org.jose4j.json.JsonUtil.parseJson(jwk).get("kid");
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.deleteIfExists(file);
    Files.write(file, bytes);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Path target = to.resolve(from.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
  }
}
