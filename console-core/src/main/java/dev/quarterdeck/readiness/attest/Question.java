package dev.quarterdeck.readiness.attest;

import dev.quarterdeck.readiness.catalogue.Item;
import java.util.Map;

/** What a person is asked about an item, and what a good answer names. */
public record Question(String question, String names) {
  private static final Map<String, Question> GUIDED =
      Map.of(
          "gov-data-retention",
          new Question(
              "How long are users' questions, retrieved data and answers kept, and where are users told?",
              "a period for each, who deletes it, and the page that says so"),
          "gov-vendor-data",
          new Question(
              "What does each model vendor do with what you send: keep it, train on it, for how long?",
              "the vendor, the agreement of the account in use, and its date"),
          "gov-audit-trail",
          new Question(
              "Can you show what was retrieved and answered for one request of three months ago?",
              "where it is recorded, for how long, and one request that was reconstructed"),
          "gov-usage-policy",
          new Question(
              "What may the assistant claim, recommend and do, and what must it never?",
              "the limits, where they are enforced, and who decides about them"));

  /** The guided question where there is one; else the item's own condition. */
  public static Question of(Item item) {
    Question guided = GUIDED.get(item.id());
    return guided == null ? new Question(item.title() + "?", item.passes()) : guided;
  }

  /** Whether the answer is the evidence itself, and stands in reports whole. */
  public static boolean governance(Item item) {
    return GUIDED.containsKey(item.id());
  }
}
