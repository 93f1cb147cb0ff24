package dev.quarterdeck.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.ToCopyableBuilder;

/**
 * What a stranger may write where AWS takes any text: names without an alphabet, messages, reasons,
 * tags and who did it. A caller that sends such a name back means the thing without it.
 */
public final class HostileText {
  /** A word that any honest front end still shows, so that one can tell that a text came. */
  public static final String SEEN = "Zażółć";

  /** What XML can carry: reordering, wide, combining and invisible characters, markup. */
  private static final String PLAIN =
      " "
          + SEEN
          + " \u202e\u2066evil\u200b 試験 e\u0301\u0328\u0489 \ud83d\udc69\u200d\ud83d\ude80 <b>&amp;{{x}}";

  /** And what clears a screen, names its window, rings and breaks lines. */
  private static final String TAIL =
      PLAIN + "\u001b[2J\u001b]0;owned\u0007\u009b31m\r\n\tend\u0000";

  /** Members of the model that hold free text, by the names on the wire. */
  private static final Set<String> FREE =
      Set.of(
          "message",
          "reason",
          "stoppedReason",
          "stopReason",
          "statusReason",
          "rolloutStateReason",
          "startedBy",
          "healthCheckReason",
          "StateReason",
          "AlarmDescription",
          "AlarmName",
          "HistorySummary",
          "Description",
          "description",
          "logStreamName",
          "Username",
          "Reason");

  private HostileText() {}

  /** The answer with such texts; one that goes on has them in every event. */
  static SdkPojo in(SdkPojo answer, boolean xml) {
    if (answer instanceof EventStreamBody.Streamed(EventStream stream)) {
      return new EventStreamBody.Streamed(in(stream));
    }
    String tail = xml ? PLAIN : TAIL;
    Change change = (name, text) -> FREE.contains(name) ? text + tail : text;
    return answer instanceof Ec2Reply(Map<String, Object> members)
        ? new Ec2Reply(members(members, change))
        : copy(answer, change);
  }

  /** EC2's are not of the model: a text's name is its key. */
  private static Map<String, Object> members(Map<?, ?> members, Change change) {
    Map<String, Object> next = new LinkedHashMap<>();
    members.forEach((key, value) -> next.put((String) key, member((String) key, value, change)));
    return next;
  }

  private static Object member(String name, Object value, Change change) {
    return switch (value) {
      case String s -> change.of(name, s);
      case Map<?, ?> map -> members(map, change);
      case List<?> list -> list.stream().map(item -> member(name, item, change)).toList();
      default -> value;
    };
  }

  private static EventStream in(EventStream stream) {
    return (now, quiet) ->
        stream.due(now, quiet).stream()
            .map(e -> e.failure() ? e : EventStream.Event.of(e.type(), in(e.payload(), false)))
            .toList();
  }

  /** The request without them. */
  static SdkPojo outOf(SdkPojo request) {
    Change change = (name, text) -> text.replace(TAIL, "").replace(PLAIN, "");
    if (request instanceof Ec2Call call) {
      call.parameters().replaceAll(change::of);
      return call;
    }
    return copy(request, change);
  }

  private interface Change {
    String of(String member, String text);
  }

  private static SdkPojo copy(SdkPojo pojo, Change change) {
    SdkPojo builder = (SdkPojo) ((ToCopyableBuilder<?, ?>) pojo).toBuilder();
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (ModelWriter.isSet(value)) {
        field.set(builder, changed(value, text -> change.of(field.locationName(), text), change));
      }
    }
    return (SdkPojo) Codec.build(builder);
  }

  private static Object changed(Object value, UnaryOperator<String> text, Change change) {
    return switch (value) {
      case String s -> text.apply(s);
      case SdkPojo nested when nested instanceof ToCopyableBuilder<?, ?> -> copy(nested, change);
      case List<?> list -> {
        List<Object> next = new ArrayList<>();
        list.forEach(item -> next.add(changed(item, text, change)));
        yield next;
      }
      case Map<?, ?> map -> {
        Map<Object, Object> next = new LinkedHashMap<>();
        map.forEach((key, item) -> next.put(key, changed(item, text, change)));
        yield next;
      }
      default -> value;
    };
  }
}
