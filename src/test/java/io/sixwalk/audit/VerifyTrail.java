package io.sixwalk.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sixwalk.command.CommandRun;
import io.sixwalk.testing.WholeDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs the verification as an operator would, also over a trail that the owner manipulated. */
final class VerifyTrail {
  private static final JsonMapper MAPPER = new JsonMapper();

  private final CommandRun command;

  VerifyTrail(CommandRun command) {
    this.command = command;
  }

  /** The command's exit code and what it printed. */
  record Result(int exit, JsonNode json) {
    Optional<JsonNode> of(String chain) {
      for (JsonNode fault : json.get("faults")) {
        if (fault.path("chain").asText().equals(chain)) {
          return Optional.of(fault);
        }
      }
      return Optional.empty();
    }

    List<String> ofStatements() {
      List<String> found = new ArrayList<>();
      for (JsonNode fault : json.get("faults")) {
        if (!fault.hasNonNull("chain")) {
          found.add(fault.get("kind").asText() + " " + fault.get("from") + "-" + fault.get("to"));
        }
      }
      return found;
    }
  }

  Result run(String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("audit", "verify", "--json"));
    args.addAll(List.of(more));
    CommandRun.Ran ran = command.run(args.toArray(String[]::new));
    return new Result(ran.exit(), MAPPER.readTree(ran.out()));
  }

  /**
   * Manipulates one chain as a superuser with triggers switched off, verifies, and puts everything
   * back.
   */
  Result after(String chain, String... manipulations) throws SQLException, IOException {
    try (Connection c = WholeDatabase.connect();
        Statement s = c.createStatement()) {
      s.execute("set session_replication_role = replica");
      s.execute(
          "create temp table kept_entry as select * from audit.entry where chain = '"
              + chain
              + "'");
      s.execute(
          "create temp table kept_head as select * from audit.head where chain = '" + chain + "'");
      try {
        for (String manipulation : manipulations) {
          s.execute(manipulation.replace("CHAIN", "'" + chain + "'"));
        }
        return run();
      } finally {
        s.execute("delete from audit.entry where chain = '" + chain + "'");
        s.execute("delete from audit.head where chain = '" + chain + "'");
        s.execute("insert into audit.entry select * from kept_entry");
        s.execute("insert into audit.head select * from kept_head");
      }
    }
  }
}
