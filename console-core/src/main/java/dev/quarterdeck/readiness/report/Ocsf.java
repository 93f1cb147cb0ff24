package dev.quarterdeck.readiness.report;

import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.evidence.Evidence;
import dev.quarterdeck.readiness.evidence.Status;
import java.util.List;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The run as OCSF 1.3.0 Compliance Findings (class 2003), an array of one event per item. */
public final class Ocsf {
  private static final int CLASS = 2003;

  private Ocsf() {}

  public static String of(Run run, String version) {
    ObjectMapper json = new ObjectMapper();
    ArrayNode events = json.createArrayNode();
    run.results().forEach(r -> event(events.addObject(), run, r, version));
    return json.writerWithDefaultPrettyPrinter().writeValueAsString(events) + "\n";
  }

  private static void event(ObjectNode event, Run run, Run.Result r, String version) {
    event.put("activity_id", 1).put("activity_name", "Create");
    event.put("category_uid", 2).put("category_name", "Findings");
    event.put("class_uid", CLASS).put("class_name", "Compliance Finding");
    event.put("type_uid", CLASS * 100 + 1).put("type_name", "Compliance Finding: Create");
    event.put("time", run.asOf().toEpochMilli());
    int severity =
        switch (r.item().severity()) {
          case LOW -> 2;
          case MEDIUM -> 3;
          case HIGH -> 4;
          case CRITICAL -> 5;
        };
    event
        .put("severity_id", severity)
        .put("severity", List.of("", "", "Low", "Medium", "High", "Critical").get(severity));
    boolean waived = r.status() == Status.WAIVED;
    event.put("status_id", waived ? 3 : 1).put("status", waived ? "Suppressed" : "New");
    List<Evidence> deciding = Titles.deciding(r);
    event.put("message", Titles.line(r));
    ObjectNode metadata = event.putObject("metadata").put("version", "1.3.0");
    metadata
        .putObject("product")
        .put("name", "Quarterdeck")
        .put("vendor_name", "Quarterdeck")
        .put("version", version);
    metadata.putArray("profiles").add("cloud");
    event
        .putObject("finding_info")
        .put("uid", "readiness/" + r.item().id())
        .put("title", r.item().title())
        .put("desc", r.item().passes())
        .put("created_time", run.asOf().toEpochMilli());
    ObjectNode compliance = event.putObject("compliance").put("control", r.item().id());
    compliance.putArray("standards").add("Quarterdeck production readiness");
    ArrayNode requirements = compliance.putArray("requirements");
    requirements.add(r.item().category());
    r.item().related().forEach(requirements::add);
    int status =
        switch (r.status()) {
          case PASS -> 1;
          case WARN -> 2;
          case FAIL, EXPIRED -> 3;
          case UNKNOWN, OPEN -> 0;
          case WAIVED, NOT_APPLICABLE -> 99;
        };
    String word =
        status == 0
            ? "Unknown"
            : status == 99 ? r.status().id() : List.of("", "Pass", "Warning", "Fail").get(status);
    compliance.put("status_id", status).put("status", word);
    event.putObject("remediation").put("desc", r.item().remedy());
    ObjectNode cloud = event.putObject("cloud").put("provider", "AWS").put("region", run.region());
    if (run.account() != null) {
      cloud
          .putObject("account")
          .put("uid", run.account())
          .put("type_id", 10)
          .put("type", "AWS Account");
    }
    ArrayNode resources = event.putArray("resources");
    deciding.forEach(e -> resources.addObject().put("uid", e.resource()).put("name", e.resource()));
  }
}
