package dev.quarterdeck.secrets.inject;

/**
 * The same as Terraform: the secret as a data source, and a local list for the container's {@code
 * secrets} in {@code jsonencode}. Names only, so that no value gets into Terraform's state.
 */
public final class Terraform {
  private Terraform() {}

  public static String of(Injection injection) {
    String id = identifier(injection.name());
    StringBuilder out = new StringBuilder();
    out.append("data \"aws_secretsmanager_secret\" \"").append(id).append("\" {\n");
    out.append("  name = ").append(quoted(injection.name())).append("\n}\n\n");
    out.append("# In the container definition: secrets = local.").append(id).append("_secrets\n");
    out.append("locals {\n  ").append(id).append("_secrets = [\n");
    for (Injection.Entry e : injection.entries()) {
      out.append("    { name = ").append(quoted(e.variable())).append(", valueFrom = \"");
      out.append("${data.aws_secretsmanager_secret.").append(id).append(".arn}");
      out.append(escaped(e.suffix())).append("\" },\n");
    }
    return out.append("  ]\n}\n").toString();
  }

  /** Letters, digits and underscores, not led by a digit. */
  private static String identifier(String name) {
    String id = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
    return id.isEmpty() || Character.isDigit(id.charAt(0)) ? "secret_" + id : id;
  }

  private static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  /** As a quoted template of HCL: nothing in it is interpolated. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean opens = i + 1 < text.length() && text.charAt(i + 1) == '{';
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '$', '%' -> out.append(c).append(opens ? String.valueOf(c) : "");
        default -> {
          if (c < 0x20 || c == 0x7f) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
