package io.sixwalk.command;

import io.sixwalk.access.StaffRole;
import io.sixwalk.people.NewStaff;
import io.sixwalk.people.StaffAdded;
import io.sixwalk.people.StaffService;
import io.sixwalk.study.StudyDocuments;
import jakarta.enterprise.context.Dependent;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sixwalk study staff}: who works in a study, at which site and as what. */
@Dependent
class StaffCommands {
  private final StaffService staff;
  private final StudyDocuments studies;
  private final Clock clock;

  StaffCommands(StaffService staff, StudyDocuments studies, Clock clock) {
    this.staff = staff;
    this.studies = studies;
    this.clock = clock;
  }

  CommandLine line() {
    return Group.of("staff", "Who works in a study, and as what.")
        .addSubcommand(new ListStaff(this))
        .addSubcommand(new Add(this))
        .addSubcommand(new End(this));
  }

  /** Everybody, living roles first. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "List roles with their ids, accounts and ends.")
  static final class ListStaff implements Callable<Integer> {
    private final StaffCommands commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    ListStaff(StaffCommands commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      PrintWriter out = spec.commandLine().getOut();
      Commands.await(() -> commands.staff.list(of.admin(commands.clock), of.study))
          .forEach(
              member ->
                  out.printf(
                      "%s %s %-11s %s %s%s%n",
                      member.id(),
                      member.accountId(),
                      member.role(),
                      member.siteId() == null ? "all sites" : "site " + member.siteId(),
                      member.label(),
                      member.endedAt() == null ? "" : ", ended " + member.endedAt()));
      out.flush();
      return CommandLine.ExitCode.OK;
    }
  }

  /** A role; a new account comes with a code for its first sign-in. */
  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Give a role; without --account to a new account, whose sign-in code is printed.")
  static final class Add implements Callable<Integer> {
    private final StaffCommands commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    @Option(names = "--role", required = true, description = "${COMPLETION-CANDIDATES}")
    StaffRole role;

    @Option(names = "--label", required = true, description = "What colleagues call this person")
    String label;

    @Option(names = "--site", description = "Code of the one site; without it the whole study")
    String site;

    @Option(names = "--account", description = "Of somebody who works in the study already")
    UUID account;

    Add(StaffCommands commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      NewStaff wanted = new NewStaff(account, role, siteId(), label);
      wanted.check();
      StaffAdded added =
          Commands.await(() -> commands.staff.add(of.admin(commands.clock), of.study, wanted));
      PrintWriter out = spec.commandLine().getOut();
      out.println("Role: " + added.member().id() + ", account: " + added.member().accountId());
      if (added.code() != null) {
        out.println("Sign in once with this code, within seven days: " + added.code());
      }
      out.flush();
      return CommandLine.ExitCode.OK;
    }

    private UUID siteId() {
      return site == null
          ? null
          : Commands.await(() -> commands.studies.siteId(of.admin(commands.clock), of.study, site));
    }
  }

  /** Ends a role at once. */
  @Command(
      name = "end",
      mixinStandardHelpOptions = true,
      description = "End a role; the last admin of a study stays.")
  static final class End implements Callable<Integer> {
    private final StaffCommands commands;

    @Spec CommandSpec spec;
    @Mixin ForStudy of;

    @Parameters(
        index = "0",
        paramLabel = "ROLE",
        description = "Its id, as study staff list prints it")
    UUID id;

    End(StaffCommands commands) {
      this.commands = commands;
    }

    @Override
    public Integer call() {
      Commands.await(() -> commands.staff.end(of.admin(commands.clock), of.study, id));
      spec.commandLine().getOut().println("Ended.");
      return CommandLine.ExitCode.OK;
    }
  }
}
