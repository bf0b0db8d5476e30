package io.sixwalk.access.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All that a request can be aimed at. */
final class Aims {
  private Aims() {}

  /** What a route could be aimed at, as its address has parameters. */
  static List<Aim> of(World world, Route route) {
    Patient martha = world.martha;
    Patient neighbour = world.neighbour;
    String here = world.a.code();
    String elsewhere = world.b.code();
    List<Aim> aims = new ArrayList<>();
    aims.add(aim(world, "own", here, martha, true));
    boolean thing = Places.hasThing(route);
    if (route.has("participant")) {
      aims.add(aim(world, "same site", here, neighbour, true));
      aims.add(aim(world, "other site", here, world.far, true));
      aims.add(aim(world, "other study", elsewhere, world.stranger, true));
      if (route.has("study")) {
        aims.add(aim(world, "other study under this one's code", here, world.stranger, true));
      }
      aims.add(aim(world, "erased", here, world.erased, true));
      aims.add(aim(world, "restricted", here, world.restricted, true));
      aims.add(missing("not existing", here));
      if (thing) {
        aims.add(
            new Aim(
                "own, with somebody else's record",
                here,
                martha.id(),
                Optional.of(martha),
                world.things(neighbour),
                false));
        aims.add(
            new Aim(
                "own, with a record that is not there",
                here,
                martha.id(),
                Optional.of(martha),
                Places.nothing(),
                false));
      }
    } else if (route.has("study")) {
      aims.add(aim(world, "other study", elsewhere, world.stranger, true));
      aims.add(missing("not existing", "no-such-study"));
      if (Places.isAboutAPersonUnnamed(route)) {
        aims.add(aim(world, "same site", here, neighbour, true));
        aims.add(aim(world, "other site", here, world.far, true));
        aims.add(aim(world, "restricted", here, world.restricted, true));
      }
      if (thing) {
        aims.add(
            new Aim(
                "own, with what is another study's",
                here,
                martha.id(),
                Optional.of(martha),
                world.things(world.stranger),
                false));
        aims.add(missing("own, with what is not there", here));
      }
    } else if (thing) {
      aims.add(
          new Aim(
              "somebody else's",
              here,
              neighbour.id(),
              Optional.of(neighbour),
              world.things(neighbour),
              false));
      aims.add(missing("not existing", here));
    }
    return aims;
  }

  private static Aim aim(World world, String label, String study, Patient patient, boolean there) {
    return new Aim(
        label,
        study,
        patient.id(),
        world.patient(study, patient.id()),
        world.things(patient),
        there);
  }

  private static Aim missing(String label, String study) {
    return new Aim(label, study, UUID.randomUUID(), Optional.empty(), Places.nothing(), false);
  }
}
