package dev.quarterdeck.tui.output.json;

import dev.quarterdeck.health.Evidence;
import dev.quarterdeck.health.Probe;
import dev.quarterdeck.health.load.Load;
import dev.quarterdeck.health.load.Trend;
import dev.quarterdeck.secrets.StaleTask;
import dev.quarterdeck.services.image.ImageAges;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code evidence} of a service in {@code health}: measures, images, what a deeper look found. */
final class EvidenceJson {
  private EvidenceJson() {}

  static void write(Json json, Evidence e) {
    json.object("load", j -> load(j, e.load()))
        .array(
            "images",
            e.images(),
            (a, i) ->
                a.object(
                    o ->
                        o.field("container", i.container())
                            .field("image", i.image())
                            .strings("digests", i.digests())
                            .array("builds", i.digests(), (b, d) -> build(b, e, i, d))))
        .field("oldestTask", e.oldestTask())
        .object("depth", e.depth(), EvidenceJson::depth)
        .array("probes", e.probes(), EvidenceJson::probe);
  }

  private static void build(Json json, Evidence e, Evidence.Image i, String digest) {
    json.object(
        o -> {
          o.field("digest", digest);
          age(o, e.age(i.image(), digest));
        });
  }

  /** Null where nobody looked; what could not be told says why. */
  static void age(Json json, ImageAges.@Nullable Age age) {
    json.field("imagePushedAt", age == null ? null : age.pushedAt())
        .field("imageAgeUnknown", age == null ? null : age.unknown())
        .field("tagMovedTo", age == null || age.moved() == null ? null : age.moved().digest());
  }

  private static void load(Json json, Load l) {
    json.decimal("requestsPerMinute", l.requestsPerMinute(), 1);
    trend(json, "errorShare", l.errors());
    trend(json, "p95Seconds", l.latency());
    json.decimal("cpuPercent", l.cpu(), 1).decimal("memoryPercent", l.memory(), 1);
  }

  private static void trend(Json json, String name, @Nullable Trend trend) {
    json.object(
        name,
        trend,
        (j, t) ->
            j.decimal("now", t.now(), 4).decimal("usual", t.usual(), 4).field("since", t.since()));
  }

  private static void depth(Json json, Evidence.Depth d) {
    List<StaleTask> stale = d.stale();
    json.field("newestTaskDefinition", d.newest())
        .field("staleTasks", stale == null ? null : (Number) staleTasks(stale))
        .object(
            "logErrors",
            d.logErrors(),
            (j, l) -> j.field("count", l.count()).field("more", l.more()));
  }

  private static long staleTasks(List<StaleTask> stale) {
    return stale.stream().map(StaleTask::task).distinct().count();
  }

  private static void probe(Json json, Probe p) {
    Duration took = p.took();
    json.object(
        j ->
            j.field("address", p.address().toString())
                .field("status", p.status())
                .field("milliseconds", took == null ? null : (Number) took.toMillis())
                .field("tlsExpires", p.tlsExpires())
                .field("failure", p.failure())
                .field("certain", p.certain()));
  }
}
