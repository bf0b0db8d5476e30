package io.sixwalk.command;

import io.sixwalk.people.erasure.EpochRotation;
import jakarta.enterprise.context.Dependent;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sixwalk keys rotate} and {@code sixwalk keys restore}. */
@Dependent
public class KeysCommand {
  private final EpochRotation rotation;

  KeysCommand(EpochRotation rotation) {
    this.rotation = rotation;
  }

  CommandLine line() {
    return Group.of("keys", "Look after the keys of epochs.")
        .addSubcommand(new Rotate(rotation))
        .addSubcommand(new Restore(rotation));
  }

  /** Begins the next epoch now and destroys the former one's key. */
  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description =
          "Begin the next epoch now; backups from before are opened by keys restore alone.")
  static final class Rotate implements Callable<Integer> {
    private final EpochRotation rotation;

    @Spec CommandSpec spec;

    Rotate(EpochRotation rotation) {
      this.rotation = rotation;
    }

    @Override
    public Integer call() {
      EpochRotation.Rotation done = Commands.await(rotation::rotate);
      var out = spec.commandLine().getOut();
      out.println(
          "Epoch "
              + done.epoch()
              + " has begun; "
              + done.moved()
              + " keys moved; destroyed: "
              + done.destroyed());
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** After a backup was restored. */
  @Command(
      name = "restore",
      mixinStandardHelpOptions = true,
      description =
          "After restoring a backup: open it for the living, erase again who was erased since.")
  static final class Restore implements Callable<Integer> {
    private final EpochRotation rotation;

    @Spec CommandSpec spec;

    Restore(EpochRotation rotation) {
      this.rotation = rotation;
    }

    @Override
    public Integer call() {
      EpochRotation.Restored done = Commands.await(rotation::restoreFromBook);
      var out = spec.commandLine().getOut();
      out.println(
          done.restored() + " keys put back, " + done.erasedAgain() + " persons erased again.");
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }
}
