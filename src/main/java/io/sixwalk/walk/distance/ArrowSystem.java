package io.sixwalk.walk.distance;

import java.util.Arrays;

/**
 * The normal equations of a chain of nodes that share one global unknown: a symmetric matrix that
 * is block-tridiagonal but for its last row and column. Building and solving are linear in the
 * number of nodes.
 *
 * <p>Unknown {@code c} of node {@code j} has the index {@code j * width + c}; the global unknown
 * has the index {@link #global()}.
 */
final class ArrowSystem {
  private static final int MOST_TERMS = 8;

  private final int nodes;
  private final int width;
  private final double[][] diagonal;
  private final double[][] next;
  private final double[] arrow;
  private double corner;
  private final double[] rhs;
  private final int[] nodeOf = new int[MOST_TERMS];
  private final int[] placeOf = new int[MOST_TERMS];

  /** Inverse of each pivot block after {@link #factor()}. */
  private final double[][] pivotInverse;

  /** The chain's solution for the arrow, and the Schur complement of the corner. */
  private double[] arrowSolution;

  private double schur;
  private double logDeterminant;

  ArrowSystem(int nodes, int width) {
    this.nodes = nodes;
    this.width = width;
    this.diagonal = new double[nodes][width * width];
    this.next = new double[nodes][width * width];
    this.arrow = new double[nodes * width];
    this.rhs = new double[nodes * width + 1];
    this.pivotInverse = new double[nodes][];
  }

  int global() {
    return nodes * width;
  }

  void clear() {
    for (int j = 0; j < nodes; j++) {
      Arrays.fill(diagonal[j], 0);
      Arrays.fill(next[j], 0);
    }
    Arrays.fill(arrow, 0);
    Arrays.fill(rhs, 0);
    corner = 0;
  }

  /**
   * Adds one residual: {@code weight / 2 * (residual + jacobian . step)^2} to what is minimised.
   * All its unknowns belong to one node or to two neighbours, or are the global one.
   */
  void add(int terms, int[] unknowns, double[] jacobian, double residual, double weight) {
    for (int a = 0; a < terms; a++) {
      nodeOf[a] = unknowns[a] == global() ? -1 : unknowns[a] / width;
      placeOf[a] = unknowns[a] - nodeOf[a] * width;
    }
    for (int a = 0; a < terms; a++) {
      double wa = weight * jacobian[a];
      rhs[unknowns[a]] -= wa * residual;
      for (int b = 0; b < terms; b++) {
        double value = wa * jacobian[b];
        if (nodeOf[a] < 0) {
          corner += nodeOf[b] < 0 ? value : 0;
        } else if (nodeOf[b] < 0) {
          arrow[unknowns[a]] += value;
        } else if (nodeOf[a] == nodeOf[b]) {
          diagonal[nodeOf[a]][placeOf[a] * width + placeOf[b]] += value;
        } else if (nodeOf[b] == nodeOf[a] + 1) {
          next[nodeOf[a]][placeOf[a] * width + placeOf[b]] += value;
        }
      }
    }
  }

  /** The right-hand side gathered by {@link #add}. */
  double[] rightHandSide() {
    return rhs.clone();
  }

  /** Eliminates the chain; must come before solving. */
  void factor() {
    logDeterminant = 0;
    double[] pivot = new double[width * width];
    for (int j = 0; j < nodes; j++) {
      System.arraycopy(diagonal[j], 0, pivot, 0, pivot.length);
      if (j > 0) {
        subtractCongruence(pivot, next[j - 1], pivotInverse[j - 1]);
      }
      pivotInverse[j] = invert(pivot);
    }
    double[] chain = Arrays.copyOf(arrow, nodes * width);
    arrowSolution = solveChain(chain);
    double dot = 0;
    for (int i = 0; i < arrow.length; i++) {
      dot += arrow[i] * arrowSolution[i];
    }
    schur = Math.max(1e-12, corner - dot);
    logDeterminant += Math.log(schur);
  }

  /** Natural logarithm of the determinant of the factored matrix. */
  double logDeterminant() {
    return logDeterminant;
  }

  /** Solves the factored system for one right-hand side, the global unknown last. */
  double[] solve(double[] right) {
    double[] chain = solveChain(Arrays.copyOf(right, nodes * width));
    double dot = 0;
    for (int i = 0; i < arrow.length; i++) {
      dot += arrow[i] * chain[i];
    }
    double global = (right[nodes * width] - dot) / schur;
    double[] solution = new double[nodes * width + 1];
    for (int i = 0; i < arrow.length; i++) {
      solution[i] = chain[i] - global * arrowSolution[i];
    }
    solution[nodes * width] = global;
    return solution;
  }

