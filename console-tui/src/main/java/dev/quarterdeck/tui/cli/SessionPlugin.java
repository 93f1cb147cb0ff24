package dev.quarterdeck.tui.cli;

import dev.quarterdeck.services.EcsEditor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AWS's Session Manager plugin, which carries a session into a container. */
public final class SessionPlugin {
  private static final String NAME = "session-manager-plugin";
  private static final String RESPONSE = "AWS_SSM_START_SESSION_RESPONSE";
  private static final Pattern VERSION =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})(?:\\.(\\d{1,9}))?");

  /** From this one on the plugin takes the session from an environment variable. */
  private static final List<Integer> TAKES_ENVIRONMENT = List.of(1, 2, 497, 0);

  private final Programs programs;

  public SessionPlugin(Programs programs) {
    this.programs = programs;
  }

  /** Empty where it is not installed. */
  public Optional<Path> find() {
    return programs.find(NAME);
  }

  /** Where the session was opened. */
  public record Where(String region, @Nullable String profile, @Nullable String endpoint) {
    private String address() {
      return endpoint != null
          ? endpoint
          : "https://ecs."
              + region
              + (region.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com");
    }
  }

  /** How it is started; the environment holds what nobody on the machine may read. */
  public record Start(List<String> command, Map<String, String> environment) {
    @Override
    public String toString() {
      return "the Session Manager plugin";
    }
  }

  public Start start(Path plugin, EcsEditor.ExecSession session, Where where)
      throws InterruptedException {
    String json = new String(session.json(), StandardCharsets.UTF_8);
    // Arguments can be read by everybody on the machine, the environment cannot.
    boolean hidden = takesEnvironment(programs.output(plugin, "--version"));
    return new Start(
        List.of(
            plugin.toString(),
            hidden ? RESPONSE : json,
            where.region(),
            "StartSession",
            where.profile() == null ? "" : where.profile(),
            "{\"Target\":\"" + session.target() + "\"}",
            where.address()),
        hidden ? Map.of(RESPONSE, json) : Map.of());
  }

  /** Whether that version does. */
  public static boolean takesEnvironment(String version) {
    Matcher m = VERSION.matcher(version);
    if (!m.find()) {
      return false;
    }
    for (int i = 0; i < TAKES_ENVIRONMENT.size(); i++) {
      String part = m.group(i + 1);
      int n = part == null ? 0 : Integer.parseInt(part);
      if (n != TAKES_ENVIRONMENT.get(i)) {
        return n > TAKES_ENVIRONMENT.get(i);
      }
    }
    return true;
  }
}
