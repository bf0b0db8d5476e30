package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Estimates each source of one recording and chooses among them. */
final class SourceFusion {
  private static final int MOST_NODES = 1200;

  /** Time grid of the path: a person turns round in about this time. */
  private static final double NODE_SECONDS = 2;

  private static final int FEWEST_FIXES = 6;
  private static final double SHORTEST_TRACE_SECONDS = 20;

  /** Metres of step length for each step per minute of cadence; see docs/distance.md. */
  private static final double WALK_RATIO = 0.0064;

  private static final double WALK_RATIO_RELATIVE_SPREAD = 0.25;

  private final Trace trace;
  private final WalkRecording recording;
  private final FlagCollector flags;
  private final double elapsed;
  private final List<SourceEstimate> sources = new ArrayList<>();
  private OptionalDouble metresPerStep = OptionalDouble.empty();
  private OptionalDouble cadencePerMinute = OptionalDouble.empty();
  private double stepSeconds;

  SourceFusion(Trace trace, WalkRecording recording, FlagCollector flags) {
    this.trace = trace;
    this.recording = recording;
    this.flags = flags;
    this.elapsed = recording.elapsedSeconds();
  }

  DistanceResult result() {
    boolean longEnough = elapsed >= DistanceEngine.SHORTEST_WALK_SECONDS;
    StepCurve curve = StepCleaning.clean(recording.steps(), elapsed, flags);
    declared();
    if (longEnough) {
      sensors(curve);
    }
    PositionFlags.raise(trace, elapsed, flags);
    Optional<SourceEstimate> chosen = choose();
    if (chosen.isEmpty()) {
      boolean empty = recording.fixes().size() == 0 && trace.size() == 0;
      NoEstimate.Reason reason =
          !longEnough
              ? NoEstimate.Reason.TOO_SHORT
              : empty && recording.steps().size() == 0
                  ? NoEstimate.Reason.NO_SOURCE
                  : NoEstimate.Reason.TOO_FEW_USABLE_ROWS;
      return new NoEstimate(reason, DistanceEngine.ALGORITHM_VERSION, flags.toList());
    }
    SourceEstimate best = disagreement(chosen.get());
    if (elapsed > 0 && best.metres() / elapsed > 2.5) {
      flags.raise(
          DistanceFlag.SPEED_IMPLAUSIBLE, "mean speed %.1f m/s", best.metres() / elapsed);
    }
    return new DistanceEstimate(
        best.metres(),
        best.standardErrorMetres(),
        best.method(),
        DistanceEngine.ALGORITHM_VERSION,
        flags.toList(),
        metresPerStep,
        cadencePerMinute,
        covered(best.method()),
        sources);
  }

  private double covered(DistanceMethod method) {
    return switch (method) {
      case SATELLITE, FUSION -> trace.coveredSeconds(elapsed, 10);
      case STEPS -> stepSeconds;
      default -> elapsed;
    };
  }

  private void declared() {
    recording
        .wheelMetres()
        .ifPresent(m -> add(DistanceMethod.WHEEL, m, Math.hypot(1, 0.01 * m)));
    recording
        .laps()
        .ifPresent(
            laps -> {
              double measured = 0.01 * laps.metres();
              double miscount = Math.sqrt(0.04) * laps.courseLengthMetres();
              add(
                  DistanceMethod.LAPS,
                  laps.metres(),
                  Math.hypot(1.5, Math.hypot(measured, miscount)));
            });
    recording
        .platformClaim()
        .ifPresent(
            claim ->
                add(
                    DistanceMethod.PLATFORM_CLAIM,
                    claim.metres(),
                    Math.hypot(10, 0.1 * claim.metres())));
  }

