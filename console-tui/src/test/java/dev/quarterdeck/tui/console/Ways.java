package dev.quarterdeck.tui.console;

/** Ways that several tests go, by keys only, as a person does. */
final class Ways {
  private Ways() {}

  /** The row of the one service that the filter finds, in the list of services. */
  static void toService(ConsoleRun run, String filter) throws Exception {
    run.sees("acme-prod");
    run.type("/" + filter + "\r");
    run.sees("1 of 6 rows");
  }

  /** The row of acme/prod/app in the list of secrets, the only one shown. */
  static void toApp(ConsoleRun run) throws Exception {
    run.type(":sec\t\r");
    run.sees("acme/prod/app", "rows");
    run.type("/prod/app\r");
    run.sees("the row alone", s -> s.contains("1 of ") && !s.contains("/regex/"));
  }

  /** The list of its keys. */
  static void toKeys(ConsoleRun run) throws Exception {
    toApp(run);
    run.type("\rK");
    run.sees("› Keys", "JWT_SECRET", "AGE");
  }

  /** The page of the one key that the filter finds. */
  static void toKey(ConsoleRun run, String filter, String key) throws Exception {
    toKeys(run);
    run.type("/" + filter + "\r");
    run.sees("1 of 7 rows");
    run.type("\r");
    run.sees("› " + key, "Recipe");
  }
}
