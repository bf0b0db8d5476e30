package io.sixwalk.trial.lookup;

import io.sixwalk.access.Scope;
import io.sixwalk.trial.copy.RegistryCopy;
import io.sixwalk.trial.evidence.EvidenceBook;
import io.sixwalk.trial.rules.Assessment;
import io.sixwalk.trial.rules.Inquiry;
import io.sixwalk.trial.rules.Lookup;
import io.sixwalk.trial.rules.NumberReading;
import io.sixwalk.trial.rules.NumberReading.Recognised;
import io.sixwalk.trial.rules.Offer;
import io.sixwalk.trial.rules.PartialDate;
import io.sixwalk.trial.rules.RegistryNumber;
import io.sixwalk.trial.rules.RegistryRecord;
import io.sixwalk.trial.rules.TrialStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** Puts a question to the rules, with the record from the copy and the facts in force. */
@ApplicationScoped
public class TrialLookup {
  private final Scope scope;
  private final RegistryCopy copy;
  private final EvidenceBook evidence;
  private final Clock clock;

  TrialLookup(Scope scope, RegistryCopy copy, EvidenceBook evidence, Clock clock) {
    this.scope = scope;
    this.copy = copy;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * An answer.
   *
   * @param previous the version of the record before the one that was judged
   */
  public record Judged(Assessment assessment, Optional<RegistryRecord> previous) {}

  /** Answers anyone, as of today. Nobody is signed in for it and nothing is written. */
  public Uni<Judged> answer(NumberReading number, Offer offer) {
    return scope.asNobody(connection -> answer(connection, number, offer));
  }

  /**
   * Answers as of the day of the copy, as if it had just been made: what the record and the facts
   * say, whatever the age of the copy. A number that cannot be read is answered as of today.
   */
  public Uni<Judged> answerAsOfCopy(NumberReading number) {
    return scope.asNobody(
        connection ->
            number instanceof Recognised recognised
                ? asOfCopy(connection, recognised.number())
                    .map(assessment -> new Judged(assessment, Optional.empty()))
                : answer(connection, number, Offer.none()));
  }

  /** The same within a transaction that is open. */
  public Uni<Judged> answer(SqlConnection connection, NumberReading number, Offer offer) {
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    return find(connection, number)
        .chain(
            found ->
                evidence
                    .inForce(connection)
                    .map(
                        facts ->
                            new Judged(
                                TrialStatus.assess(
                                    new Inquiry(number, found.lookup(), offer), facts, today),
                                found.previous())));
  }

  /**
   * Judges a number as of the day of its copy. Only the record and the facts decide, not how long
   * ago the copy was made: this is what tells whether something changed.
   */
  public Uni<Assessment> asOfCopy(SqlConnection connection, RegistryNumber number) {
    Recognised reading = new Recognised(number, number.value(), false);
    LocalDate today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
    return find(connection, reading)
        .chain(
            found -> {
              Lookup lookup = found.lookup();
              LocalDate day = today;
              if (lookup instanceof Lookup.Found there) {
                day = there.record().copy().date().map(PartialDate::latest).orElse(today);
                lookup = new Lookup.Found(there.record().withCopyDate(day));
              } else if (lookup instanceof Lookup.Absent absent) {
                day = absent.date().orElse(today);
              }
              Inquiry inquiry = Inquiry.about(reading, lookup);
              LocalDate asOf = day;
              return evidence
                  .inForce(connection)
                  .map(facts -> TrialStatus.assess(inquiry, facts, asOf));
            });
  }

  private Uni<RegistryCopy.Found> find(SqlConnection connection, NumberReading number) {
    return number instanceof Recognised recognised
        ? copy.find(connection, recognised.number())
        : Uni.createFrom().item(new RegistryCopy.Found(new Lookup.NotTried(), Optional.empty()));
  }
}
