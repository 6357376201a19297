# C3: back on the previous environment within 300 seconds of a rollback request. What a template can
# break: draining, health checks, and the time that the rollback workflow may take.
package payment.c3

import rego.v1

budget_seconds := 300

# Requests in flight get this long on the side that is left.
longest_drain_seconds := 30

# A target that comes back must be seen within this time.
longest_detection_seconds := 60

attribute(name, key) := value if {
	some entry in input.resources[name].properties.TargetGroupAttributes
	entry.Key == key
	value := entry.Value
}

drains_in_time(name) if to_number(attribute(name, "deregistration_delay.timeout_seconds")) <= longest_drain_seconds

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	not drains_in_time(name)
	v := make_diag_full(
		"C3.Drain", "ERROR", name, "Properties.TargetGroupAttributes",
		"deregistration takes longer than 30 s; the default of 300 s is the whole rollback budget (constraint C3)",
		"Set deregistration_delay.timeout_seconds to 30 or less", "",
	)
}

detects_in_time(name) if {
	interval := to_number(resolve(name, "Properties.HealthCheckIntervalSeconds"))
	healthy := to_number(resolve(name, "Properties.HealthyThresholdCount"))
	unhealthy := to_number(resolve(name, "Properties.UnhealthyThresholdCount"))
	interval * max([healthy, unhealthy]) <= longest_detection_seconds
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	not detects_in_time(name)
	v := make_diag_full(
		"C3.HealthCheck", "ERROR", name, "Properties.HealthCheckIntervalSeconds",
		"interval times threshold is above 60 s or left to the default: a healthy side would be seen too late (constraint C3)",
		"Set HealthCheckIntervalSeconds, HealthyThresholdCount and UnhealthyThresholdCount to fast values", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	attribute(name, "stickiness.enabled") == "true"
	v := make_diag_full(
		"C3.NoStickiness", "ERROR", name, "Properties.TargetGroupAttributes",
		"sticky clients would stay on a group of weight 0 (constraint C3, decision 3)",
		"Leave stickiness.enabled false: sessions are in DynamoDB", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::ListenerRule")
	some action in input.resources[name].properties.Actions
	action.ForwardConfig.TargetGroupStickinessConfig.Enabled == true
	v := make_diag_full(
		"C3.NoStickiness", "ERROR", name, "Properties.Actions",
		"sticky clients would stay on a group of weight 0 (constraint C3, decision 3)",
		"Set TargetGroupStickinessConfig.Enabled to false", "",
	)
}

# Definitions arrive joined; references inside read {ref:Name}.
definition(name) := parsed if {
	text := input.resources[name].properties.DefinitionString
	is_string(text)
	parsed := json.unmarshal(text)
}

definition(name) := parsed if {
	joined := input.resources[name].properties.DefinitionString.__dynamic
	parsed := json.unmarshal(trim_prefix(joined, "Join:"))
}

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	not definition(name).TimeoutSeconds
	v := make_diag_full(
		"C3.WorkflowTimeout", "ERROR", name, "Properties.DefinitionString",
		"the workflow has no timeout: a hanging run would hold the migration (constraint C3)",
		"Set the state machine's timeout", "",
	)
}

# The states of a definition, those inside its maps and parallels too (one level, all there is).
states(machine) := object.union_n([machine.States, inside_maps(machine), inside_parallels(machine)])

inside_maps(machine) := object.union_n([state.ItemProcessor.States | some state in machine.States])

inside_parallels(machine) := object.union_n([branch.States |
	some state in machine.States
	some branch in state.Branches
])

# A task without a timeout waits for ever.
violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	some label, state in states(definition(name))
	state.Type == "Task"
	not state.TimeoutSeconds
	not state.TimeoutSecondsPath
	v := make_diag_full(
		"C3.TaskTimeout", "ERROR", name, "Properties.DefinitionString",
		sprintf("task %v has no timeout (constraint C3)", [label]),
		"Set the task's timeout", "",
	)
}

# What a rollback may take until everything is back: the sum over all its tasks, each with all its
# attempts and pauses. No state repeats, so the sum bounds every path. The reconcile comes after.
retries(state) := most if {
	state.Retry
	most := max([retry.MaxAttempts | some retry in state.Retry])
}

retries(state) := 0 if not state.Retry

pauses(state) := sum([pause |
	some retry in state.Retry
	pause := (retry.IntervalSeconds * retry.MaxAttempts) * retry.BackoffRate
])

worst_seconds(state) := ((1 + retries(state)) * state.TimeoutSeconds) + pauses(state) if state.Retry

worst_seconds(state) := state.TimeoutSeconds if not state.Retry

# A move of the writer under way ends by itself within 60 s; it is asked about every 2 s.
move_seconds := 62

# Traffic is held beside the recovery and after it, the stack is reconciled when all is back, halting
# is what happens instead of finishing, and asking again is what the move's 62 s stand for.
beside_the_path(label) if startswith(label, "Hold")

beside_the_path(label) if startswith(label, "Reconcile")

beside_the_path(label) if label in {"Halt", "Claim it again"}

rollback_seconds(name) := move_seconds + sum([worst_seconds(state) |
	some label, state in states(definition(name))
	state.Type == "Task"
	not beside_the_path(label)
])

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	contains(name, "RollbackWorkflow")
	total := rollback_seconds(name)
	total > budget_seconds
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		sprintf("the rollback's tasks may take %v s with all attempts, more than the budget of 300 s (constraint C3)", [total]),
		"Shorten timeouts or retries of the rollback's steps", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	contains(name, "RollbackWorkflow")
	not rollback_seconds(name)
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		"the rollback's worst case cannot be added up from its definition (constraint C3)",
		"Give every task a literal timeout", "",
	)
}

# A Step Functions timeout does not stop a Lambda: the function must end before its task does.
called_function(state) := function if {
	function := split(split(object.get(state, "Resource", ""), "{ref:")[1], "}")[0]
	input.resources[function].resourceType == "AWS::Lambda::Function"
}

called_function(state) := function if {
	function := split(split(state.Parameters.FunctionName, "{ref:")[1], "}")[0]
	input.resources[function].resourceType == "AWS::Lambda::Function"
}

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	some label, state in states(definition(name))
	state.Type == "Task"
	not contains(state.Resource, "waitForTaskToken")
	function := called_function(state)
	to_number(resolve(function, "Properties.Timeout")) >= state.TimeoutSeconds
	v := make_diag_full(
		"C3.ZombieTask", "ERROR", name, "Properties.DefinitionString",
		sprintf("task %v ends while function %v may still run: a zombie could act after the rollback (constraint C3)", [label, function]),
		"Make the function's timeout shorter than the task's", "",
	)
}
