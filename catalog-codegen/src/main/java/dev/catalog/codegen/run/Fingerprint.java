package dev.catalog.codegen.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The file that remembers what a run generated from what. */
public final class Fingerprint {
  private static final String INPUT = "from";
  private static final String OUTPUT = "to";

  private final Path file;
  private final Path target;

  private Fingerprint(Path file, Path target) {
    this.file = file;
    this.target = target;
  }

  /** Returns the fingerprint of a target directory and package, which need not exist. */
  public static Fingerprint of(Path basedir, Path target, String packageName) {
    Path absolute = target.toAbsolutePath().normalize();
    String place =
        absolute.startsWith(basedir)
            ? basedir.relativize(absolute).toString()
            : absolute.toString();
    String key = Digest.of(place.replace('\\', '/') + " " + packageName).substring(0, 16);
    return new Fingerprint(
        basedir.resolve("target/catalog-codegen/" + key + ".fingerprint"), absolute);
  }

  /**
   * Returns what has changed since the files were generated.
   *
   * @return a clause such as {@code "migration V2__x.sql changed"}, null if nothing did
   */
  public @Nullable String change(SortedMap<String, String> inputs) {
    if (!Files.isRegularFile(file)) {
      return "there is no record of an earlier run";
    }
    SortedMap<String, String> from = new TreeMap<>();
    SortedMap<String, String> to = new TreeMap<>();
    for (String line : lines()) {
      String[] parts = line.split("\t", 3);
      if (parts.length == 3) {
        (parts[0].equals(INPUT) ? from : to).put(parts[2], parts[1]);
      }
    }
    String input = difference(from, inputs);
    return input != null ? input : difference(to, outputs(to));
  }

  private static @Nullable String difference(Map<String, String> before, Map<String, String> now) {
    SortedSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      if (!before.containsKey(name)) {
        return name + " is new";
      }
      if (!now.containsKey(name)) {
        return name + " is gone";
      }
      if (!before.get(name).equals(now.get(name))) {
        return name + " changed";
      }
    }
    return null;
  }

  private SortedMap<String, String> outputs(Map<String, String> recorded) {
    SortedMap<String, String> outputs = new TreeMap<>();
    for (String name : recorded.keySet()) {
      Path output = target.resolve(name);
      if (Files.isRegularFile(output)) {
        outputs.put(name, Digest.of(output));
      }
    }
    return outputs;
  }

  /**
   * Forgets the last run, before a file is written: one that is killed then leaves no record that
   * an earlier state of the project could match.
   */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Records a run, after its files were written. */
  public void write(SortedMap<String, String> inputs, SortedSet<Path> outputs) {
    List<String> lines = new ArrayList<>();
    inputs.forEach((name, digest) -> lines.add(INPUT + "\t" + digest + "\t" + name));
    for (Path output : outputs) {
      String name = target.relativize(output).toString().replace('\\', '/');
      lines.add(OUTPUT + "\t" + Digest.of(output) + "\t" + name);
    }
    try {
      Files.createDirectories(file.getParent());
      Path next = Files.createTempFile(file.getParent(), "fingerprint", null);
      Files.write(next, lines);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
