package io.sixwalk.questionnaire.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads value sets from tables of coefficients: one row a set, one column a regressor, empty where
 * the set has no such regressor. The text comes from the caller; nothing is read from disk here.
 */
public final class Eq5dValueSets {

  private static final int FIXED_COLUMNS = 5;

  private Eq5dValueSets() {}

  /**
   * Parses a table with the columns {@code id,label,reference,note,start,<regressor>...}.
   *
   * @param version 3L or 5L
   * @param coefficientTable the table, comma-separated, without quoting
   * @param adjustedTable a table {@code id,state,index} of states whose printed value replaces the
   *     formula
   * @throws IllegalArgumentException if a row is broken or names an unknown regressor
   */
  public static List<Eq5dValueSet> parse(
      Eq5dProfile.Version version, String coefficientTable, String adjustedTable) {
    Map<String, Map<String, BigDecimal>> adjusted = adjustedStates(adjustedTable);
    List<String[]> rows = rows(coefficientTable);
    String[] header = rows.get(0);
    List<Eq5dValueSet> sets = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      if (row.length != header.length) {
        throw new IllegalArgumentException(
            "row " + row[0] + " has " + row.length + " columns, the header " + header.length);
      }
      Map<String, BigDecimal> coefficients = new LinkedHashMap<>();
      for (int column = FIXED_COLUMNS; column < header.length; column++) {
        if (!row[column].isBlank()) {
          coefficients.put(header[column], new BigDecimal(row[column]));
        }
      }
      sets.add(
          new Eq5dValueSet(
              version,
              row[0],
              row[1],
              row[2],
              new BigDecimal(row[4]),
              coefficients,
              adjusted.getOrDefault(row[0], Map.of()),
              row[3]));
    }
    return List.copyOf(sets);
  }

  private static Map<String, Map<String, BigDecimal>> adjustedStates(String table) {
    Map<String, Map<String, BigDecimal>> adjusted = new LinkedHashMap<>();
    List<String[]> rows = rows(table);
    for (String[] row : rows.subList(1, rows.size())) {
      adjusted
          .computeIfAbsent(row[0], id -> new LinkedHashMap<>())
          .put(row[1], new BigDecimal(row[2]));
    }
    return adjusted;
  }

  private static List<String[]> rows(String table) {
    return table.lines().filter(line -> !line.isBlank()).map(line -> line.split(",", -1)).toList();
  }
}
