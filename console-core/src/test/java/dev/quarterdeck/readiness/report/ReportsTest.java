package dev.quarterdeck.readiness.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quarterdeck.app.DrivenSandbox;
import dev.quarterdeck.readiness.Checklist;
import dev.quarterdeck.readiness.Run;
import dev.quarterdeck.readiness.catalogue.Catalogue;
import dev.quarterdeck.readiness.collect.Once;
import dev.quarterdeck.readiness.collect.Scope;
import dev.quarterdeck.readiness.profile.ReadinessFile;
import dev.quarterdeck.sandbox.Scenario;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsTest {
  private static final String HOSTILE =
      "<script>alert('x')</script> & \"q\" | `code` ]]> \u001b[2J";
  private static final int ITEMS = Catalogue.builtIn().items().size();
  private Run run;

  @BeforeAll
  void run(@TempDir Path temp) throws IOException {
    ReadinessFile file =
        ReadinessFile.parse(
                "readiness.yaml",
                "product: \""
                    + HOSTILE.replace("\"", "\\\"").replace("\u001b", "\\e")
                    + "\"\n"
                    + "answers:\n  gov-usage-policy: {attested: {by: \"<b>\", at: 2026-03-01, evidence: '<img src=x onerror=alert(1)>'}}\n"
                    + "  redis-ha: {waived: {by: m, at: 2026-03-01, reason: '<i>', expires: 2026-05-01}}\n")
            .orThrow();
    try (DrivenSandbox d = DrivenSandbox.start(Scenario.CALM, temp)) {
      run =
          d.console()
              .checklist()
              .run(
                  d.deadline(),
                  new Checklist.Request(
                      file,
                      new Scope(List.of("acme-prod"), List.of()),
                      List.of(),
                      Checklist.Extras.NONE,
                      Once.Progress.NONE))
              .orThrow();
    }
  }

  @Test
  void html_is_one_page_that_nothing_can_break_out_of() {
    String html = Html.of(run);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .doesNotContain("<script")
        .doesNotContain("<img")
        .doesNotContain("http-equiv=\"refresh")
        .doesNotContain("\u001b")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
        .contains("default-src 'none'");
    for (var item : Catalogue.builtIn().items()) {
      assertThat(html.split("<details id=\"i-" + item.id() + "\"", -1)).as(item.id()).hasSize(2);
    }
  }

  @Test
  void markdown_lists_every_item_once_and_escapes() {
    String text = Markdown.of(run);
    assertThat(text).doesNotContain("<script>").contains("&lt;script&gt;");
    assertThat(text.lines().filter(l -> l.startsWith("| ") && l.contains("** `")).count())
        .isEqualTo(ITEMS);
  }

  @Test
  void pdf_has_every_item_on_numbered_pages() throws IOException {
    try (PDDocument document = Loader.loadPDF(Pdf.of(run))) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(document.getNumberOfPages()).isGreaterThan(5);
      assertThat(text)
          .contains("Production readiness", "By category", "What stands in the way")
          .contains("<script>alert('x')</script>")
          .doesNotContain("\u001b");
      for (var item : Catalogue.builtIn().items()) {
        assertThat(text).contains(item.title().replaceAll("\\s+", " ").substring(0, 12));
      }
      assertThat(document.getDocumentInformation().getTitle()).startsWith("Production readiness");
    }
  }

  @Test
  void junit_is_well_formed_and_its_counts_are_true() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    Document xml =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(JUnit.of(run).getBytes(StandardCharsets.UTF_8)));
    Element root = xml.getDocumentElement();
    assertThat(root.getTagName()).isEqualTo("testsuites");
    assertThat(root.getElementsByTagName("testcase").getLength()).isEqualTo(ITEMS);
    for (String tag : List.of("failure", "error")) {
      assertThat(Integer.parseInt(root.getAttribute(tag + "s")))
          .isEqualTo(root.getElementsByTagName(tag).getLength());
    }
    int tests = 0;
    for (int i = 0; i < root.getElementsByTagName("testsuite").getLength(); i++) {
      Element suite = (Element) root.getElementsByTagName("testsuite").item(i);
      tests += Integer.parseInt(suite.getAttribute("tests"));
      assertThat(Integer.parseInt(suite.getAttribute("skipped")))
          .isEqualTo(suite.getElementsByTagName("skipped").getLength());
    }
    assertThat(tests).isEqualTo(ITEMS);
  }

  @Test
  void reports_are_valid_by_the_schemas_of_their_formats() {
    assertThat(Schemas.sarif(Sarif.of(run, "1.0"))).isEmpty();
    assertThat(Schemas.junit(JUnit.of(run))).isEmpty();
    assertThat(Schemas.ocsf(Ocsf.of(run, "1.0"))).isEmpty();
  }

  @Test
  void the_schemas_do_refuse() {
    assertThat(Schemas.sarif(Sarif.of(run, "1.0").replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
    assertThat(Schemas.junit(JUnit.of(run).replace(" name=", " named="))).isNotEmpty();
    assertThat(Schemas.ocsf(Ocsf.of(run, "1.0").replace("\"compliance\"", "\"control\"")))
        .isNotEmpty();
  }

  /** What the schema of SARIF 2.1.0 cannot say. */
  @Test
  void sarif_is_consistent() {
    JsonNode root = new ObjectMapper().readTree(Sarif.of(run, "1.0"));
    assertThat(root.get("version").asString()).isEqualTo("2.1.0");
    JsonNode one = root.get("runs").get(0);
    JsonNode rules = one.at("/tool/driver/rules");
    assertThat(rules.size()).isEqualTo(ITEMS);
    assertThat(one.get("results").size()).isEqualTo(ITEMS);
    for (JsonNode r : one.get("results")) {
      String kind = r.get("kind").asString();
      assertThat(kind).isIn("pass", "fail", "open", "review", "notApplicable", "informational");
      assertThat(r.get("level").asString()).isIn("none", "note", "warning", "error");
      assertThat(kind.equals("fail") || r.get("level").asString().equals("none")).isTrue();
      assertThat(rules.get(r.get("ruleIndex").asInt()).get("id")).isEqualTo(r.get("ruleId"));
      assertThat(r.at("/message/text").asString()).isNotBlank();
      for (JsonNode s : r.path("suppressions")) {
        assertThat(s.get("kind").asString()).isIn("inSource", "external");
        assertThat(s.get("status").asString()).isEqualTo("accepted");
      }
    }
  }

  @Test
  void ocsf_has_an_event_for_each_item() {
    JsonNode events = new ObjectMapper().readTree(Ocsf.of(run, "1.0"));
    assertThat(events.size()).isEqualTo(ITEMS);
    for (JsonNode e : events) {
      boolean waived = e.at("/compliance/status").asString().equals("waived");
      assertThat(e.get("status").asString()).isEqualTo(waived ? "Suppressed" : "New");
    }
  }

  @Test
  void what_is_left_out_of_a_line_is_counted() {
    Run.Result r =
        run.results().stream()
            .filter(x -> x.evidence().stream().filter(e -> e.status() == x.status()).count() > 5)
            .findFirst()
            .orElseThrow();
    long more = r.evidence().stream().filter(e -> e.status() == r.status()).count() - 5;
    assertThat(Markdown.of(run))
        .containsPattern("`" + r.item().id() + "` .*<br>and " + more + " more \\|");
    assertThat(JUnit.of(run)).contains("; and ");
  }
}
