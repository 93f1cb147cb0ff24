package dev.quarterdeck.access.policy;

import dev.quarterdeck.kernel.Outcome;
import java.util.List;

/** A policy of IAM: of an identity, of a resource, or whom a role trusts. */
public record PolicyDocument(List<Statement> statements) {
  public PolicyDocument {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a document as IAM hands it out, URL-encoded or not; a {@link
   * dev.quarterdeck.kernel.Problem.Invalid} where it is none.
   */
  public static Outcome<PolicyDocument> parse(String text) {
    return PolicyReader.read(text);
  }

  /** Statements that allow something. */
  public List<Statement> allowing() {
    return statements.stream().filter(Statement::allows).toList();
  }

  /**
   * Principals outside the account that an allowing statement lets in; services of AWS are not
   * among them. Conditions may narrow that.
   */
  public List<String> strangers(String account) {
    return allowing().stream()
        .flatMap(s -> s.principals() == null ? List.<String>of().stream() : strangers(s, account))
        .distinct()
        .toList();
  }

  private static java.util.stream.Stream<String> strangers(Statement s, String account) {
    Principals who = java.util.Objects.requireNonNull(s.principals());
    return who.negated()
        ? java.util.stream.Stream.of("everybody but " + String.join(", ", who.all()))
        : who.byKind().entrySet().stream()
            .filter(e -> !e.getKey().equals("Service"))
            .flatMap(e -> e.getValue().stream())
            .filter(p -> !p.equals(account) && !p.contains("::" + account + ":"));
  }
}
