package dev.quarterdeck.readiness.plaintext;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shapes that issuers give their tokens, as they document them: found anywhere in a text. */
final class TokenShapes {
  private record Shape(String rule, String text, Pattern pattern) {}

  private static final List<Shape> SECRET =
      List.of(
          shape("private-key", "a private key", "-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY"),
          shape("age-key", "an age key", "AGE-SECRET-KEY-1[0-9A-Z]{50,}"),
          // The documentation's examples spell EXAMPLE.
          shape(
              "aws-access-key",
              "an AWS access key",
              "(?<![A-Za-z0-9])(?:AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z2-7]{16}(?![A-Za-z0-9])"),
          shape("aws-signed-url", "a signed AWS address", "X-Amz-Signature=[0-9a-f]{64}"),
          shape("github-token", "a GitHub token", "\\bgh[pousr]_[A-Za-z0-9]{30,}"),
          shape("github-token", "a GitHub token", "\\bgithub_pat_[A-Za-z0-9_]{22,}"),
          shape("gitlab-token", "a GitLab token", "\\bgl(?:pat|dt|rt|ptt|cbt)-[A-Za-z0-9_-]{20,}"),
          shape("slack-token", "a Slack token", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}|\\bxapp-\\d-"),
          shape(
              "slack-webhook",
              "a Slack webhook",
              "hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,}"),
          shape(
              "discord-webhook",
              "a Discord webhook",
              "discord(?:app)?\\.com/api/webhooks/\\d+/[A-Za-z0-9_-]{20,}"),
          shape(
              "teams-webhook",
              "a Teams webhook",
              "webhook\\.office\\.com/webhookb2/[0-9a-f-]{36}@"),
          shape(
              "stripe-key",
              "a Stripe key",
              "\\b(?:sk|rk)_(?:live|test)_[0-9A-Za-z]{16,}|\\bwhsec_[0-9A-Za-z+/]{16,}"),
          shape("anthropic-key", "an Anthropic key", "\\bsk-ant-[A-Za-z0-9_-]{20,}"),
          shape(
              "openai-key", "an OpenAI key", "\\bsk-(?:proj-|svcacct-|admin-)?[A-Za-z0-9_-]{20,}"),
          shape("google-oauth", "a Google client secret", "\\bGOCSPX-[A-Za-z0-9_-]{20,}"),
          shape("google-token", "a Google access token", "\\bya29\\.[A-Za-z0-9_-]{20,}"),
          shape(
              "sendgrid-key", "a SendGrid key", "\\bSG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{30,}"),
          shape("mailgun-key", "a Mailgun key", "\\bkey-[0-9a-f]{32}\\b"),
          shape("mailchimp-key", "a Mailchimp key", "\\b[0-9a-f]{32}-us\\d{1,2}\\b"),
          shape("twilio-key", "a Twilio key", "\\bSK[0-9a-f]{32}\\b"),
          shape("npm-token", "an npm token", "\\bnpm_[A-Za-z0-9]{36}\\b"),
          shape("pypi-token", "a PyPI token", "\\bpypi-[A-Za-z0-9_-]{50,}"),
          shape("huggingface-token", "a Hugging Face token", "\\bhf_[A-Za-z0-9]{30,}"),
          shape("digitalocean-token", "a DigitalOcean token", "\\bdo[opr]_v1_[0-9a-f]{60,}"),
          shape("vault-token", "a Vault token", "\\bhv[bsr]\\.[A-Za-z0-9_-]{20,}"),
          shape("databricks-token", "a Databricks token", "\\bdapi[0-9a-f]{32}"),
          shape("newrelic-key", "a New Relic key", "\\bNRAK-[A-Z0-9]{20,}|\\b[0-9a-f]{36}NRAL\\b"),
          shape("posthog-key", "a personal PostHog key", "\\bphx_[A-Za-z0-9]{20,}"),
          shape("shopify-token", "a Shopify token", "\\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}"),
          shape("square-token", "a Square token", "\\bsq0(?:csp|atp)-[A-Za-z0-9_-]{20,}"),
          shape("telegram-token", "a Telegram bot token", "\\b\\d{8,10}:AA[A-Za-z0-9_-]{33}\\b"),
          shape("linear-key", "a Linear key", "\\blin_(?:api|oauth)_[A-Za-z0-9]{30,}"),
          shape("atlassian-token", "an Atlassian token", "\\bATATT3[A-Za-z0-9_=-]{50,}"),
          shape("sentry-token", "a Sentry token", "\\bsntry[su]_[A-Za-z0-9_=+/-]{20,}"),
          shape("groq-key", "a Groq key", "\\bgsk_[A-Za-z0-9]{40,}"),
          shape("replicate-token", "a Replicate token", "\\br8_[A-Za-z0-9]{35,}"),
          shape(
              "supabase-token", "a Supabase token", "\\bsbp_[0-9a-f]{40}|\\bsb_secret_[\\w-]{20,}"),
          shape("pulumi-token", "a Pulumi token", "\\bpul-[0-9a-f]{40}"),
          shape(
              "terraform-token",
              "a Terraform token",
              "\\b[A-Za-z0-9]{10,100}+\\.atlasv1\\.[\\w-]{50,}"),
          shape("azure-key", "an Azure account key", "(?i)\\bAccountKey=[A-Za-z0-9+/=]{40,}"),
          shape("azure-sas", "an Azure access signature", "(?i)[?&]sig=[A-Za-z0-9%+/=]{30,}"),
          shape("docker-auth", "registry credentials", "\"auth\"\\s*:\\s*\"[A-Za-z0-9+/=]{8,}\""),
          shape(
              "jwt",
              "a signed token",
              "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]{16,}"));

  private static final Pattern GOOGLE_API_KEY = Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}\\b");

  /** Made to stand in pages that everybody reads. */
  private static final Pattern PUBLISHABLE =
      Pattern.compile(
          "(?:pk_(?:live|test)_|phc_|sb_publishable_|rzp_(?:live|test)_(?=[A-Za-z0-9]{14}$)|pk\\.eyJ)"
              + "[A-Za-z0-9._-]+|-----BEGIN (?:[A-Z]+ )*(?:PUBLIC KEY|CERTIFICATE)-----[\\s\\S]*");

  private TokenShapes() {}

  private static Shape shape(String rule, String text, String pattern) {
    return new Shape(rule, text, Pattern.compile(pattern));
  }

  static boolean publishable(String value) {
    return PUBLISHABLE.matcher(value).matches();
  }

  /** {@code forBrowsers}: the name says that the value is given to browsers anyway. */
  static Optional<Suspicion> find(String value, boolean forBrowsers) {
    for (Shape s : SECRET) {
      if (s.pattern().matcher(value).find()) {
        return Optional.of(new Suspicion(s.rule(), Suspicion.Level.SECRET, s.text()));
      }
    }
    return !forBrowsers && GOOGLE_API_KEY.matcher(value).find()
        ? Optional.of(new Suspicion("google-api-key", Suspicion.Level.SECRET, "a Google API key"))
        : Optional.empty();
  }
}
