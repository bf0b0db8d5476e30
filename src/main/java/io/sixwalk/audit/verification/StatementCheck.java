package io.sixwalk.audit.verification;

import io.sixwalk.audit.chain.Fault;
import io.sixwalk.audit.chain.Fault.Kind;
import io.sixwalk.audit.chain.SignedHead;
import io.sixwalk.audit.heads.AuditKey;
import io.sixwalk.audit.heads.HeadStatement;
import io.sixwalk.audit.heads.HeadWriter;
import io.sixwalk.audit.heads.StatementFiles;
import io.sixwalk.audit.verification.TrailReader.Place;
import io.sixwalk.audit.verification.TrailReader.Remembered;
import io.sixwalk.audit.verification.TrailReader.There;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Walks the signed statements in their order and holds the trail against each. */
final class StatementCheck {
  private final StatementFiles files;
  private final TrailReader trail;
  private final List<AuditKey> trusted;
  private final long since;
  private final Faults faults;

  private long good;
  private long lastNumber;
  private Optional<Instant> lastAt = Optional.empty();

  /**
   * @param trusted keys that may have signed; a good statement can announce another one
   * @param since the first statement that is looked at
   */
  StatementCheck(
      StatementFiles files, TrailReader trail, List<AuditKey> trusted, long since, Faults faults) {
    this.files = files;
    this.trail = trail;
    this.trusted = new ArrayList<>(trusted);
    this.since = since;
    this.faults = faults;
  }

  long good() {
    return good;
  }

  long lastNumber() {
    return lastNumber;
  }

  Optional<Instant> lastAt() {
    return lastAt;
  }

  void run(Remembered remembered) throws IOException {
    long end = Math.max(files.last(), remembered.highest());
    long missingFrom = 0;
    Optional<String> former =
        since <= 1 ? Optional.of("0".repeat(64)) : files.read(since - 1).map(HeadStatement::hash);
    for (long number = Math.max(1, since); number <= end; number++) {
      Optional<byte[]> file = files.read(number);
      if (file.isEmpty()) {
        missingFrom = missingFrom == 0 ? number : missingFrom;
        former = Optional.empty();
        continue;
      }
      tellMissing(missingFrom, number - 1);
      missingFrom = 0;
      check(number, file.get(), former, remembered);
      former = Optional.of(HeadStatement.hash(file.get()));
    }
    tellMissing(missingFrom, end);
  }

  private void tellMissing(long from, long to) {
    if (from > 0) {
      faults.add(new Fault(null, from, to, Kind.STATEMENT_MISSING));
    }
  }

  private void check(long number, byte[] file, Optional<String> former, Remembered remembered)
      throws IOException {
    Optional<HeadStatement> read =
        read(file).map(HeadStatement.Read::statement).filter(s -> s.number() == number);
    boolean remembersOther =
        number == remembered.number()
            && remembered.hash().filter(HeadStatement.hash(file)::equals).isEmpty();
    if (read.isEmpty() || remembersOther) {
      faults.add(Fault.ofStatement(number, Kind.STATEMENT_CHANGED));
      return;
    }
    HeadStatement statement = read.get();
    if (former.isPresent() && !former.get().equals(statement.previous())) {
      faults.add(Fault.ofStatement(number, Kind.STATEMENT_UNLINKED));
    }
    statement.nextKey().ifPresent(trusted::add);
    good++;
    lastNumber = number;
    lastAt = Optional.of(statement.at());
    for (There there : trail.there(statement.heads())) {
      Optional<Fault> fault = there.signed().check(there.hash(), there.lastSeq(), 0);
      if (fault.isPresent()) {
        faults.add(narrowed(fault.get(), number));
      }
    }
    claims(number, statement);
  }

  /** A chain that says that it was signed here must be named here. */
  private void claims(long number, HeadStatement statement) {
    Map<String, Long> named =
        statement.heads().stream()
            .collect(Collectors.toMap(SignedHead::chain, SignedHead::seq, Math::max));
    for (Place claim : trail.statedIn(number)) {
      if (named.getOrDefault(claim.chain(), 0L) < claim.seq()) {
        faults.add(new Fault(claim.chain(), claim.seq(), claim.seq(), Kind.NOT_STATED));
      }
    }
  }

  /** Where earlier statements still bear out a part of a rewritten chain, the fault is after it. */
  private Fault narrowed(Fault fault, long before) throws IOException {
    if (fault.kind() != Kind.REWRITTEN) {
      return fault;
    }
    if (faults.knows(fault.chain(), fault.to())) {
      return new Fault(fault.chain(), fault.to(), fault.to(), fault.kind());
    }
    long sound = 0;
    for (long number = 1; number < before; number++) {
      Optional<byte[]> file = files.read(number);
      List<SignedHead> heads =
          file.flatMap(this::read).map(r -> r.statement().heads()).orElse(List.of()).stream()
              .filter(h -> h.chain().equals(fault.chain()) && h.seq() < fault.to())
              .toList();
      for (There there : trail.there(heads)) {
        if (there.hash().filter(there.signed().hash()::equals).isPresent()) {
          sound = Math.max(sound, there.signed().seq());
        }
      }
    }
    return new Fault(fault.chain(), sound + 1, fault.to(), fault.kind());
  }

  private Optional<HeadStatement.Read> read(byte[] file) {
    return HeadStatement.read(file, HeadWriter.trusted(trusted));
  }
}
