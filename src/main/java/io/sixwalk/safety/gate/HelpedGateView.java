package io.sixwalk.safety.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The gate for a caregiver who may send for the person: what to ask, and whether a walk has to
 * wait. What the person answered before is not in it, nor why a walk waits.
 *
 * @param title a few words
 * @param text what to do, with the numbers, and that nobody watches in real time
 * @param since "Since your last answer, on 3 March 2026:", to be read out with the questions
 * @param measurements only what the person has a device for
 */
@Schema(name = "HelpedGate")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HelpedGateView(
    GateView.State state,
    String title,
    String text,
    String since,
    List<GateView.Question> questions,
    List<GateView.Measurement> measurements,
    GateView.Numbers help,
    GateView.HowToWalk permission,
    GateView.Rules rules) {}
