package dev.quarterdeck.rotation.recipe;

import dev.quarterdeck.kernel.SecretValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who issues keys of a known form, and where a person finds them to make a new one and revoke the
 * old. Forms are those that the providers publish for secret scanning; more specific ones first.
 */
enum Provider {
  ANTHROPIC(
      "Anthropic",
      "console.anthropic.com, Settings, API keys",
      "sk-ant-[\\w-]{16,}",
      "anthropic claude"),
  OPENAI(
      "OpenAI",
      "platform.openai.com, Settings, API keys",
      "sk-(?!ant-)(?:proj-|svcacct-|admin-)?[\\w-]{20,}",
      "openai chatgpt"),
  STRIPE_WEBHOOK(
      "Stripe",
      "dashboard.stripe.com, Developers, Webhooks: roll the endpoint's signing secret",
      "whsec_[A-Za-z0-9]{16,}",
      null),
  STRIPE(
      "Stripe",
      "dashboard.stripe.com, Developers, API keys",
      "(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{10,}",
      "stripe"),
  GITHUB(
      "GitHub",
      "github.com, Settings, Developer settings, Personal access tokens",
      "(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\\w{30,})",
      "github"),
  GITLAB(
      "GitLab", "GitLab, Preferences, Access tokens", "gl(?:pat|dt|rt|cbt)-[\\w-]{16,}", "gitlab"),
  SLACK_HOOK(
      "Slack",
      "api.slack.com/apps, the app, Incoming Webhooks",
      "https://hooks\\.slack\\.com/.+",
      null),
  SLACK(
      "Slack",
      "api.slack.com/apps, the app, OAuth & Permissions",
      "(?:xox[abeoprs]|xapp)-[\\w-]{10,}",
      "slack"),
  SENDGRID(
      "SendGrid",
      "app.sendgrid.com, Settings, API Keys",
      "SG\\.[\\w-]{16,}\\.[\\w-]{16,}",
      "sendgrid"),
  GOOGLE_ACCOUNT(
      "Google Cloud",
      "console.cloud.google.com, IAM & Admin, Service Accounts, Keys",
      "(?s)\\{.*\"type\"\\s*:\\s*\"service_account\".*\\}",
      null),
  GOOGLE(
      "Google",
      "console.cloud.google.com, APIs & Services, Credentials",
      "(?:AIza[\\w-]{35}|GOCSPX-[\\w-]{20,})",
      "google gcp firebase gemini"),
  TWILIO("Twilio", "console.twilio.com, Account, API keys & tokens", "SK[0-9a-f]{32}", "twilio"),
  AWS(
      "AWS",
      "the IAM console, Users, Security credentials; a task role needs no key at all",
      "(?:AKIA|ASIA)[A-Z2-7]{16}",
      null),
  HUGGING_FACE(
      "Hugging Face",
      "huggingface.co, Settings, Access Tokens",
      "hf_[A-Za-z0-9]{30,}",
      "huggingface"),
  PINECONE("Pinecone", "app.pinecone.io, API keys", "pcsk_\\w{20,}", "pinecone"),
  DATADOG("Datadog", "Datadog, Organization Settings, API Keys", null, "datadog"),
  NEW_RELIC("New Relic", "one.newrelic.com, API keys", "NR(?:AK|JS|II)-[\\w-]{20,}", "newrelic"),
  SENTRY("Sentry", "sentry.io, Settings, Auth Tokens", "sntry[su]_[\\w=+/-]{20,}", "sentry"),
  NPM("npm", "npmjs.com, Access Tokens", "npm_[A-Za-z0-9]{30,}", "npm"),
  CLOUDFLARE("Cloudflare", "dash.cloudflare.com, My Profile, API Tokens", null, "cloudflare"),
  MAILGUN("Mailgun", "app.mailgun.com, API Security", "key-[0-9a-f]{32}", "mailgun"),
  POSTMARK("Postmark", "account.postmarkapp.com, the server, API Tokens", null, "postmark"),
  RESEND("Resend", "resend.com, API Keys", "re_[A-Za-z0-9]{6,}_[A-Za-z0-9]{16,}", "resend"),
  SHOPIFY(
      "Shopify",
      "the Shopify admin, Apps and sales channels, Develop apps",
      "shp(?:at|ca|pa|ss)_[A-Za-z0-9]{20,}",
      "shopify"),
  PAYPAL("PayPal", "developer.paypal.com, Apps & Credentials", null, "paypal"),
  SQUARE(
      "Square",
      "developer.squareup.com, the application, Credentials",
      "(?:EAAA|sq0[a-z]{3}-)[\\w-]{20,}",
      "squareup"),
  DIGITAL_OCEAN(
      "DigitalOcean", "cloud.digitalocean.com, API", "do[opr]_v1_[0-9a-f]{60,}", "digitalocean"),
  DISCORD("Discord", "discord.com/developers/applications, the application, Bot", null, "discord"),
  NOTION("Notion", "notion.so/profile/integrations", "ntn_[A-Za-z0-9]{20,}", "notion"),
  LINEAR(
      "Linear",
      "linear.app, Settings, Security & access",
      "lin_(?:api|oauth)_[A-Za-z0-9]{20,}",
      "linear"),
  ALGOLIA("Algolia", "dashboard.algolia.com, Settings, API Keys", null, "algolia"),
  OKTA("Okta", "the Okta admin console, Security, API, Tokens", null, "okta"),
  AUTH0("Auth0", "manage.auth0.com, Applications, the application, Settings", null, "auth0"),
  COHERE("Cohere", "dashboard.cohere.com, API keys", null, "cohere"),
  MISTRAL("Mistral", "console.mistral.ai, API keys", null, "mistral"),
  PAGERDUTY("PagerDuty", "PagerDuty, Integrations, API Access Keys", null, "pagerduty");

