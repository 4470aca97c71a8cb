package dev.catalog.compilefail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An error as javac prints it: the tools API would give the message with every name qualified.
 *
 * @param line the line it is on, from 1
 * @param text the message, the line and the caret, without the name of the file
 */
record JavacError(int line, String text) {

  private static final Pattern HEAD = Pattern.compile("^\\S+\\.java:(\\d+): (error: .*)$");
  private static final Pattern TAIL = Pattern.compile("^(Note: .*|\\d+ errors?)$");

  static List<JavacError> parse(String printed) {
    List<JavacError> errors = new ArrayList<>();
    for (String each : printed.lines().toList()) {
      Matcher head = HEAD.matcher(each);
      if (head.matches()) {
        errors.add(new JavacError(Integer.parseInt(head.group(1)), head.group(2)));
      } else if (!errors.isEmpty() && !TAIL.matcher(each).matches()) {
        JavacError last = errors.remove(errors.size() - 1);
        errors.add(new JavacError(last.line, last.text + "\n" + each));
      } else if (errors.isEmpty() && !each.isBlank()) {
        throw new AssertionError("javac said: " + printed);
      }
    }
    return errors;
  }
}
