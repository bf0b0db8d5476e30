package io.sixwalk.demo;

import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Properties;
import java.util.UUID;

/** Who is who in the demo study, kept in a file beside the database. */
final class DemoStudy {
  private final Properties ids = new Properties();
  private final Clock clock;

  DemoStudy(Clock clock) {
    this.clock = clock;
  }

  static DemoStudy read(Path notes, Clock clock) {
    DemoStudy study = new DemoStudy(clock);
    if (Files.exists(notes)) {
      try (Reader in = Files.newBufferedReader(notes)) {
        study.ids.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return study;
  }

  boolean isMade() {
    return !ids.isEmpty();
  }

  void write(Path notes) {
    try (Writer out = Files.newBufferedWriter(notes)) {
      ids.store(out, "Who is who in the synthetic demo study");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes who somebody is. */
  UUID put(String name, UUID id) {
    ids.setProperty(name, id.toString());
    return id;
  }

  UUID id(String name) {
    return UUID.fromString(ids.getProperty(name));
  }

  Actor staff(String name) {
    return new Actor(id(name), PersonKind.STAFF, clock.instant());
  }

  Actor participant(DemoPerson person) {
    return new Actor(id(person.name()), PersonKind.PARTICIPANT, clock.instant());
  }
}
