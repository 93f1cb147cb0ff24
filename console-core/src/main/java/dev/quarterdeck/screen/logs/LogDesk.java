package dev.quarterdeck.screen.logs;

import dev.quarterdeck.kernel.Listing;
import dev.quarterdeck.kernel.Outcome;
import dev.quarterdeck.logs.LogGroup;
import dev.quarterdeck.logs.LogSources;
import dev.quarterdeck.logs.insights.Asking;
import dev.quarterdeck.logs.insights.SavedQuery;
import dev.quarterdeck.logs.search.Search;
import dev.quarterdeck.logs.tail.Tail;
import java.util.List;

/** What screens reach logs through. */
public interface LogDesk {
  /** Every log group. */
  Outcome<Listing<LogGroup>> groups();

  /** From names of services and groups to groups and streams. */
  LogSources sources();

  /** Queries of Logs Insights, which CloudWatch charges by the bytes that they scan. */
  Asking insights();

  /** Those with a name: the shipped ones and the configuration's. */
  List<SavedQuery> savedQueries();

  /** Lines of the past that match. */
  Search search();

  /** Lines as they come. {@code live}: by live tails where they are allowed, which cost money. */
  Tail tail(boolean live);
}
