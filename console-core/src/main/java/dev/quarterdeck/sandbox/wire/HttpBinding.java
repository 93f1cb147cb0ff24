package dev.quarterdeck.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a REST operation lives, as its model writes it: {@code GET /{Bucket}?versioning}, {@code
 * PUT /{Bucket}/{Key+}}. A label stands for one segment of the path, one with a plus for all that
 * follow.
 *
 * @param path segments without their slashes
 * @param query parameters that must be there, with their value or an empty one for any
 */
public record HttpBinding(String method, List<String> path, Map<String, String> query) {

  /** Reads {@code METHOD /path?query}. */
  public static HttpBinding of(String text) {
    int space = text.indexOf(' ');
    String uri = text.substring(space + 1);
    int mark = uri.indexOf('?');
    return new HttpBinding(
        text.substring(0, space),
        segments(mark < 0 ? uri : uri.substring(0, mark)),
        mark < 0 ? Map.of() : WireRequest.parseForm(uri.substring(mark + 1)));
  }

  /** An empty last segment is a slash at the end, which means nothing. */
  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
    if (segments.getLast().isEmpty()) {
      segments.removeLast();
    }
    return List.copyOf(segments);
  }

  /** The labels of a request that is for this operation, decoded; null for any other request. */
  @Nullable Map<String, String> match(WireRequest request) {
    if (!request.method().equals(method) || !request.rawPath().startsWith("/") || !asks(request)) {
      return null;
    }
    Map<String, String> labels = new LinkedHashMap<>();
    List<String> sent = segments(request.rawPath());
    for (int i = 0; i < path.size(); i++) {
      String wanted = path.get(i);
      if (i >= sent.size()) {
        return null;
      }
      if (isGreedy(wanted)) {
        labels.put(
            wanted.substring(1, wanted.length() - 2),
            WireRequest.unescapePath(String.join("/", sent.subList(i, sent.size()))));
        return labels;
      }
      if (isLabel(wanted)) {
        labels.put(wanted.substring(1, wanted.length() - 1), WireRequest.unescapePath(sent.get(i)));
      } else if (!wanted.equals(sent.get(i))) {
        return null;
      }
    }
    return sent.size() == path.size() ? labels : null;
  }

  /** A parameter that is a name alone, as in {@code ?acl}, belongs to another operation. */
  private boolean asks(WireRequest request) {
    Map<String, String> sent = request.queryParameters();
    for (Map.Entry<String, String> wanted : query.entrySet()) {
      String value = sent.get(wanted.getKey());
      if (value == null || !(wanted.getValue().isEmpty() || wanted.getValue().equals(value))) {
        return false;
      }
    }
    for (String pair : request.rawQuery().split("&")) {
      if (!pair.isEmpty() && pair.indexOf('=') < 0 && !query.containsKey(pair)) {
        return false;
      }
    }
    return true;
  }

  /** Of several operations that a request fits, the one that says the most of it is meant. */
  int precision() {
    long literal = path.stream().filter(s -> !isLabel(s)).count();
    return (int) (100 * literal + 10 * path.size() + query.size());
  }

  private static boolean isLabel(String segment) {
    return segment.startsWith("{");
  }

  private static boolean isGreedy(String segment) {
    return isLabel(segment) && segment.endsWith("+}");
  }
}