  private void sensors(StepCurve curve) {
    boolean positions = usable();
    int seconds = (int) Math.max(10, Math.min(MOST_NODES, Math.round(elapsed)));
    if (!curve.isEmpty()) {
      double lag = StepAlignment.lag(trace, curve, elapsed);
      double step = elapsed / seconds;
      StepRates rates = StepRates.of(curve, lag, seconds);
      int walking = seconds - rates.restSeconds();
      double cadence = 60 * rates.total() / Math.max(1, walking * step);
      cadencePerMinute = OptionalDouble.of(cadence);
      stepSeconds = Math.min(elapsed, rates.observedSeconds() * step);
      double prior =
          recording.stepLengthPrior().map(StepLengthPrior::metresPerStep).orElse(
              WALK_RATIO * cadence);
      double spread =
          recording
              .stepLengthPrior()
              .map(p -> Math.max(0.05, p.relativeSpread()))
              .orElse(WALK_RATIO_RELATIVE_SPREAD);
      if (positions) {
        PathFit fit =
            PathFitting.fit(
                trace,
                elapsed,
                onNodes(rates.perSecond()),
                0.03,
                60,
                prior,
                recording.stepLengthPrior().isPresent() ? spread * prior : 0);
        add(DistanceMethod.FUSION, fit.metres(), fit.standardErrorMetres());
        metresPerStep = OptionalDouble.of(fit.metres() / rates.total());
      }
      double steps = rates.total() * step;
      add(DistanceMethod.STEPS, steps * prior, Math.hypot(3, spread * steps * prior));
    }
    if (positions) {
      double[] even = new double[nodes(seconds)];
      Arrays.fill(even, 1);
      PathFit fit = PathFitting.fit(trace, elapsed, even, 0.25, 20, 0, 0);
      add(DistanceMethod.SATELLITE, fit.metres(), fit.standardErrorMetres());
    }
  }


  private static int nodes(int seconds) {
    return Math.max(5, (int) Math.round(seconds / NODE_SECONDS));
  }

  private static double[] onNodes(double[] perSecond) {
    int n = nodes(perSecond.length);
    double[] rates = new double[n];
    double width = perSecond.length / (double) n;
    for (int i = 0; i < n; i++) {
      double from = i * width;
      double to = from + width;
      double sum = 0;
      for (int j = (int) from; j < Math.min(perSecond.length, Math.ceil(to)); j++) {
        sum += perSecond[j] * (Math.min(to, j + 1) - Math.max(from, j));
      }
      rates[i] = sum / width;
    }
    return rates;
  }

  private boolean usable() {
    int inside = 0;
    double first = Double.NaN;
    double last = Double.NaN;
    for (Trace.Piece piece : trace.pieces()) {
      for (double t : piece.seconds()) {
        if (t >= 0 && t <= elapsed) {
          first = inside == 0 ? t : first;
          last = t;
          inside++;
        }
      }
    }
    return inside >= FEWEST_FIXES && last - first >= SHORTEST_TRACE_SECONDS;
  }

  private void add(DistanceMethod method, double metres, double standardErrorMetres) {
    if (Double.isFinite(metres) && Double.isFinite(standardErrorMetres)) {
      sources.add(
          new SourceEstimate(method, Math.max(0, metres), Math.max(0.5, standardErrorMetres)));
    }
  }

  private Optional<SourceEstimate> choose() {
    for (DistanceMethod method :
        List.of(
            DistanceMethod.WHEEL,
            DistanceMethod.LAPS,
            DistanceMethod.FUSION,
            DistanceMethod.SATELLITE,
            DistanceMethod.PLATFORM_CLAIM,
            DistanceMethod.STEPS)) {
      Optional<SourceEstimate> found =
          sources.stream().filter(source -> source.method() == method).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private SourceEstimate disagreement(SourceEstimate chosen) {
    SourceEstimate result = chosen;
    for (SourceEstimate other : sources) {
      double difference = Math.abs(other.metres() - chosen.metres());
      double allowed = Math.hypot(other.standardErrorMetres(), chosen.standardErrorMetres());
      boolean independent =
          other.method() != DistanceMethod.STEPS
              && (other.method().family() != chosen.method().family()
                  || chosen.method().family() == MethodFamily.LAPS_OR_WHEEL);
      if (other != chosen && independent && difference > 2.5 * allowed) {
        flags.raise(
            DistanceFlag.SOURCES_DISAGREE,
            "%s says %.0f m, %s says %.0f m",
            chosen.method(),
            chosen.metres(),
            other.method(),
            other.metres());
        double honest = Math.hypot(chosen.standardErrorMetres(), difference / 2);
        if (honest > result.standardErrorMetres()) {
          result = new SourceEstimate(chosen.method(), chosen.metres(), honest);
        }
      }
    }
    return result;
  }
}
