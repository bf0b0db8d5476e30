package io.sixwalk.trial;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.atomic.AtomicInteger;

/** Invented records in the shape of the registry's API. */
public final class Records {
  public static final JsonMapper MAPPER = new JsonMapper();
  private static final AtomicInteger NEXT = new AtomicInteger(90_000_000);

  private Records() {}

  /** A number that no bundled record has. */
  public static String number() {
    return "NCT" + NEXT.incrementAndGet();
  }

  /** A randomised, masked study of a university. */
  public static ObjectNode study(String number, String status, String copyDate) {
    ObjectNode study = MAPPER.createObjectNode();
    ObjectNode protocol = study.putObject("protocolSection");
    protocol
        .putObject("identificationModule")
        .put("nctId", number)
        .put("briefTitle", "Walking and Strength in Older Adults " + number)
        .putObject("organization")
        .put("fullName", "University of Testing");
    protocol
        .putObject("statusModule")
        .put("overallStatus", status)
        .putObject("studyFirstPostDateStruct")
        .put("date", "2021-02-03");
    protocol
        .putObject("sponsorCollaboratorsModule")
        .putObject("leadSponsor")
        .put("name", "University of Testing")
        .put("class", "OTHER");
    ObjectNode design = protocol.putObject("designModule");
    design.put("studyType", "INTERVENTIONAL").putArray("phases").add("PHASE2");
    ObjectNode info = design.putObject("designInfo");
    info.put("allocation", "RANDOMIZED").put("interventionModel", "PARALLEL");
    info.putObject("maskingInfo").put("masking", "DOUBLE");
    design.putObject("enrollmentInfo").put("count", 80).put("type", "ESTIMATED");
    study.putObject("derivedSection").putObject("miscInfoModule").put("versionHolder", copyDate);
    return study;
  }
}
