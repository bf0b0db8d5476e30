package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathFittingTest {
  private static final double WHITE_METRES = 1.3;

  /** Straight north at 1 m/s for six minutes, with the same noise on both axes. */
  private static Trace straight() {
    SplittableRandom random = new SplittableRandom(20261130);
    int n = 361;
    double[] seconds = new double[n];
    double[] x = new double[n];
    double[] y = new double[n];
    double[] accuracy = new double[n];
    for (int i = 0; i < n; i++) {
      seconds[i] = i;
      x[i] = WHITE_METRES * random.nextGaussian();
      y[i] = i + WHITE_METRES * random.nextGaussian();
      accuracy[i] = 4;
    }
    return trace(seconds, x, y, accuracy);
  }

  private static Trace trace(double[] seconds, double[] x, double[] y, double[] accuracy) {
    double[] missing = Column.missing(seconds.length).toArray();
    return new Trace(List.of(new Trace.Piece(seconds, x, y, accuracy, missing, missing)));
  }

  private static Trace turned(Trace trace, double degrees) {
    Trace.Piece piece = trace.pieces().get(0);
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double[] x = new double[piece.size()];
    double[] y = new double[piece.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = cos * piece.x()[i] - sin * piece.y()[i];
      y[i] = sin * piece.x()[i] + cos * piece.y()[i];
    }
    return trace(piece.seconds(), x, y, piece.accuracy());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 17, 45, 90, 133.7, 180, 271})
  void the_fast_error_of_a_trace_is_found_and_does_not_depend_on_which_way_the_plane_lies(
      double degrees) {
    double white = PathFitting.white(turned(straight(), degrees));
    // The median of 359 lengths, each sharing fixes with four others, is known to about a tenth.
    assertThat(white).isCloseTo(WHITE_METRES, Offset.offset(0.1 * WHITE_METRES));
    assertThat(white).isCloseTo(PathFitting.white(straight()), Offset.offset(1e-9));
  }
}
