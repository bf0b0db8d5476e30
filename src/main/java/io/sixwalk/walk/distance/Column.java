package io.sixwalk.walk.distance;

import java.util.Arrays;

/**
 * An immutable column of numbers, as the phone logged them. A value that was not logged is {@code
 * NaN}; whoever reads a column says what a missing value means there.
 */
public final class Column {
  private static final Column EMPTY = new Column(new double[0]);

  private final double[] values;

  private Column(double[] values) {
    this.values = values;
  }

  /** A column of a copy of these values. */
  public static Column of(double... values) {
    return values.length == 0 ? EMPTY : new Column(values.clone());
  }

  /** The column without values. */
  public static Column empty() {
    return EMPTY;
  }

  /** A column of {@code size} missing values. */
  public static Column missing(int size) {
    double[] values = new double[size];
    Arrays.fill(values, Double.NaN);
    return new Column(values);
  }

  public int size() {
    return values.length;
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  /** The value of one row; {@code NaN} if it was not logged. */
  public double get(int row) {
    return values[row];
  }

  /** A copy of the values. */
  public double[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Column column && Arrays.equals(values, column.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Column[" + values.length + "]";
  }
}
