package dev.quarterdeck.rotation.journal;

/** What a run does next; each can be begun again after a crash in its middle. */
public enum Step {
  /** The provider stages and promotes by itself. */
  DRIVE("drive"),
  STAGE("stage"),
  VERIFY("verify"),
  ACCEPT("accept"),
  TEST("test"),
  PROMOTE("promote"),
  SETTLE("settle"),
  CANARY("canary"),
  ROLL("roll"),
  PROBE("probe"),
  /** Looks for services that began to use the keys meanwhile. */
  RECHECK("recheck"),
  OVERLAP("overlap"),
  RETIRE("retire"),
  RELEASE("release"),
  BACK_REVERSE("backOut.reverse"),
  BACK_ROLL("backOut.roll"),
  BACK_PROBE("backOut.probe"),
  BACK_REVERT("backOut.revert"),
  BACK_RELEASE("backOut.release");

  private final String id;

  Step(String id) {
    this.id = id;
  }

  /** As written in results. */
  public String id() {
    return id;
  }

  /** Whether it is part of backing out. */
  public boolean back() {
    return compareTo(BACK_REVERSE) >= 0;
  }
}
