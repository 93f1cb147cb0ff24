package dev.quarterdeck.sandbox.world.watch.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query cut into words, texts, regular expressions, numbers and symbols. */
final class Tokens {
  enum Kind {
    WORD,
    FIELD,
    TEXT,
    REGEX,
    NUMBER,
    SYMBOL,
    END
  }

  record Token(Kind kind, String text, int at) {
    boolean is(String word) {
      return (kind == Kind.WORD || kind == Kind.SYMBOL)
          && text.toLowerCase(Locale.ROOT).equals(word);
    }
  }

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<space>\\s+|#[^\n]*)"
              + "|(?<regex>/(?:[^/\\\\]|\\\\.)+/)"
              + "|(?<text>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
              + "|(?<field>`[^`]+`)"
              + "|(?<number>[0-9]+(?:\\.[0-9]+)?(?![A-Za-z0-9_]))"
              + "|(?<word>@?[A-Za-z0-9_][A-Za-z0-9_.]*)"
              + "|(?<symbol>!=|<=|>=|=~|[=<>()\\[\\],|+\\-*%^])");

  private final String query;
  private final List<Token> tokens = new ArrayList<>();
  private int next;

  Tokens(String query) {
    this.query = query;
    Matcher m = TOKEN.matcher(query);
    int at = 0;
    while (at < query.length()) {
      m.region(at, query.length());
      boolean division = query.charAt(at) == '/' && divides();
      if (division) {
        tokens.add(new Token(Kind.SYMBOL, "/", at++));
        continue;
      }
      if (!m.lookingAt()) {
        throw new MalformedQuery("unexpected symbol found " + query.charAt(at), at, query);
      }
      add(m, at);
      at = m.end();
    }
    tokens.add(new Token(Kind.END, "end of query", query.length()));
  }

  /** A slash behind a value divides; elsewhere it begins a regular expression. */
  private boolean divides() {
    if (tokens.isEmpty()) {
      return false;
    }
    Token last = tokens.getLast();
    return last.kind() == Kind.NUMBER
        || last.kind() == Kind.FIELD
        || last.is(")")
        || (last.kind() == Kind.WORD && !last.is("like") && !last.is("parse") && !last.is("not"));
  }

  private void add(Matcher m, int at) {
    String text = m.group();
    if (m.group("regex") != null) {
      tokens.add(
          new Token(Kind.REGEX, text.substring(1, text.length() - 1).replace("\\/", "/"), at));
    } else if (m.group("text") != null) {
      tokens.add(
          new Token(
              Kind.TEXT, text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1"), at));
    } else if (m.group("field") != null) {
      tokens.add(new Token(Kind.FIELD, text.substring(1, text.length() - 1), at));
    } else if (m.group("number") != null) {
      tokens.add(new Token(Kind.NUMBER, text, at));
    } else if (m.group("word") != null) {
      tokens.add(new Token(Kind.WORD, text, at));
    } else if (m.group("symbol") != null) {
      tokens.add(new Token(Kind.SYMBOL, text, at));
    }
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token t = tokens.get(next);
    next = Math.min(next + 1, tokens.size() - 1);
    return t;
  }

  boolean accept(String word) {
    if (peek().is(word)) {
      take();
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!accept(word)) {
      throw unexpected(peek());
    }
  }

  Token expect(Kind kind) {
    Token t = take();
    if (t.kind() != kind) {
      throw unexpected(t);
    }
    return t;
  }

  /** The text between two positions, as it was written. */
  String source(int from, int to) {
    return query.substring(from, to).strip();
  }

  MalformedQuery unexpected(Token t) {
    return new MalformedQuery("unexpected symbol found " + t.text(), t.at(), query);
  }
}
