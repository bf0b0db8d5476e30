package io.sixwalk.demo;

import io.sixwalk.access.Actor;
import io.sixwalk.people.Enrolment;
import io.sixwalk.people.InvitationCode;
import io.sixwalk.people.StaffAccounts;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** New codes for everyone of the demo study. */
@ApplicationScoped
public class DemoCodes {
  static final Duration LIFE = Duration.ofDays(7);

  private static final Logger LOG = Logger.getLogger(DemoCodes.class);
  private static final int USES = 50;

  private final Enrolment enrolment;
  private final StaffAccounts staff;

  DemoCodes(Enrolment enrolment, StaffAccounts staff) {
    this.enrolment = enrolment;
    this.staff = staff;
  }

  /**
   * One way in.
   *
   * @param kind what kind of person it is for
   * @param words which of them
   * @param code none where the person cannot come in any more: erasing somebody and taking a grant
   *     back are there to be tried, and the next start has to bear it
   */
  public record WayIn(String kind, String words, Optional<InvitationCode> code) {}

  List<WayIn> waysIn(DemoStudy study) {
    List<WayIn> ways = new ArrayList<>();
    Actor coordinator = study.staff("coordinator");
    for (DemoPerson person : DemoPerson.values()) {
      UUID id = study.id(person.name());
      ways.add(
          way(
              "participant",
              person.words,
              () -> enrolment.invite(coordinator, Demo.STUDY, id, LIFE, USES)));
    }
    ways.add(
        way(
            "caregiver",
            "of Demo 1",
            () ->
                enrolment.inviteCaregiverAgain(
                    study.participant(DemoPerson.IMPROVES), study.id("caregiver"), LIFE, USES)));
    Actor admin = study.staff("admin");
    for (String role : List.of("coordinator", "clinician")) {
      ways.add(way("care team", role, () -> invite(admin, study.id(role))));
    }
    ways.add(way("study admin", "", () -> invite(admin, study.id("admin"))));
    ways.add(way("auditor", "", () -> invite(admin, study.id("auditor"))));
    return ways;
  }

  private Uni<InvitationCode> invite(Actor admin, UUID account) {
    return staff.invite(admin, Demo.STUDY, account, LIFE, USES);
  }

  private static WayIn way(String kind, String words, Supplier<Uni<InvitationCode>> code) {
    return new WayIn(
        kind,
        words,
        Demo.await(
            () ->
                code.get()
                    .map(Optional::of)
                    .onFailure()
                    .invoke(e -> LOG.debugf(e, "No code for %s %s", kind, words))
                    .onFailure()
                    .recoverWithItem(Optional.empty())));
  }
}
