package io.sixwalk.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random chains, each manipulated in one of the ways in which somebody could. */
class ChainPropertiesTest {
  private static final String CHAIN = "participant:00000000-0000-4000-8000-000000000001";

  /** A chain, and the place at which it is manipulated: from 1 to its length. */
  record Case(List<ChainEntry> chain, int at) {
    String headHash() {
      return chain.get(chain.size() - 1).hash();
    }

    SignedHead signed() {
      return new SignedHead(CHAIN, chain.size(), headHash());
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    Arbitrary<String> text = Arbitraries.strings().ofMaxLength(12);
    Arbitrary<ChainEntry> contents =
        Combinators.combine(
                Arbitraries.longs().between(0, 4_000_000_000L),
                Arbitraries.integers().between(1, 3),
                text,
                text.injectNull(0.4),
                Arbitraries.of("{}", "{\"count\": 3}", "{\"by\": \"name\", \"set\": \"ä\"}"))
            .as(
                (second, actor, operation, reason, detail) ->
                    new ChainEntry(
                        CHAIN,
                        0,
                        Instant.ofEpochSecond(second, 123_456_000),
                        actor == 3 ? null : new UUID(7, actor),
                        "STAFF",
                        operation,
                        "staff: CLINICIAN",
                        new UUID(9, 9),
                        reason,
                        detail,
                        "",
                        ""));
    return contents
        .list()
        .ofMinSize(2)
        .ofMaxSize(12)
        .map(ChainPropertiesTest::linked)
        .flatMap(
            chain ->
                Arbitraries.integers().between(1, chain.size()).map(at -> new Case(chain, at)));
  }

  private static List<ChainEntry> linked(List<ChainEntry> contents) {
    List<ChainEntry> chain = new ArrayList<>();
    String previous = ChainLink.genesis(CHAIN);
    for (ChainEntry entry : contents) {
      ChainEntry placed = with(entry, chain.size() + 1, entry.operation(), previous, "");
      ChainEntry hashed =
          with(placed, placed.seq(), entry.operation(), previous, ChainLink.hash(previous, placed));
      chain.add(hashed);
      previous = hashed.hash();
    }
    return chain;
  }

  private static ChainEntry with(
      ChainEntry e, long seq, String operation, String previous, String hash) {
    return new ChainEntry(
        e.chain(),
        seq,
        e.at(),
        e.actor(),
        e.actorKind(),
        operation,
        e.rule(),
        e.subject(),
        e.reason(),
        e.detail(),
        previous,
        hash);
  }

  private static ChainEntry by(ChainEntry e, UUID actor) {
    return new ChainEntry(
        e.chain(),
        e.seq(),
        e.at(),
        actor,
        e.actorKind(),
        e.operation(),
        e.rule(),
        e.subject(),
        e.reason(),
        e.detail(),
        e.previous(),
        e.hash());
  }

  private static Optional<Fault> check(List<ChainEntry> chain, long headSeq, String headHash) {
    ChainState state = ChainState.begin(CHAIN);
    for (ChainEntry entry : chain) {
      state = state.next(entry);
    }
    return state.end(headSeq, headHash).fault();
  }

  private static long firstFault(List<ChainEntry> chain, Case original) {
    return check(chain, original.chain().size(), original.headHash()).orElseThrow().from();
  }

  @Property
  void a_chain_as_it_was_written_is_sound(@ForAll("cases") Case c) {
    assertThat(check(c.chain(), c.chain().size(), c.headHash())).isEmpty();
    assertThat(c.signed().check(Optional.of(c.headHash()), c.chain().size(), 0)).isEmpty();
  }

  @Property
  void a_changed_entry_is_named(@ForAll("cases") Case c) {
    List<ChainEntry> chain = new ArrayList<>(c.chain());
    ChainEntry e = chain.get(c.at() - 1);
    chain.set(c.at() - 1, with(e, e.seq(), e.operation() + "x", e.previous(), e.hash()));
    assertThat(firstFault(chain, c)).isEqualTo(c.at());
  }

  @Property
  void a_changed_entry_with_its_own_hash_made_anew_is_named_or_the_one_after_it(
      @ForAll("cases") Case c) {
    List<ChainEntry> chain = new ArrayList<>(c.chain());
    ChainEntry e = chain.get(c.at() - 1);
    ChainEntry other = with(e, e.seq(), e.operation() + "x", e.previous(), "");
    chain.set(
        c.at() - 1,
        with(other, e.seq(), other.operation(), e.previous(), ChainLink.hash(e.previous(), other)));
    assertThat(firstFault(chain, c)).isEqualTo(c.at() == chain.size() ? c.at() : c.at() + 1);
  }

