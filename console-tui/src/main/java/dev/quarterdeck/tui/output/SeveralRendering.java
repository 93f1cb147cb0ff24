package dev.quarterdeck.tui.output;

import dev.quarterdeck.kernel.ExitCode;
import dev.quarterdeck.kernel.Problem;
import dev.quarterdeck.kernel.Unknown;
import dev.quarterdeck.tui.output.json.Json;
import dev.quarterdeck.tui.output.json.ProblemJson;
import dev.quarterdeck.tui.output.json.UnknownsJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Answers of several contexts. The page is the overview that closes them; the document holds them
 * all: {@code [{context: {profile, region}, answer, unknowns, problem}]}.
 */
public record SeveralRendering(List<Part> parts) implements Rendering {
  public SeveralRendering {
    parts = List.copyOf(parts);
  }

  /**
   * One context: its answer, or the problem that kept it away.
   *
   * @param profile null for the default one
   * @param region null for the profile's
   */
  public record Part(
      @Nullable String profile,
      @Nullable String region,
      @Nullable Answer answer,
      @Nullable Problem problem)
      implements Rendering {

    public ExitCode exit() {
      return answer != null ? answer.exit() : Objects.requireNonNull(problem).exit();
    }

    /** {@code profile · region}. */
    String label() {
      return (profile == null ? "default" : profile) + (region == null ? "" : " · " + region);
    }

    private Cell state() {
      if (problem != null) {
        return Cell.of("? " + problem.sentence(), Tone.WARN);
      }
      Rendering rendering = Objects.requireNonNull(answer).rendering();
      Cell headline = rendering == null ? null : rendering.headline();
      return headline != null
          ? headline
          : exit() == ExitCode.GOOD
              ? Cell.of(Tone.OK.mark() + " read", Tone.OK)
              : Cell.of(Tone.WARN.mark() + " see above", Tone.WARN);
    }

    @Override
    public Page page() {
      Page page = new Page().line("── " + label() + " ──", Tone.STRONG);
      Rendering rendering = answer == null ? null : answer.rendering();
      if (problem != null) {
        page.item(Cell.of("? " + problem.sentence(), Tone.WARN), 0).fix(problem.remedy(), 2);
      } else if (rendering != null) {
        page.add(rendering.page());
      }
      return page.gap();
    }

    @Override
    public boolean pageTellsUnknowns() {
      return answer == null || answer.rendering() == null || answer.rendering().pageTellsUnknowns();
    }

    @Override
    public void json(Json json) {
      json.object(
          j -> {
            j.object("context", c -> c.field("profile", profile).field("region", region));
            Rendering rendering = answer == null ? null : answer.rendering();
            if (rendering == null) {
              j.nothing("answer");
            } else {
              j.value("answer", rendering::json);
            }
            List<Unknown> unknowns = answer == null ? List.of() : answer.unknowns();
            UnknownsJson.field(j, unknowns);
            ProblemJson.field(j, problem);
          });
    }

    @Override
    public Csv csv() {
      return answer == null || answer.rendering() == null
          ? new Csv("problem")
          : answer.rendering().csv();
    }
  }

  @Override
  public Page page() {
    Table table = new Table(Column.key("CONTEXT"), Column.text("ANSWER", 90));
    parts.forEach(p -> table.row(Cell.of(p.label()), p.state()));
    return new Page().table(table);
  }

  @Override
  public boolean pageTellsUnknowns() {
    return true;
  }

  @Override
  public boolean jsonTellsUnknowns() {
    return true;
  }

  @Override
  public void json(Json json) {
    json.array(parts, (j, p) -> p.json(j));
  }

  /** Contexts that could not be read have no rows. */
  @Override
  public Csv csv() {
    List<Csv.Part> rows = new ArrayList<>();
    for (Part p : parts) {
      if (p.problem() == null) {
        rows.add(
            new Csv.Part(
                List.of(
                    p.profile() == null ? "" : p.profile(), p.region() == null ? "" : p.region()),
                p.csv()));
      }
    }
    return Csv.several(List.of("profile", "region"), rows);
  }
}
