package dev.quarterdeck.screen.table;

/**
 * A column.
 *
 * @param id what filters ({@code column:value}) and sorting name it by
 * @param right aligned right, for numbers
 * @param grow takes what width is left over
 * @param rank 1 stays longest when there is no room; higher ranks leave first
 */
public record Column(String id, String title, boolean right, boolean grow, int rank) {
  public static Column of(String id, String title, int rank) {
    return new Column(id, title, false, false, rank);
  }

  public static Column right(String id, String title, int rank) {
    return new Column(id, title, true, false, rank);
  }

  public static Column growing(String id, String title, int rank) {
    return new Column(id, title, false, true, rank);
  }
}
