package io.sixwalk.trial.copy;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Counts what comes out of an archive, because a few kilobytes can unpack to terabytes. One record
 * has to fit in memory; all records together need not.
 */
final class InflatedBytes {
  /** The largest record of ClinicalTrials.gov has some 15 MB, nearly all of it results. */
  static final long GREATEST_RECORD = 64L << 20;

  private final long greatestTotal;
  private long total;
  private long sinceRecord;

  InflatedBytes(long greatestTotal) {
    this.greatestTotal = greatestTotal;
  }

  /** More came out than is read. */
  static final class TooManyException extends IOException {
    private static final long serialVersionUID = 1;

    TooManyException(String what, long limit) {
      super(what + " of more than " + (limit >> 20) + " MiB when unpacked");
    }
  }

  /** A record was taken out; the next one may be as large again. */
  void nextRecord() {
    sinceRecord = 0;
  }

  /** Reads to the end what is not wanted. */
  void passOver(InputStream counted) throws IOException {
    byte[] buffer = new byte[1 << 14];
    do {
      nextRecord();
    } while (counted.read(buffer) >= 0);
  }

  /** The same bytes, counted. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(read, 0));
        return read;
      }
    };
  }

  private void count(int bytes) throws TooManyException {
    total += bytes;
    sinceRecord += bytes;
    if (sinceRecord > GREATEST_RECORD) {
      throw new TooManyException("a record", GREATEST_RECORD);
    }
    if (total > greatestTotal) {
      throw new TooManyException("an archive", greatestTotal);
    }
  }
}
