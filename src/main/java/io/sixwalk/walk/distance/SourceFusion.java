package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Estimates each source of one recording and chooses among them. Positions and steps are fused by
 * the {@link PathModel}; a measured course or wheel stays apart, because walks are compared within
 * a method family, and what the others say is kept beside it.
 */
final class SourceFusion {
  /** Longer recordings are worked on in proportionally coarser steps. */
  private static final int MOST_SECONDS = 1200;

  /** Time grid of the path: a person turns round in about this time. */
  private static final double NODE_SECONDS = 2;

  private static final int FEWEST_FIXES = 6;
  private static final double SHORTEST_TRACE_SECONDS = 20;

  /** Start and end of a walk, a second or so of walking at each, are told no better than this. */
  private static final double EDGE_METRES = 2;

  private static final double LATE_SECONDS = 5;

  /** Best first: what was measured on the ground, then what was measured from it. */
  private static final List<DistanceMethod> PREFERENCE =
      List.of(
          DistanceMethod.WHEEL,
          DistanceMethod.LAPS,
          DistanceMethod.FUSION,
          DistanceMethod.SATELLITE,
          DistanceMethod.PLATFORM_CLAIM,
          DistanceMethod.STEPS);

  private final Trace trace;
  private final WalkRecording recording;
  private final FlagCollector flags;
  private final double elapsed;
  private final List<SourceEstimate> sources = new ArrayList<>();
  private double countedSteps;
  private OptionalDouble cadencePerMinute = OptionalDouble.empty();
  private double stepSeconds;

  SourceFusion(Trace trace, WalkRecording recording, FlagCollector flags) {
    this.trace = trace;
    this.recording = recording;
    this.flags = flags;
    this.elapsed = recording.elapsedSeconds();
  }

  DistanceResult result() {
    StepCurve curve = StepCleaning.clean(recording.steps(), elapsed, flags);
    PositionFlags.raise(trace, elapsed, flags);
    DeclaredSources.of(recording).forEach(this::add);
    if (elapsed >= DistanceEngine.SHORTEST_WALK_SECONDS) {
      sensors(curve);
    }
    Optional<SourceEstimate> chosen = choose();
    if (chosen.isEmpty()) {
      return new NoEstimate(whyNone(), DistanceEngine.ALGORITHM_VERSION, flags.toList());
    }
    return estimate(SourceAgreement.check(chosen.get(), sources, recording, flags));
  }

  private NoEstimate.Reason whyNone() {
    boolean nothing =
        recording.fixes().size() == 0 && trace.size() == 0 && recording.steps().size() == 0;
    if (nothing) {
      return NoEstimate.Reason.NO_SOURCE;
    }
    return elapsed < DistanceEngine.SHORTEST_WALK_SECONDS
        ? NoEstimate.Reason.TOO_SHORT
        : NoEstimate.Reason.TOO_FEW_USABLE_ROWS;
  }

  private DistanceEstimate estimate(SourceEstimate best) {
    double speed = elapsed > 0 ? best.metres() / elapsed : 0;
    if (speed > 2.5) {
      flags.raise(DistanceFlag.SPEED_IMPLAUSIBLE, "mean speed %.1f m/s", speed);
    }
    if (best.metres() < 2 * best.standardErrorMetres()) {
      flags.raise(
          DistanceFlag.HARDLY_MOVED,
          "%.0f m is hardly more than its standard error of %.0f m",
          best.metres(),
          best.standardErrorMetres());
    }
    boolean measuresSteps = countedSteps > 0 && best.method() != DistanceMethod.STEPS;
    return new DistanceEstimate(
        best.metres(),
        best.standardErrorMetres(),
        best.method(),
        DistanceEngine.ALGORITHM_VERSION,
        flags.toList(),
        measuresSteps ? OptionalDouble.of(best.metres() / countedSteps) : OptionalDouble.empty(),
        cadencePerMinute,
        covered(best.method()),
        sources);
  }

  private double covered(DistanceMethod method) {
    return switch (method) {
      case SATELLITE, FUSION -> trace.coveredSeconds(elapsed, 10);
      case STEPS -> stepSeconds;
      case LAPS, WHEEL, PLATFORM_CLAIM -> elapsed;
    };
  }

  private void sensors(StepCurve curve) {
    int seconds = (int) Math.max(10, Math.min(MOST_SECONDS, Math.round(elapsed)));
    int nodes = Math.max(5, (int) Math.round(seconds / NODE_SECONDS));
    PathFitting paths = usable() ? new PathFitting(trace, elapsed) : null;
    if (!curve.isEmpty()) {
      double lag = StepAlignment.lag(trace, curve, elapsed);
      StepRates rates = StepRates.of(curve, lag, seconds, elapsed);
      count(rates);
      StepLengthPrior prior =
          recording
              .stepLengthPrior()
              .orElseGet(() -> WalkRatio.prior(cadencePerMinute.orElse(100)));
      double spread = Math.max(0.05, prior.relativeSpread()) * prior.metresPerStep();
      if (paths != null) {
        // A walk ratio from books is no match for a counter that misses a third of slow steps;
        // the person's own earlier walks were counted by the same phone.
        double weight = recording.stepLengthPrior().isPresent() ? spread : 0;
        PathFit fit = paths.withSteps(rates.onNodes(nodes), prior.metresPerStep(), weight);
        addPath(DistanceMethod.FUSION, fit);
      }
      double error = Math.hypot(3, spread * countedSteps);
      add(new SourceEstimate(DistanceMethod.STEPS, countedSteps * prior.metresPerStep(), error));
    }
    if (paths != null) {
      addPath(DistanceMethod.SATELLITE, paths.alone(nodes));
      if (paths.settledMetres() > 0) {
        flags.raise(
            DistanceFlag.SETTLING,
            "positions drifted by about %.0f m in the first 80 s",
            paths.settledMetres());
      }
    }
  }

  private void count(StepRates rates) {
    countedSteps = rates.total();
    double rest = rates.restSeconds();
    cadencePerMinute = OptionalDouble.of(60 * countedSteps / Math.max(1, elapsed - rest));
    stepSeconds = Math.min(elapsed, rates.observedSeconds());
    if (rest > 0) {
      flags.raise(DistanceFlag.RESTS, "%.0f s without steps", rest);
    }
    if (stepSeconds < elapsed - 15) {
      flags.raise(
          DistanceFlag.STEPS_INCOMPLETE, "steps cover %.0f s of %.0f", stepSeconds, elapsed);
    }
    if (rates.lagSeconds() > LATE_SECONDS) {
      flags.raise(DistanceFlag.STEPS_LATE, "steps come about %.0f s late", rates.lagSeconds());
    }
    if (cadencePerMinute.getAsDouble() > WalkRatio.HIGHEST_CADENCE_PER_MINUTE) {
      flags.raise(
          DistanceFlag.STEP_COUNT_IMPLAUSIBLE,
          "%.0f steps per minute",
          cadencePerMinute.getAsDouble());
    }
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

  private void addPath(DistanceMethod method, PathFit fit) {
    double error = Math.hypot(EDGE_METRES, fit.standardErrorMetres());
    add(new SourceEstimate(method, Math.max(0, fit.metres()), error));
  }

  private void add(SourceEstimate source) {
    if (Double.isFinite(source.metres()) && Double.isFinite(source.standardErrorMetres())) {
      sources.add(source);
    }
  }

  private Optional<SourceEstimate> choose() {
    for (DistanceMethod method : PREFERENCE) {
      for (SourceEstimate source : sources) {
        if (source.method() == method) {
          return Optional.of(source);
        }
      }
    }
    return Optional.empty();
  }
}
