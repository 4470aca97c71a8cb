package dev.catalog.internal.migrate;

import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.api.MigrationInfo;
import org.jspecify.annotations.Nullable;

/** The files of scripts, also of those that are only in the history table. */
final class ScriptNames {

  private final Map<String, String> names = new HashMap<>();

  private ScriptNames() {}

  static ScriptNames of(MigrationInfo[] all) {
    ScriptNames scripts = new ScriptNames();
    for (MigrationInfo info : all) {
      String version = info.getVersion() == null ? null : info.getVersion().getVersion();
      if (info.getScript() != null) {
        scripts.names.put(
            key(version, info.getDescription()), FlywayErrors.fileName(info.getScript()));
      }
    }
    return scripts;
  }

  /**
   * Returns the name of a file; for a script without one, such as a class, what Flyway calls it.
   */
  String name(@Nullable String path, @Nullable String version, @Nullable String description) {
    if (path != null && !path.isEmpty()) {
      return FlywayErrors.fileName(path);
    }
    return names.getOrDefault(key(version, description), String.valueOf(description));
  }

  private static String key(@Nullable String version, @Nullable String description) {
    return (version == null ? "" : version) + ' ' + description;
  }
}
