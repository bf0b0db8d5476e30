package io.sixwalk.audit.heads;

import io.quarkus.vertx.VertxContextSupport;
import io.sixwalk.access.Scope;
import io.sixwalk.audit.chain.SignedHead;
import io.sixwalk.platform.database.Statements;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Writes statements of the heads that have changed. One transaction a statement: it holds the lock
 * under which numbers are given out, reads committed heads, writes the file and then remembers it.
 */
@ApplicationScoped
public class HeadWriter {
  private static final Logger LOG = Logger.getLogger(HeadWriter.class);
  private static final HexFormat HEX = HexFormat.of();

  /** A statement of this many heads is about 350 KB. */
  static final int MOST_HEADS = 2_000;

  private static final String BEGIN = "select number, hash, next_key from audit.begin_statement()";
  private static final String STATE_ALL = "select audit.state_all_again()";
  private static final String HEADS = "select chain, seq, hash from audit.heads_to_state($1)";
  private static final String RECORD = "select audit.record_statement($1, $2, $3, $4, $5, $6)";

  private final Scope scope;
  private final Vertx vertx;
  private final Clock clock;
  private final AuditKeyFile keys;
  private final StatementFiles files;

  HeadWriter(
      Scope scope,
      Vertx vertx,
      Clock clock,
      @ConfigProperty(name = "sixwalk.keys") Path keys,
      @ConfigProperty(name = "sixwalk.audit.heads") Path directory) {
    this.scope = scope;
    this.vertx = vertx;
    this.clock = clock;
    this.keys = new AuditKeyFile(keys);
    this.files = new StatementFiles(directory.toAbsolutePath());
  }

  /** What one step did. */
  public enum Outcome {
    /** Every head is stated. */
    COVERED,
    /** A statement was written or adopted, and there may be more to state. */
    MORE,
    /** Another replica is writing just now. */
    BUSY
  }

  /** What the database remembers of the last statement. */
  private record Last(long number, String hash, Optional<String> nextKey) {}

  /** The next statement: new, or found in the directory after a server died. */
  private record Next(HeadStatement statement, byte[] file, String signedBy) {}

  /**
   * States whatever has changed. Blocks; not for the event loop.
   *
   * @return whether the trail is covered now, or somebody else sees to it
   * @throws IOException when keys or directory cannot be used
   */
  public Outcome write() throws IOException {
    List<AuditKey> all = keys.readOrCreate();
    Outcome outcome = Outcome.MORE;
    while (outcome == Outcome.MORE) {
      outcome = await(scope.asKeeper(c -> step(Statements.of(c), all)));
    }
    return outcome;
  }

  /** The statements that were written. */
  public StatementFiles files() {
    return files;
  }

  /** The keys that sign, the newest last. */
  public List<AuditKey> keys() throws IOException {
    return keys.readOrCreate();
  }

  private Uni<Outcome> step(Statements on, List<AuditKey> all) {
    return on.rows(BEGIN)
        .chain(
            rows -> {
              if (rows.isEmpty()) {
                return Uni.createFrom().item(Outcome.BUSY);
              }
              Object[] r = rows.get(0);
              Last last =
                  new Last(
                      (Long) r[0],
                      HEX.formatHex(((Buffer) r[1]).getBytes()),
                      Optional.ofNullable((String) r[2]));
              return vertx
                  .executeBlocking(() -> found(last, all), false)
                  .chain(
                      found ->
                          found.isPresent()
                              ? record(on, found.get()).replaceWith(Outcome.MORE)
                              : stateNext(on, last, all));
            });
  }

  private Uni<Outcome> stateNext(Statements on, Last last, List<AuditKey> all) {
    return vertx
        .executeBlocking(() -> isThere(last), false)
        .chain(there -> there ? Uni.createFrom().voidItem() : stateAll(on, last))
        .chain(() -> on.rows(HEADS, MOST_HEADS))
        .map(rows -> rows.stream().map(HeadWriter::head).toList())
        .chain(
            heads -> {
              if (heads.isEmpty()) {
                return Uni.createFrom().item(Outcome.COVERED);
              }
              return vertx
                  .executeBlocking(() -> written(last, heads, all), false)
                  .chain(next -> record(on, next))
                  .replaceWith(heads.size() < MOST_HEADS ? Outcome.COVERED : Outcome.MORE);
            });
  }

  /** A statement whose file was written, and whose writer died before the database knew. */
  private Optional<Next> found(Last last, List<AuditKey> all) throws IOException {
    long number = last.number() + 1;
    Optional<byte[]> file = files.read(number);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    HeadStatement.Read read =
        HeadStatement.read(file.get(), trusted(all))
            .filter(r -> r.statement().number() == number)
            .filter(r -> r.statement().previous().equals(last.hash()))
            .orElseThrow(
                () ->
                    new IOException(
                        files.path(number)
                            + " stands where the next statement belongs and does not follow the"
                            + " last one. No statement is written until it is taken away."));
    return Optional.of(new Next(read.statement(), file.get(), read.keyId()));
  }

  private boolean isThere(Last last) throws IOException {
    return last.number() == 0
        || files
            .read(last.number())
            .map(HeadStatement::hash)
            .filter(last.hash()::equals)
            .isPresent();
  }

  private Uni<Void> stateAll(Statements on, Last last) {
    LOG.errorf(
        "Statement %d of the audit trail is not in %s, or not as it was written. All heads are"
            + " stated anew; run 'audit verify'.",
        last.number(), files);
    return on.rows(STATE_ALL).replaceWithVoid();
  }

  private Next written(Last last, List<SignedHead> heads, List<AuditKey> all) throws IOException {
    AuditKey newest = all.get(all.size() - 1);
    int signer =
        last.nextKey().stream()
            .flatMapToInt(id -> IntStream.range(0, all.size()).filter(i -> is(all.get(i), id)))
            .findFirst()
            .orElse(all.size() - 1);
    AuditKey key = all.get(signer);
    HeadStatement statement =
        new HeadStatement(
            last.number() + 1,
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            last.hash(),
            heads,
            key == newest ? Optional.empty() : Optional.of(all.get(signer + 1)));
    byte[] file = statement.sign(key);
    files.write(statement.number(), file);
    return new Next(statement, file, key.id());
  }

  private static boolean is(AuditKey key, String id) {
    return key.id().equals(id) && key.privateKey() != null;
  }

  private static Uni<Void> record(Statements on, Next next) {
    HeadStatement statement = next.statement();
    return on.rows(
            RECORD,
            statement.number(),
            Buffer.buffer(HEX.parseHex(HeadStatement.hash(next.file()))),
            statement.nextKey().map(AuditKey::id).orElse(next.signedBy()),
            statement.at().atOffset(ZoneOffset.UTC),
            statement.heads().stream().map(SignedHead::chain).toArray(String[]::new),
            statement.heads().stream().map(SignedHead::seq).toArray(Long[]::new))
        .replaceWithVoid();
  }

  private static SignedHead head(Object[] row) {
    return new SignedHead(
        (String) row[0], (Long) row[1], HEX.formatHex(((Buffer) row[2]).getBytes()));
  }

  /** The keys of these that have an id. */
  public static Function<String, Optional<AuditKey>> trusted(List<AuditKey> keys) {
    return id -> keys.stream().filter(key -> key.id().equals(id)).findFirst();
  }

  private static <T> T await(Uni<T> work) throws IOException {
    try {
      return VertxContextSupport.subscribeAndAwait(() -> work);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException ofFiles) {
          throw ofFiles;
        }
      }
      throw new IllegalStateException(e);
    }
  }
}
