package dev.quarterdeck.tui.console;

/** Confirms the plan that is shown, as a person does it. */
final class Confirm {
  private Confirm() {}

  static String plan(ConsoleRun run, String name, String verb) throws Exception {
    return plan(run, name, verb, () -> {});
  }

  /**
   * From Cancel, where the focus is at first, to the name if it is asked for, and on.
   *
   * @param ready when nothing but Enter on the verb is left
   */
  static String plan(ConsoleRun run, String name, String verb, Runnable ready) throws Exception {
    String plan = run.sees("[ Cancel ]", "Reason");
    if (plan.contains("PRODUCTION")) {
      run.type("\u001b[Z\u001b[Z");
      run.type(name);
      run.sees(name);
      run.type("\t\t");
    }
    run.type("\t");
    run.sees("[ " + verb + " ]");
    ready.run();
    run.type("\r");
    return plan;
  }
}