  /**
   * For one unknown of each node: the variance of its difference to the next node's, from the
   * inverse of the matrix (Takahashi's recursion from the last node backwards).
   */
  double[] differenceVariances(int component) {
    double[] variances = new double[nodes - 1];
    double[] covariance = pivotInverse[nodes - 1].clone();
    for (int j = nodes - 2; j >= 0; j--) {
      double[] gain = multiply(pivotInverse[j], next[j]);
      double[] cross = multiply(gain, covariance);
      double[] here = pivotInverse[j].clone();
      addProductTransposed(here, cross, gain);
      int d = component * width + component;
      int a = j * width + component;
      double rank1 = arrowSolution[a + width] - arrowSolution[a];
      variances[j] = here[d] + covariance[d] + 2 * cross[d] + rank1 * rank1 / schur;
      covariance = here;
    }
    return variances;
  }

  private double[] solveChain(double[] b) {
    double[][] y = new double[nodes][];
    double[] current = new double[width];
    for (int j = 0; j < nodes; j++) {
      System.arraycopy(b, j * width, current, 0, width);
      if (j > 0) {
        // next[j-1]' * y[j-1]
        for (int r = 0; r < width; r++) {
          double sum = 0;
          for (int c = 0; c < width; c++) {
            sum += next[j - 1][c * width + r] * y[j - 1][c];
          }
          current[r] -= sum;
        }
      }
      y[j] = times(pivotInverse[j], current);
    }
    double[] x = new double[nodes * width];
    for (int j = nodes - 1; j >= 0; j--) {
      double[] solution = y[j];
      if (j < nodes - 1) {
        double[] right = new double[width];
        for (int r = 0; r < width; r++) {
          double sum = 0;
          for (int c = 0; c < width; c++) {
            sum += next[j][r * width + c] * x[(j + 1) * width + c];
          }
          right[r] = sum;
        }
        double[] correction = times(pivotInverse[j], right);
        for (int r = 0; r < width; r++) {
          solution[r] -= correction[r];
        }
      }
      System.arraycopy(solution, 0, x, j * width, width);
    }
    return x;
  }

  private double[] times(double[] matrix, double[] vector) {
    double[] product = new double[width];
    for (int r = 0; r < width; r++) {
      double sum = 0;
      for (int c = 0; c < width; c++) {
        sum += matrix[r * width + c] * vector[c];
      }
      product[r] = sum;
    }
    return product;
  }

  private double[] multiply(double[] a, double[] b) {
    double[] product = new double[width * width];
    for (int r = 0; r < width; r++) {
      for (int k = 0; k < width; k++) {
        double value = a[r * width + k];
        if (value != 0) {
          for (int c = 0; c < width; c++) {
            product[r * width + c] += value * b[k * width + c];
          }
        }
      }
    }
    return product;
  }

  private void addProductTransposed(double[] target, double[] a, double[] b) {
    for (int r = 0; r < width; r++) {
      for (int c = 0; c < width; c++) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
          sum += a[r * width + k] * b[c * width + k];
        }
        target[r * width + c] += sum;
      }
    }
  }

  /** {@code target -= link' * inverse * link}. */
  private void subtractCongruence(double[] target, double[] link, double[] inverse) {
    double[] product = multiply(inverse, link);
    for (int r = 0; r < width; r++) {
      for (int k = 0; k < width; k++) {
        double value = link[k * width + r];
        if (value != 0) {
          for (int c = 0; c < width; c++) {
            target[r * width + c] -= value * product[k * width + c];
          }
        }
      }
    }
  }

  /** Inverse by Cholesky's decomposition; a pivot lost to rounding is lifted, not fatal. */
  private double[] invert(double[] matrix) {
    double[] lower = new double[width * width];
    for (int r = 0; r < width; r++) {
      for (int c = 0; c <= r; c++) {
        double sum = matrix[r * width + c];
        for (int k = 0; k < c; k++) {
          sum -= lower[r * width + k] * lower[c * width + k];
        }
        if (r == c) {
          double pivot = Math.max(sum, 1e-12 * Math.max(1, matrix[r * width + r]));
          logDeterminant += Math.log(pivot);
          lower[r * width + r] = Math.sqrt(pivot);
        } else {
          lower[r * width + c] = sum / lower[c * width + c];
        }
      }
    }
    double[] inverse = new double[width * width];
    double[] column = new double[width];
    for (int c = 0; c < width; c++) {
      for (int r = 0; r < width; r++) {
        double sum = r == c ? 1 : 0;
        for (int k = 0; k < r; k++) {
          sum -= lower[r * width + k] * column[k];
        }
        column[r] = sum / lower[r * width + r];
      }
      for (int r = width - 1; r >= 0; r--) {
        double sum = column[r];
        for (int k = r + 1; k < width; k++) {
          sum -= lower[k * width + r] * inverse[k * width + c];
        }
        inverse[r * width + c] = sum / lower[r * width + r];
      }
    }
    return inverse;
  }
}
