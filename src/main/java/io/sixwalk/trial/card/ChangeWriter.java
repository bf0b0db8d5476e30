package io.sixwalk.trial.card;

import io.sixwalk.trial.rules.FieldChange;
import io.sixwalk.trial.rules.Openness;
import io.sixwalk.trial.rules.TrustClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what changed, in one language. */
public final class ChangeWriter {
  private final Wording wording;

  private ChangeWriter(Wording wording) {
    this.wording = wording;
  }

  public static ChangeWriter in(Locale locale) {
    return new ChangeWriter(Wording.in(locale));
  }

  /** The plain name of the field that changed. */
  public String name(FieldChange change) {
    return wording.field(change.field().v2Name());
  }

  /** What the older and the newer version of a record say. */
  public String sentence(FieldChange change) {
    String field = name(change);
    if (change.isLongText()) {
      return wording.say("change.text", field);
    }
    if (change.was().isEmpty()) {
      return wording.say("change.added", field, value(change.now()));
    }
    return change.now().isEmpty()
        ? wording.say("change.removed", field, value(change.was()))
        : wording.say("change.value", field, value(change.was()), value(change.now()));
  }

  private String value(Optional<String> value) {
    String written = value.orElse("");
    return wording.find("value." + written).orElseGet(() -> Wording.quote(written));
  }

  /** An item for somebody who keeps an eye on a trial: calm, and without a call to act. */
  public List<String> watched(
      String number,
      TrustClass classBefore,
      TrustClass classNow,
      Openness opennessBefore,
      Openness opennessNow) {
    List<String> lines = new ArrayList<>();
    lines.add(wording.say("feed.TRIAL_CHANGED", number));
    if (classBefore != classNow) {
      lines.add(
          wording.say(
              "feed.class", wording.say("class." + classBefore), wording.say("class." + classNow)));
    }
    if (opennessBefore != opennessNow) {
      lines.add(
          wording.say(
              "feed.openness",
              wording.say("open." + opennessBefore),
              wording.say("open." + opennessNow)));
    }
    lines.add(wording.say("careteam"));
    return lines;
  }
}
