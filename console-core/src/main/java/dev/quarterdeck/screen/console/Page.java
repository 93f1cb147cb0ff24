package dev.quarterdeck.screen.console;

/** Where one can be; the stack of pages is the breadcrumb. */
public sealed interface Page {
  String title();

  record Services() implements Page {
    @Override
    public String title() {
      return "Services";
    }
  }

  record Secrets() implements Page {
    @Override
    public String title() {
      return "Secrets";
    }
  }

  /** One service, by ARN; {@code ref} is {@code cluster/name}. */
  record ServiceOf(String arn, String ref) implements Page {
    @Override
    public String title() {
      return ref;
    }
  }

  /** One secret, by ARN. */
  record SecretOf(String arn, String name) implements Page {
    @Override
    public String title() {
      return name;
    }
  }
}
