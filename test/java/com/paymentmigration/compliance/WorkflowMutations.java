package com.paymentmigration.compliance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timeouts of the workflows' tasks, lengthened or taken away; one task of a workflow a batch. */
final class WorkflowMutations {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** Longer than the whole rollback may take. */
  private static final String TOO_LONG = "301";

  /** What the rollback does beside its way back, or after it. */
  private static final Set<String> BESIDE =
      Set.of("Claim it again", "Claim it again by the watchdog");

  private final Template whole;

  WorkflowMutations(Template whole) {
    this.whole = whole;
  }

  List<List<Mutation>> batches() {
    List<List<Mutation>> batches = new ArrayList<>();
    for (String machine : whole.ofType("AWS::StepFunctions::StateMachine")) {
      int batch = 0;
      for (Map.Entry<String, JsonNode> task : tasks(machine).entrySet()) {
        boolean onTheWay = machine.startsWith("RollbackWorkflow") && isOnTheWay(task.getKey());
        add(
            batches,
            batch++,
            onTheWay
                ? mutation("C3.RollbackBudget", machine, task.getKey(), "$1" + TOO_LONG + "$3")
                : mutation("C3.TaskTimeout", machine, task.getKey(), "$1null$3"));
      }
    }
    return batches;
  }

  private static boolean isOnTheWay(String task) {
    return !task.startsWith("Hold") && !task.startsWith("Reconcile") && !BESIDE.contains(task);
  }

  private static void add(List<List<Mutation>> batches, int batch, Mutation mutation) {
    if (batch == batches.size()) {
      batches.add(new ArrayList<>());
    }
    batches.get(batch).add(mutation);
  }

  private static Mutation mutation(String rule, String machine, String task, String timeout) {
    Pattern where =
        Pattern.compile(
            "(\""
                + Pattern.quote(task)
                + "\":\\{(?:(?!\"Type\":\"Pass\").)*?\"TimeoutSeconds\":)(\\d+)(,)");
    return new Mutation(
        rule,
        machine,
        template -> {
          ArrayNode parts = (ArrayNode) parts(template, machine);
          for (int index = 0; index < parts.size(); index++) {
            Matcher found = where.matcher(parts.get(index).asText());
            if (parts.get(index).isTextual() && found.find()) {
              parts.set(index, found.replaceFirst(timeout));
              return;
            }
          }
          throw new IllegalArgumentException("no timeout of " + task + " in " + machine);
        });
  }

  private static JsonNode parts(Template template, String machine) {
    return template.json().at("/Resources/" + machine + "/Properties/DefinitionString/Fn::Join/1");
  }

  private Map<String, JsonNode> tasks(String machine) {
    StringBuilder text = new StringBuilder();
    parts(whole, machine).forEach(part -> text.append(part.isTextual() ? part.asText() : "ref"));
    try {
      Map<String, JsonNode> tasks = new LinkedHashMap<>();
      collect(MAPPER.readTree(text.toString()), tasks);
      return tasks;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(machine + " has no definition", e);
    }
  }

  private static void collect(JsonNode machine, Map<String, JsonNode> tasks) {
    for (Map.Entry<String, JsonNode> state : machine.path("States").properties()) {
      if (state.getValue().path("Type").asText().equals("Task")
          && state.getValue().has("TimeoutSeconds")) {
        tasks.put(state.getKey(), state.getValue());
      }
      state.getValue().path("Branches").forEach(branch -> collect(branch, tasks));
      collect(state.getValue().path("ItemProcessor"), tasks);
    }
  }
}
