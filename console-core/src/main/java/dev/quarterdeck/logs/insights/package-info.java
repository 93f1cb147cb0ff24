/** Queries of CloudWatch Logs Insights: counted, grouped, and saved for the usual questions. */
@org.jspecify.annotations.NullMarked
package dev.quarterdeck.logs.insights;
