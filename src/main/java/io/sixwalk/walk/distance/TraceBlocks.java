package io.sixwalk.walk.distance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Cuts a trace into blocks without a place, and reads blocks back as a trace. */
final class TraceBlocks {
  private TraceBlocks() {}

  static List<Block> cut(Trace trace, RandomGenerator random) {
    List<Block> blocks = new ArrayList<>();
    for (Trace.Piece piece : trace.pieces()) {
      int from = 0;
      while (from < piece.size()) {
        long minute = minute(piece.seconds()[from]);
        int to = from;
        while (to < piece.size() && minute(piece.seconds()[to]) == minute) {
          to++;
        }
        blocks.add(block(piece, from, to, minute * BlockedTrace.BLOCK_SECONDS, random));
        from = to;
      }
    }
    return blocks;
  }

  /** Fixes before the start belong to the first minute. */
  private static long minute(double seconds) {
    return Math.max(0, (long) Math.floor(seconds / BlockedTrace.BLOCK_SECONDS));
  }

  private static Block block(
      Trace.Piece piece, int from, int to, double start, RandomGenerator random) {
    double turn = 2 * Math.PI * random.nextDouble();
    double mirror = random.nextBoolean() ? 1 : -1;
    double cos = Math.cos(turn);
    double sin = Math.sin(turn);
    int n = to - from;
    double[] seconds = new double[n];
    double[] x = new double[n];
    double[] y = new double[n];
    double[] altitude = Arrays.copyOfRange(piece.altitude(), from, to);
    double ground = Arrays.stream(altitude).filter(Double::isFinite).findFirst().orElse(0);
    for (int i = 0; i < n; i++) {
      double east = piece.x()[from + i] - piece.x()[from];
      double north = mirror * (piece.y()[from + i] - piece.y()[from]);
      seconds[i] = piece.seconds()[from + i] - start;
      x[i] = cos * east - sin * north;
      y[i] = sin * east + cos * north;
      altitude[i] -= ground;
    }
    return new Block(
        start,
        Column.of(seconds),
        Column.of(x),
        Column.of(y),
        Column.of(Arrays.copyOfRange(piece.accuracy(), from, to)),
        Column.of(Arrays.copyOfRange(piece.speed(), from, to)),
        Column.of(altitude));
  }

  /** The blocks as a trace of as many pieces; rows without a number are left out. */
  static Trace toTrace(BlockedTrace blocked) {
    List<Trace.Piece> pieces = new ArrayList<>();
    for (Block block : blocked.blocks()) {
      List<Integer> rows = new ArrayList<>();
      double last = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < block.size(); i++) {
        double t = block.seconds().get(i);
        boolean finite =
            Double.isFinite(block.startSeconds() + t)
                && Double.isFinite(block.xMetres().get(i) + block.yMetres().get(i))
                && block.accuracyMetres().get(i) > 0;
        if (finite && t > last) {
          rows.add(i);
          last = t;
        }
      }
      if (!rows.isEmpty()) {
        double start = block.startSeconds();
        pieces.add(
            new Trace.Piece(
                Arrays.stream(pick(block.seconds(), rows)).map(t -> start + t).toArray(),
                pick(block.xMetres(), rows),
                pick(block.yMetres(), rows),
                pick(block.accuracyMetres(), rows),
                pick(block.speedMetresPerSecond(), rows),
                pick(block.altitudeMetres(), rows)));
      }
    }
    pieces.sort((a, b) -> Double.compare(a.first(), b.first()));
    return new Trace(pieces);
  }

  private static double[] pick(Column column, List<Integer> rows) {
    return rows.stream().mapToDouble(column::get).toArray();
  }
}
