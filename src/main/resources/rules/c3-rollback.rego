# C3: back on the previous environment within 300 seconds of a rollback request: the time that the
# rollback workflow may take, and no step of a workflow without an end.
package payment.c3

import rego.v1

budget_seconds := 300

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
	not is_number(definition(name).TimeoutSeconds)
	v := make_diag_full(
		"C3.WorkflowTimeout", "ERROR", name, "Properties.DefinitionString",
		"the workflow has no timeout: a hanging run would hold the migration (constraint C3)",
		"Set the state machine's timeout", "",
	)
}

# The states of a definition, those inside its maps and parallels too. Rules cannot recurse: four
# levels are unfolded, and a fifth is refused.
states(machine) := object.union_n([level0, level1, level2, level3]) if {
	level0 := machine.States
	level1 := inside(level0)
	level2 := inside(level1)
	level3 := inside(level2)
}

inside(level) := object.union_n(array.concat(
	[processor.States |
		some state in level
		some processor in [object.get(state, "ItemProcessor", {}), object.get(state, "Iterator", {})]
	],
	[branch.States |
		some state in level
		some branch in state.Branches
	],
))

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	count(inside(inside(inside(inside(definition(name).States))))) > 0
	v := make_diag_full(
		"C3.Nesting", "ERROR", name, "Properties.DefinitionString",
		"states are nested too deep for these rules to see them all (constraint C3)",
		"Nest maps and parallels at most three times", "",
	)
}

# A task without a timeout, or with null for one, waits for ever.
ends(state) if is_number(state.TimeoutSeconds)

ends(state) if is_string(state.TimeoutSecondsPath)

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	some label, state in states(definition(name))
	state.Type == "Task"
	not ends(state)
	v := make_diag_full(
		"C3.TaskTimeout", "ERROR", name, "Properties.DefinitionString",
		sprintf("task %v has no timeout (constraint C3)", [label]),
		"Set the task's timeout", "",
	)
}

# What a rollback may take until everything is back: the sum over all its tasks and waits, each with
# all its attempts and pauses. No state repeats, so the sum bounds every path. What a retrier leaves
# out has the defaults of the Amazon States Language.
most_attempts(retry) := object.get(retry, "MaxAttempts", 3)

# Each pause is added up: more attempts than these are refused below instead of being counted.
countable_attempts := 60

counted_attempts(retry) := min([most_attempts(retry), countable_attempts])

power(base, exponent, most) := product([base | some step in numbers.range(0, most); step < exponent])

pauses(retry) := sum([pause |
	some attempt in numbers.range(0, counted_attempts(retry))
	attempt < counted_attempts(retry)
	growth := power(object.get(retry, "BackoffRate", 2), attempt, counted_attempts(retry))
	pause := min([object.get(retry, "IntervalSeconds", 1) * growth, object.get(retry, "MaxDelaySeconds", 86400)])
])

# Lambda's answers that a function is not ready: it is refused at once, and runs nothing.
not_ready := {
	"Lambda.ResourceNotReadyException", "Lambda.CodeArtifactUserPendingException",
	"Lambda.ResourceConflictException", "Lambda.EC2ThrottledException", "Lambda.EC2UnexpectedException",
	"Lambda.ENILimitReachedException", "Lambda.ENINotReadyException", "Lambda.SubnetIPAddressLimitReachedException",
}

refusal_seconds := 1

waits_for_function(retry) if {
	every error in retry.ErrorEquals {
		error in not_ready
	}
}

# How long a task waits for a function that is not ready.
patience_seconds(state) := sum([seconds |
	some retry in object.get(state, "Retry", [])
	waits_for_function(retry)
	seconds := (most_attempts(retry) * refusal_seconds) + pauses(retry)
])

worst_seconds(state) := seconds if {
	state.Type == "Task"
	is_number(state.TimeoutSeconds)
	retriers := [retry |
		some retry in object.get(state, "Retry", [])
		not waits_for_function(retry)
	]
	attempts := 1 + sum([most_attempts(retry) | some retry in retriers])
	seconds := (attempts * state.TimeoutSeconds) + sum([pauses(retry) | some retry in retriers])
}

worst_seconds(state) := state.Seconds if {
	state.Type == "Wait"
	is_number(state.Seconds)
}

takes_time(state) if state.Type in {"Task", "Wait"}

# A move of the writer under way ends by itself within 60 s; it is asked about every 2 s.
move_seconds := 62

# Traffic is held beside the recovery, asking again is what the move's 62 s stand for, and when all is
# back (or the run is halted) traffic is held and the stack is reconciled. The traffic function is woken
# beside the claim. While nobody can claim, nobody may move anything either.
beside(label) if startswith(label, "Hold: ")

beside(label) if label in {"Claim it again", "Claim it again by the watchdog", "Claim: pause"}

beside(label) if label in {"Wake the traffic function", "Nobody claimed: pause"}

afterwards(label) if startswith(label, "Hold until settled: ")

afterwards(label) if startswith(label, "Reconcile: ")

afterwards(label) if startswith(label, "Reconcile halt: ")

last_steps := {"Finish the rollback", "Halt"}

on_the_way(name) := {label: state |
	some label, state in states(definition(name))
	takes_time(state)
	not beside(label)
	not afterwards(label)
}