  @Property
  void a_deleted_entry_is_named(@ForAll("cases") Case c) {
    List<ChainEntry> chain = new ArrayList<>(c.chain());
    chain.remove(c.at() - 1);
    assertThat(firstFault(chain, c)).isEqualTo(c.at());
  }

  @Property
  void an_inserted_entry_is_named(@ForAll("cases") Case c) {
    List<ChainEntry> chain = new ArrayList<>(c.chain());
    ChainEntry before = chain.get(c.at() - 1);
    ChainEntry added = with(before, before.seq(), "FORGED", before.previous(), "");
    chain.add(
        c.at() - 1,
        with(
            added,
            added.seq(),
            "FORGED",
            added.previous(),
            ChainLink.hash(added.previous(), added)));
    for (int i = c.at(); i < chain.size(); i++) {
      ChainEntry moved = chain.get(i);
      chain.set(i, with(moved, i + 1, moved.operation(), moved.previous(), moved.hash()));
    }
    // The forged entry fits where it stands; the first one that does not is the one after it.
    assertThat(firstFault(chain, c)).isEqualTo(c.at() + 1);
  }

  @Property
  void two_entries_that_changed_places_are_named(@ForAll("cases") Case c) {
    int at = Math.min(c.at(), c.chain().size() - 1);
    List<ChainEntry> chain = new ArrayList<>(c.chain());
    Collections.swap(chain, at - 1, at);
    for (int i = at - 1; i <= at; i++) {
      ChainEntry e = chain.get(i);
      chain.set(i, with(e, i + 1, e.operation(), e.previous(), e.hash()));
    }
    assertThat(firstFault(chain, c)).isEqualTo(at);
  }

  @Property
  void swapped_actors_are_named(@ForAll("cases") Case c) {
    int at = Math.min(c.at(), c.chain().size() - 1);
    List<ChainEntry> chain = new ArrayList<>(c.chain());
    UUID one = new UUID(1, 1);
    UUID other = new UUID(1, 2);
    chain.set(at - 1, by(chain.get(at - 1), one));
    chain.set(at, by(chain.get(at), other));
    chain = linked(chain);
    Case sound = new Case(chain, at);
    List<ChainEntry> swapped = new ArrayList<>(chain);
    swapped.set(at - 1, by(chain.get(at - 1), other));
    swapped.set(at, by(chain.get(at), one));
    assertThat(firstFault(swapped, sound)).isEqualTo(at);
  }

  @Property
  void a_tail_that_was_cut_off_is_named(@ForAll("cases") Case c) {
    List<ChainEntry> cut = c.chain().subList(0, c.at() - 1);
    assertThat(firstFault(cut, c)).isEqualTo(c.at());
  }

  @Property
  void a_tail_cut_with_the_head_set_back_is_found_by_what_was_signed(@ForAll("cases") Case c) {
    List<ChainEntry> cut = c.chain().subList(0, c.at() - 1);
    String head = cut.isEmpty() ? ChainLink.genesis(CHAIN) : cut.get(cut.size() - 1).hash();
    assertThat(check(cut, cut.size(), head)).isEmpty();
    assertThat(c.signed().check(Optional.empty(), cut.size(), 0))
        .contains(Fault.at(CHAIN, c.at(), Fault.Kind.SIGNED_MISSING));
  }

  @Property
  void a_chain_with_all_hashes_made_anew_is_found_by_what_was_signed(@ForAll("cases") Case c) {
    List<ChainEntry> contents = new ArrayList<>(c.chain());
    ChainEntry e = contents.get(c.at() - 1);
    contents.set(c.at() - 1, with(e, e.seq(), e.operation() + "x", "", ""));
    List<ChainEntry> rewritten = linked(contents);
    String head = rewritten.get(rewritten.size() - 1).hash();
    assertThat(check(rewritten, rewritten.size(), head)).isEmpty();
    assertThat(c.signed().check(Optional.of(head), rewritten.size(), c.at() - 1))
        .contains(new Fault(CHAIN, c.at(), rewritten.size(), Fault.Kind.REWRITTEN));
  }
}
