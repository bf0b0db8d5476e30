package io.sixwalk.safety.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What raises an alert, and what is said with it. Software alerts; it grades nothing. */
public final class AlertRule {
  /**
   * PHQ-2 totals from here on are a positive screen (Kroenke 2003, Med Care 41:1284-1292,
   * doi:10.1097/01.MLR.0000093487.78664.3C).
   */
  public static final double POSITIVE_PHQ2 = 3;

  private AlertRule() {}

  /** The alerts of a gate answer, each with its findings. */
  public static Map<AlertKind, List<String>> ofGate(Set<GateFinding> findings) {
    Map<AlertKind, List<String>> alerts = new EnumMap<>(AlertKind.class);
    findings.forEach(f -> add(alerts, f.alert(), f.name()));
    return alerts;
  }

  /** The alerts of a walk's own record, apart from its gate answers. */
  public static Map<AlertKind, List<String>> ofWalk(WalkSigns walk, double spo2Stop) {
    Map<AlertKind, List<String>> alerts = new EnumMap<>(AlertKind.class);
    if (walk.symptoms().contains("CHEST_PAIN")) {
      add(alerts, AlertKind.CHEST_PAIN, "CHEST_PAIN");
    }
    if (walk.symptoms().contains("SYNCOPE")) {
      add(alerts, AlertKind.SYNCOPE, "SYNCOPE");
    }
    if (walk.lowestSpo2().isPresent() && walk.lowestSpo2().getAsDouble() < spo2Stop) {
      add(alerts, AlertKind.LOW_OXYGEN, "SPO2_BELOW_STOP");
    }
    if (walk.fallInjury()) {
      add(alerts, AlertKind.FALL_WITH_INJURY, "FALL_WITH_INJURY");
    }
    if (walk.stoppedForSymptoms() || walk.stoppedForFall()) {
      add(
          alerts,
          AlertKind.STOPPED_FOR_SYMPTOMS,
          walk.stoppedForFall() ? "STOPPED_FOR_FALL" : "STOPPED_FOR_SYMPTOMS");
      walk.symptoms().forEach(s -> add(alerts, AlertKind.STOPPED_FOR_SYMPTOMS, s));
    }
    return alerts;
  }

  /** Whether a PHQ-2 total is a positive screen. */
  public static boolean isPositiveScreen(double phq2Total) {
    return phq2Total >= POSITIVE_PHQ2;
  }

  /** Whether an entry of the falls diary tells of an injury. */
  public static boolean isInjury(String injuryCode) {
    return injuryCode != null && !injuryCode.equals("none");
  }

  /** Which criteria of seriousness somebody marked, without "none of these". */
  public static List<String> seriousCriteria(Collection<String> marked) {
    return marked.stream().filter(c -> !c.equals("none")).sorted().toList();
  }

  /**
   * What of a gate answer is drafted as an adverse event: falls and symptoms, not measurements or a
   * changed medicine.
   */
  public static List<String> eventTerms(Set<GateFinding> findings) {
    return findings.stream().filter(GateFinding::isSymptom).map(Enum::name).toList();
  }

  /** What of a walk is drafted as an adverse event: every stop, fall and symptom. */
  public static List<String> eventTerms(WalkSigns walk) {
    List<String> terms = new ArrayList<>();
    if (walk.stoppedForSymptoms()) {
      terms.add("STOPPED_FOR_SYMPTOMS");
    }
    if (walk.stoppedForFall()) {
      terms.add("STOPPED_FOR_FALL");
    }
    if (walk.fallInjury()) {
      terms.add("FALL_WITH_INJURY");
    } else if (walk.fall() && !walk.stoppedForFall()) {
      terms.add("FELL");
    }
    terms.addAll(walk.symptoms());
    return List.copyOf(terms);
  }

  private static void add(Map<AlertKind, List<String>> alerts, AlertKind kind, String finding) {
    alerts.computeIfAbsent(kind, k -> new ArrayList<>()).add(finding);
  }
}
