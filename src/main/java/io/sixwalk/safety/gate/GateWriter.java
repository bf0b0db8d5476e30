package io.sixwalk.safety.gate;

import io.sixwalk.safety.gate.GateView.FindingRule;
import io.sixwalk.safety.gate.GateView.GateReason;
import io.sixwalk.safety.gate.GateView.HowToWalk;
import io.sixwalk.safety.gate.GateView.Measurement;
import io.sixwalk.safety.gate.GateView.Numbers;
import io.sixwalk.safety.gate.GateView.Question;
import io.sixwalk.safety.gate.GateView.Rules;
import io.sixwalk.safety.gate.GateView.State;
import io.sixwalk.safety.rules.GateFinding;
import io.sixwalk.safety.rules.GateLimits;
import io.sixwalk.safety.rules.GateQuestion;
import io.sixwalk.safety.rules.GateState;
import io.sixwalk.safety.rules.WalkPermission;
import io.sixwalk.safety.words.SafetyTexts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the gate into words and rules for a phone. */
final class GateWriter {
  static final String RULES_VERSION = "1";

  private final SafetyTexts texts;
  private final GateRecord gate;
  private final Instant now;

  GateWriter(SafetyTexts texts, GateRecord gate, Instant now) {
    this.texts = texts;
    this.gate = gate;
    this.now = now;
  }

  /**
   * The gate now.
   *
   * @param findings what the holding answers said
   */
  GateView view(Set<GateFinding> findings) {
    GateState state = gate.stateAt(now);
    boolean urgent = findings.stream().anyMatch(GateFinding::isUrgent);
    return new GateView(
        shown(state),
        urgent,
        title(state, findings),
        text(state, findings, urgent),
        reasons(state, findings),
        gate.lastAnsweredAt().orElse(null),
        since(),
        questions(),
        measurements(),
        numbers(),
        permission(),
        rules());
  }

  /** The gate now, without anything that was answered. */
  HelpedGateView helped() {
    State state = shown(gate.stateAt(now));
    return new HelpedGateView(
        state,
        texts.text("label.helper." + state),
        texts.toPerson("helper." + state, gate.help(), Map.of()),
        since(),
        questions(),
        measurements(),
        numbers(),
        permission(),
        rules());
  }

  static State shown(GateState state) {
    if (state instanceof GateState.Open) {
      return State.OPEN;
    }
    return state instanceof GateState.AnswerFirst ? State.ANSWER_FIRST : State.HELD;
  }

  private List<Question> questions() {
    return Arrays.stream(GateQuestion.values())
        .map(q -> new Question(q.field(), texts.text("question." + q.name())))
        .toList();
  }

  private Numbers numbers() {
    return new Numbers(
        gate.help().emergencyNumber(), gate.country(), gate.help().studyPhone().orElse(null));
  }

  private HowToWalk permission() {
    return gate.permissionOn(gate.day(now)).map(this::howToWalk).orElse(null);
  }

  private String title(GateState state, Set<GateFinding> findings) {
    if (state instanceof GateState.Open) {
      return texts.text("label.open");
    }
    if (state instanceof GateState.AnswerFirst) {
      return texts.text("label.answerFirst");
    }
    boolean onlyToday = !findings.isEmpty() && findings.stream().noneMatch(GateFinding::isLasting);
    return texts.text(onlyToday ? "label.heldToday" : "label.held");
  }

  private String text(GateState state, Set<GateFinding> findings, boolean urgent) {
    if (state instanceof GateState.Open) {
      return texts.toPerson("gate.open", gate.help(), Map.of());
    }
    if (state instanceof GateState.AnswerFirst) {
      return texts.toPerson("gate.answerFirst", gate.help(), Map.of());
    }
    Optional<WalkPermission.Problem> problem = ((GateState.Held) state).permission();
    if (findings.isEmpty()) {
      return texts.toPerson("gate.held." + problem.orElseThrow(), gate.help(), Map.of());
    }
    String reasons = texts.sentences("reason", findings.stream().map(Enum::name).toList());
    return held(urgent, findings.stream().anyMatch(GateFinding::isLasting), "told.now", reasons);
  }

  private String held(boolean urgent, boolean lasting, String told, String reasons) {
    String key = urgent ? "gate.heldUrgent" : lasting ? "gate.heldLasting" : "gate.heldToday";
    return texts.toPerson(key, gate.help(), Map.of("told", texts.text(told), "reasons", reasons));
  }

  private List<GateReason> reasons(GateState state, Set<GateFinding> findings) {
    List<GateReason> reasons = new ArrayList<>();
    if (state instanceof GateState.Held held) {
      held.permission()
          .ifPresent(
              p ->
                  reasons.add(
                      new GateReason(
                          p.name(), texts.toPerson("gate.held." + p, gate.help(), Map.of()))));
      findings.forEach(
          f -> reasons.add(new GateReason(f.name(), texts.text("reason." + f.name()))));
    }
    return reasons;
  }

  private String since() {
    return gate.lastAnsweredAt()
        .map(at -> texts.text("label.since", Map.of("date", texts.day(at, gate.zone()))))
        .orElseGet(() -> texts.text("label.sinceFirst"));
  }

  private List<Measurement> measurements() {
    GateLimits limits = gate.limitsOn(gate.day(now));
    List<Measurement> all = new ArrayList<>();
    if (gate.measures().contains("HEART_RATE")) {
      all.add(
          measurement(
              "heartRate",
              "HEART_RATE",
              "/min",
              limits.heartRateFloor(),
              limits.heartRateCeiling()));
    }
    if (gate.measures().contains("BLOOD_PRESSURE")) {
      all.add(measurement("systolic", "SYSTOLIC", "mmHg", null, limits.systolicCeiling()));
      all.add(measurement("diastolic", "DIASTOLIC", "mmHg", null, limits.diastolicCeiling()));
    }
    if (gate.measures().contains("SPO2")) {
      all.add(measurement("spo2", "SPO2", "%", limits.spo2Start(), null));
    }
    return all;
  }

  private Measurement measurement(
      String field, String code, String unit, Double least, Double most) {
    return new Measurement(field, texts.text("measure." + code), unit, least, most);
  }

  private HowToWalk howToWalk(WalkPermission permission) {
    List<String> sentences = new ArrayList<>();
    if (permission.companionRequired()) {
      sentences.add(texts.text("permission.companion"));
    }
    sentences.add(
        texts.text(
            "permission.until",
            Map.of(
                "date",
                texts.day(
                    permission.expiresOn().atStartOfDay(ZoneOffset.UTC).toInstant(),
                    ZoneOffset.UTC))));
    return new HowToWalk(
        permission.allowed(),
        permission.companionRequired(),
        permission.courseTypes().stream().sorted().toList(),
        permission.limits().spo2Stop(),
        permission.expiresOn(),
        permission.allowed() ? sentences : List.of());
  }

  private Rules rules() {
    List<FindingRule> findings = new ArrayList<>();
    for (GateFinding finding : GateFinding.values()) {
      String field =
          Arrays.stream(GateQuestion.values())
              .filter(q -> q.finding() == finding)
              .map(GateQuestion::field)
              .findFirst()
              .orElse(null);
      findings.add(
          new FindingRule(
              finding.name(),
              field,
              finding.isUrgent(),
              finding.isLasting(),
              texts.text("reason." + finding.name())));
    }
    return new Rules(
        RULES_VERSION,
        findings,
        held(true, true, "told.later", "{reasons}"),
        held(false, true, "told.later", "{reasons}"),
        held(false, false, "told.later", "{reasons}"));
  }
}
