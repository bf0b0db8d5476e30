package io.sixwalk.audit.verification;

import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Scope;
import io.sixwalk.audit.chain.ChainEntry;
import io.sixwalk.audit.chain.SignedHead;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads the trail as it stands, through the functions that are there for it. Blocks. */
@ApplicationScoped
class TrailReader {
  private static final HexFormat HEX = HexFormat.of();
  private static final int PAGE = 2_000;
  private static final String ENTRIES =
      """
      select chain, seq, at, actor, actor_kind, operation, rule, subject, reason, detail, previous, hash,
             head_seq, head_hash
        from audit.page($1, $2, $3)
      """;
  private static final String AT =
      "select chain, seq, hash, last_seq from audit.entries_at($1, $2)";
  private static final String STATED_IN = "select chain, seq from audit.stated_in($1)";
  private static final String EMPTIED = "select chain, seq from audit.emptied_chains($1)";
  private static final String LAST =
      "select number, hash, highest, unstated, verified_at, faults from audit.last_statement()";
  private static final String RECORD =
      "select audit.record_verification($1, $2, $3, $4, $5, $6, $7, cast($8 as timestamptz),"
          + " cast(cast($9 as text) as jsonb))";

  private final Scope scope;

  TrailReader(Scope scope) {
    this.scope = scope;
  }

  /** An entry, and the head of its chain as of the same moment; a head that is gone is null. */
  record Row(ChainEntry entry, Long headSeq, String headHash) {}

  /** What is there of a signed entry. */
  record There(SignedHead signed, Optional<String> hash, long lastSeq) {}

  /** A chain and a number on it. */
  record Place(String chain, long seq) {}

  /**
   * What the database remembers of statements.
   *
   * @param number of the last one
   * @param highest the highest that any chain claims to be named by
   * @param verifiedAt when the trail was verified last, by whichever replica or command
   * @param faults how many were named then
   */
  record Remembered(
      long number,
      Optional<String> hash,
      long highest,
      long unstated,
      Instant verifiedAt,
      int faults) {}

  /** The next entries in the order of chains; less than a page's worth at the end only. */
  List<Row> after(String chain, long seq) {
    return rows(ENTRIES, TrailReader::row, chain, seq, PAGE);
  }

  boolean isLast(List<Row> page) {
    return page.size() < PAGE;
  }

  List<There> there(List<SignedHead> heads) {
    List<Object[]> found =
        rows(
            AT,
            Function.identity(),
            heads.stream().map(SignedHead::chain).toArray(String[]::new),
            heads.stream().map(SignedHead::seq).toArray(Long[]::new));
    return java.util.stream.IntStream.range(0, heads.size())
        .mapToObj(
            i ->
                new There(
                    heads.get(i),
                    Optional.ofNullable(hex(found.get(i)[2])),
                    (Long) found.get(i)[3]))
        .toList();
  }

  List<Place> statedIn(long statement) {
    return rows(STATED_IN, r -> new Place((String) r[0], (Long) r[1]), statement);
  }

  List<Place> emptied() {
    return rows(EMPTIED, r -> new Place((String) r[0], (Long) r[1]), Verification.MOST_FAULTS);
  }

  Remembered remembered() {
    return rows(
            LAST,
            r ->
                new Remembered(
                    (Long) r[0],
                    Optional.ofNullable(hex(r[1])),
                    (Long) r[2],
                    (Long) r[3],
                    r[4] == null ? Instant.MIN : ((OffsetDateTime) r[4]).toInstant(),
                    (Integer) r[5]))
        .get(0);
  }

  void record(Verification found, String faults) {
    rows(
        RECORD,
        Function.identity(),
        UUID.randomUUID(),
        found.beganAt().atOffset(ZoneOffset.UTC),
        found.endedAt().atOffset(ZoneOffset.UTC),
        found.isIntact(),
        found.chains(),
        found.entries(),
        found.lastStatement(),
        found.lastStatedAt().map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null),
        faults);
  }

  private static Row row(Object[] r) {
    return new Row(
        new ChainEntry(
            (String) r[0],
            (Long) r[1],
            ((OffsetDateTime) r[2]).toInstant(),
            (UUID) r[3],
            (String) r[4],
            (String) r[5],
            (String) r[6],
            (UUID) r[7],
            (String) r[8],
            (String) r[9],
            hex(r[10]),
            hex(r[11])),
        (Long) r[12],
        hex(r[13]));
  }

  private static String hex(Object bytes) {
    return bytes == null ? null : HEX.formatHex(((Buffer) bytes).getBytes());
  }

  private <T> List<T> rows(String sql, Function<Object[], T> as, Object... parameters) {
    Uni<List<Object[]>> work = scope.asKeeper(c -> Statements.of(c).rows(sql, parameters));
    try {
      return VertxContextSupport.subscribeAndAwait(() -> work).stream().map(as).toList();
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
