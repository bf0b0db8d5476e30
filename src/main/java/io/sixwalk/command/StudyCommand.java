package io.sixwalk.command;

import io.sixwalk.access.Actor;
import io.sixwalk.access.PersonKind;
import io.sixwalk.people.Founding;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.study.StudyDefaults;
import io.sixwalk.study.StudyService;
import jakarta.enterprise.context.Dependent;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code sixwalk study}: {@code create} and {@code admin-code} by whoever runs the server, the
 * others in the name of an admin.
 */
@Dependent
public class StudyCommand {
  private static final Duration CODE_LIFE = Duration.ofDays(7);

  private final Founding founding;
  private final StudyService studies;
  private final StudyDocumentCommands documents;
  private final StaffCommands staff;
  private final Clock clock;

  StudyCommand(
      Founding founding,
      StudyService studies,
      StudyDocumentCommands documents,
      StaffCommands staff,
      Clock clock) {
    this.founding = founding;
    this.studies = studies;
    this.documents = documents;
    this.staff = staff;
    this.clock = clock;
  }

  CommandLine line() {
    return Group.of("study", "Bring studies to life.")
        .addSubcommand(new Create(this))
        .addSubcommand(new AdminCode(this))
        .addSubcommand(documents.show())
        .addSubcommand(documents.change())
        .addSubcommand(staff.line());
  }

  /** Founds a study with its first site and its first admin, and prints the admin's code once. */
  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Found a study with its first site and admin.")
  static final class Create implements Callable<Integer> {
    private final StudyCommand commands;

    @Spec CommandSpec spec;

    @Option(
        names = "--code",
        required = true,
        description = "Short and stable: small letters, digits, dashes")
    String code;

    @Option(names = "--name", required = true, description = "As people read it")
    String name;

    @Option(names = "--site-code", required = true, description = "Code of the first site")
    String siteCode;

    @Option(names = "--site-name", required = true, description = "Name of the first site")
    String siteName;

    @Option(names = "--synthetic", description = "The people in it are made up")
    boolean synthetic;

    Create(StudyCommand commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      Founding.Founded founded = commands.founding.study(code, name, synthetic, siteCode, siteName);
      Actor admin = new Actor(founded.adminId(), PersonKind.STAFF, commands.clock.instant());
      Commands.await(() -> commands.studies.addThresholds(admin, code, StudyDefaults.THRESHOLDS));
      Commands.await(() -> commands.studies.setWindows(admin, code, StudyDefaults.WINDOWS));
      InvitationCode invitation = commands.founding.invite(founded.adminId(), CODE_LIFE);
      var out = spec.commandLine().getOut();
      out.println("Study " + code + " is there, with site " + siteCode + ".");
      out.println("Admin account: " + founded.adminId());
      out.println("Sign in once with this code, within seven days: " + invitation.grouped());
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** A new code for an admin who lost the way in. */
  @Command(
      name = "admin-code",
      mixinStandardHelpOptions = true,
      description = "Print a new sign-in code for a study admin.")
  static final class AdminCode implements Callable<Integer> {
    private final StudyCommand commands;

    @Spec CommandSpec spec;

    @Option(
        names = "--account",
        required = true,
        description = "The admin's account, as study create printed it")
    UUID account;

    AdminCode(StudyCommand commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      InvitationCode invitation = commands.founding.invite(account, CODE_LIFE);
      var out = spec.commandLine().getOut();
      out.println("Sign in once with this code, within seven days: " + invitation.grouped());
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }
}