  private final String title;
  private final String page;
  private final @Nullable Pattern form;
  private final Set<String> words;

  Provider(String title, String page, @Nullable String form, @Nullable String words) {
    this.title = title;
    this.page = page;
    this.form = form == null ? null : Pattern.compile(form);
    this.words = words == null ? Set.of() : Set.of(words.split(" "));
  }

  /** As people call it. */
  String title() {
    return title;
  }

  /** Where keys are made and revoked, in words. */
  String page() {
    return page;
  }

  /**
   * A call that only a valid key can make and that changes nothing, as options of {@code supplied}.
   */
  Optional<String> trial() {
    return Optional.ofNullable(
        switch (this) {
          case OPENAI -> "url=https://api.openai.com/v1/models";
          case STRIPE -> "url=https://api.stripe.com/v1/balance";
          case GITHUB -> "url=https://api.github.com/user";
          case SENDGRID -> "url=https://api.sendgrid.com/v3/scopes";
          case HUGGING_FACE -> "url=https://huggingface.co/api/whoami-v2";
          case PINECONE -> "url=https://api.pinecone.io/indexes with header='Api-Key: {}'";
          default -> null;
        });
  }

  /** By the value's form, which is certain, else by the key's name, which is a guess. */
  static Optional<Provider> of(KeyName name, SecretValue value) {
    Optional<Provider> sure = value.size() == 0 ? Optional.empty() : ofValue(value);
    return sure.isPresent() ? sure : ofName(name);
  }

  static Optional<Provider> ofValue(SecretValue value) {
    return value.readText(
        text -> {
          String t = text.strip();
          return all().stream()
              .filter(p -> p.form != null && p.form.matcher(t).matches())
              .findFirst();
        });
  }

  static Optional<Provider> ofName(KeyName name) {
    if (name.has("aws") && name.hasPair("access", "key")) {
      return Optional.of(AWS);
    }
    if (name.has("stripe") && name.has("webhook")) {
      return Optional.of(STRIPE_WEBHOOK);
    }
    if (name.hasPair("new", "relic")) {
      return Optional.of(NEW_RELIC);
    }
    return all().stream()
        .filter(p -> name.words().stream().anyMatch(p.words::contains))
        .findFirst();
  }

  private static List<Provider> all() {
    return Arrays.asList(values());
  }
}