# A run is either finished or halted. Functions sleep or a move is under way, never both: whoever moves
# the writer is awake, and so is who began that run.
rollback_seconds(name) := total if {
	way := on_the_way(name)
	ends := [worst_seconds(state) | some label, state in way; label in last_steps]
	last_patience := [patience_seconds(state) | some label, state in way; label in last_steps]
	patience := sum([patience_seconds(state) | some label, state in way; not label in last_steps]) + max(array.concat(last_patience, [0]))
	total := (max([move_seconds, patience]) + sum([worst_seconds(state) | some label, state in way; not label in last_steps])) + max(array.concat(ends, [0]))
}

rollbacks contains name if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	contains(name, "RollbackWorkflow")
}

violation contains v if {
	some name in rollbacks
	total := rollback_seconds(name)
	total > budget_seconds
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		sprintf("the rollback's steps may take %v s with all attempts, more than the budget of 300 s (constraint C3)", [total]),
		"Shorten timeouts, waits or retries of the rollback's steps", "",
	)
}

violation contains v if {
	some name in rollbacks
	some label, state in on_the_way(name)
	not worst_seconds(state)
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		sprintf("the longest time of step %v cannot be told from the definition (constraint C3)", [label]),
		"Give every task and wait a literal number of seconds", "",
	)
}

violation contains v if {
	some name in rollbacks
	some label, state in states(definition(name))
	some retry in object.get(state, "Retry", [])
	most_attempts(retry) > countable_attempts
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		sprintf("the longest time of step %v cannot be told from the definition (constraint C3)", [label]),
		sprintf("Retry at most %d times", [countable_attempts]), "",
	)
}

# The steps that the sum leaves out must be where they cost nothing.
successors(state) := targets if {
	choices := object.get(state, "Choices", [])
	catchers := object.get(state, "Catch", [])
	targets := ({next | some next in [object.get(state, "Next", ""), object.get(state, "Default", "")]} | {choice.Next | some choice in choices}) | {catcher.Next | some catcher in catchers}
}

violation contains v if {
	some name in rollbacks
	some label, state in states(definition(name))
	not label in last_steps
	not afterwards(label)
	some next in successors(state)
	afterwards(next)
	v := make_diag_full(
		"C3.RollbackOrder", "ERROR", name, "Properties.DefinitionString",
		sprintf("%v leads to %v before the rollback is finished or halted (constraint C3)", [label, next]),
		"Hold and reconcile after Finish the rollback or Halt", "",
	)
}

violation contains v if {
	some name in rollbacks
	some label, _ in definition(name).States
	startswith(label, "Hold: ")
	v := make_diag_full(
		"C3.RollbackOrder", "ERROR", name, "Properties.DefinitionString",
		sprintf("%v holds the traffic in the way of the rollback instead of beside it (constraint C3)", [label]),
		"Hold the traffic in a branch beside the recovery", "",
	)
}

violation contains v if {
	some name in rollbacks
	some label, _ in definition(name).States
	label == "Wake the traffic function"
	v := make_diag_full(
		"C3.RollbackOrder", "ERROR", name, "Properties.DefinitionString",
		"the traffic function is woken in the way of the rollback instead of beside its claim (constraint C3)",
		"Wake it in a branch beside the claim", "",
	)
}

violation contains v if {
	some name in rollbacks
	all := states(definition(name))
	claim := worst_seconds(all["Claim the rollback"]) + worst_seconds(all["Claim the rollback by the watchdog"])
	worst_seconds(all["Wake the traffic function"]) > claim
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		"waking the traffic function may take longer than the claim that it runs beside (constraint C3)",
		"Give it no more time and attempts than the claim", "",
	)
}

violation contains v if {
	some name in rollbacks
	all := states(definition(name))
	some choice in all["Claim: settled?"].Choices
	choice.NumericGreaterThanEquals * all["Claim: pause"].Seconds > move_seconds
	v := make_diag_full(
		"C3.RollbackBudget", "ERROR", name, "Properties.DefinitionString",
		"the rollback waits longer for a move under way than the move may take (constraint C3)",
		"Ask less often, or fewer times", "",
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

# A touch has no effect at any time.
touches(state) if state.Parameters == {"operation": "touch"}

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	some label, state in states(definition(name))
	state.Type == "Task"
	not contains(state.Resource, "waitForTaskToken")
	not touches(state)
	function := called_function(state)
	to_number(resolve(function, "Properties.Timeout")) >= state.TimeoutSeconds
	v := make_diag_full(
		"C3.ZombieTask", "ERROR", name, "Properties.DefinitionString",
		sprintf("task %v ends while function %v may still run: a zombie could act after the rollback (constraint C3)", [label, function]),
		"Make the function's timeout shorter than the task's", "",
	)
}

# What starts a rollback by itself must reach somebody.
reaches_somebody(name) if {
	object.get(input.resources[name].properties, "State", "ENABLED") == "ENABLED"
	some target in input.resources[name].properties.Targets
	input.resources[target.Arn.__ref]
}

violation contains v if {
	some name in resources_of_type("AWS::Events::Rule")
	not reaches_somebody(name)
	v := make_diag_full(
		"C3.Trigger", "ERROR", name, "Properties.Targets",
		"the event rule is off or starts nothing of this stack: an alarm would not start the rollback (constraint C3)",
		"Leave State ENABLED, and name a function, workflow or topic of this stack", "",
	)
}
