package io.sixwalk.audit.verification;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sixwalk.audit.chain.ChainState;
import io.sixwalk.audit.chain.Fault;
import io.sixwalk.audit.chain.Fault.Kind;
import io.sixwalk.audit.heads.AuditKey;
import io.sixwalk.audit.heads.HeadWriter;
import io.sixwalk.audit.heads.StatementFiles;
import io.sixwalk.audit.verification.TrailReader.Remembered;
import io.sixwalk.audit.verification.TrailReader.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Verifies chains and statements, and remembers what was found. Blocks; not for the event loop. */
@ApplicationScoped
public class TrailVerifier {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final TrailReader trail;
  private final HeadWriter heads;
  private final Clock clock;

  TrailVerifier(TrailReader trail, HeadWriter heads, Clock clock) {
    this.trail = trail;
    this.heads = heads;
    this.clock = clock;
  }

  /**
   * What to hold the trail against.
   *
   * @param statements another directory of statements, such as a copy kept elsewhere
   * @param trusted the keys to trust instead of the installation's own
   * @param since the first statement to look at, 1 for all
   */
  public record Order(Optional<Path> statements, Optional<List<AuditKey>> trusted, long since) {
    public static final Order ALL = new Order(Optional.empty(), Optional.empty(), 1);
  }

  /**
   * Verifies everything.
   *
   * @throws IOException when statements or keys cannot be read
   */
  public Verification verify(Order order) throws IOException {
    Instant began = clock.instant();
    Faults faults = new Faults();
    // What is remembered is read first: what is stated while this runs is no fault.
    Remembered remembered = trail.remembered();
    Walked walked = walk(faults);
    trail.emptied().forEach(p -> faults.add(new Fault(p.chain(), 1, 1, Kind.MISSING)));
    List<AuditKey> trusted = order.trusted().isPresent() ? order.trusted().get() : heads.keys();
    StatementCheck statements =
        new StatementCheck(
            order.statements().map(StatementFiles::new).orElse(heads.files()),
            trail,
            trusted,
            order.since(),
            faults);
    statements.run(remembered);
    Verification found =
        new Verification(
            began,
            clock.instant(),
            walked.chains(),
            walked.entries(),
            statements.good(),
            statements.lastNumber(),
            statements.lastAt(),
            remembered.unstated(),
            faults.told(),
            faults.inAll());
    trail.record(found, json(found.faults()));
    return found;
  }

  /** What is remembered of statements and of the last verification. */
  Remembered remembered() {
    return trail.remembered();
  }

  private record Walked(long chains, long entries) {}

  private Walked walk(Faults faults) {
    long chains = 0;
    long entries = 0;
    ChainState state = null;
    Row last = null;
    List<Row> page;
    do {
      page =
          last == null ? trail.after("", 0) : trail.after(last.entry().chain(), last.entry().seq());
      for (Row row : page) {
        if (state == null || !state.chain().equals(row.entry().chain())) {
          end(state, last, faults);
          state = ChainState.begin(row.entry().chain());
          chains++;
        }
        state = state.next(row.entry());
        last = row;
        entries++;
      }
    } while (!trail.isLast(page));
    end(state, last, faults);
    return new Walked(chains, entries);
  }

  private static void end(ChainState state, Row last, Faults faults) {
    if (state == null) {
      return;
    }
    // A head that is gone is told as a head that names nothing.
    ChainState ended =
        last.headSeq() == null ? state.end(0, "") : state.end(last.headSeq(), last.headHash());
    ended.fault().ifPresent(faults::add);
  }

  private static String json(List<Fault> faults) {
    ArrayNode all = MAPPER.createArrayNode();
    faults.forEach(
        f ->
            all.addObject()
                .put("chain", f.chain())
                .put("from", f.from())
                .put("to", f.to())
                .put("kind", f.kind().name())
                .put("words", f.words()));
    return all.toString();
  }
}
