package io.sixwalk.walk.distance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The chain solver against a dense one. */
class ArrowSystemTest {
  private static final int NODES = 9;
  private static final int WIDTH = 3;
  private static final int SIZE = NODES * WIDTH + 1;

  private final ArrowSystem system = new ArrowSystem(NODES, WIDTH);
  private final RealMatrix dense = new Array2DRowRealMatrix(SIZE, SIZE);
  private final double[] right = new double[SIZE];

  private void fill() {
    SplittableRandom random = new SplittableRandom(8);
    for (int r = 0; r < 200; r++) {
      int node = random.nextInt(NODES - 1);
      int[] unknowns = {
        node * WIDTH + random.nextInt(WIDTH),
        (node + 1) * WIDTH + random.nextInt(WIDTH),
        system.global()
      };
      double[] slopes = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      double residual = random.nextGaussian();
      double weight = random.nextDouble();
      system.add(3, unknowns, slopes, residual, weight);
      for (int a = 0; a < 3; a++) {
        right[unknowns[a]] -= weight * slopes[a] * residual;
        for (int b = 0; b < 3; b++) {
          dense.addToEntry(unknowns[a], unknowns[b], weight * slopes[a] * slopes[b]);
        }
      }
    }
    system.factor();
  }

  @Test
  void solutions_and_determinant_equal_those_of_a_dense_solver() {
    fill();
    LUDecomposition lu = new LUDecomposition(dense);

    double[] solution = system.solve(system.rightHandSide());

    double[] expected =
        lu.getSolver().solve(new org.apache.commons.math3.linear.ArrayRealVector(right)).toArray();
    for (int i = 0; i < SIZE; i++) {
      assertThat(solution[i]).isCloseTo(expected[i], Offset.offset(1e-8));
    }
    assertThat(system.logDeterminant())
        .isCloseTo(Math.log(lu.getDeterminant()), Offset.offset(1e-8));
  }

  @Test
  void variances_of_differences_equal_those_of_the_dense_inverse() {
    fill();
    RealMatrix inverse = new LUDecomposition(dense).getSolver().getInverse();

    double[] variances = system.differenceVariances(1);

    for (int j = 0; j < NODES - 1; j++) {
      int a = j * WIDTH + 1;
      int b = a + WIDTH;
      double expected =
          inverse.getEntry(a, a) + inverse.getEntry(b, b) - 2 * inverse.getEntry(a, b);
      assertThat(variances[j]).isCloseTo(expected, Offset.offset(1e-8));
    }
  }
}
