# C7: the environment's name has one form, and every parameter says what it allows. No parameter is
# looked up again at an update (ADR 0011).
package payment.c7

import rego.v1

name_pattern := "^(dev|staging|prod)-payment-[a-z0-9]{8}$"

violation contains v if {
	not input.parameters.EnvironmentName
	v := make_diag_full(
		"C7.EnvironmentName", "ERROR", "", "",
		"the template has no parameter EnvironmentName (constraint C7)",
		"Declare it with MigrationParameters", "",
	)
}

violation contains v if {
	parameter := input.parameters.EnvironmentName
	not parameter.allowedPattern == name_pattern
	v := make_diag_full(
		"C7.EnvironmentName", "ERROR", "", "",
		sprintf("parameter EnvironmentName must have the pattern %s (constraint C7)", [name_pattern]),
		"Declare it with MigrationParameters", "",
	)
}

# What no value of any parameter looks like: a pattern that lets it pass constrains nothing.
nonsense := "'; drop <anything> ${at} *all\u0022"

constrained(parameter) if {
	is_string(parameter.allowedPattern)
	not regex.match(parameter.allowedPattern, nonsense)
}

constrained(parameter) if count(parameter.allowedValues) > 0

violation contains v if {
	some name, parameter in input.parameters
	not constrained(parameter)
	v := make_diag_full(
		"C7.Constrained", "ERROR", "", "",
		sprintf("parameter %s accepts anything (constraint C7)", [name]),
		"Give it an allowed pattern or allowed values", "",
	)
}

violation contains v if {
	some name, parameter in input.parameters
	parameter.type != "String"
	v := make_diag_full(
		"C7.NoLookUp", "ERROR", "", "",
		sprintf("parameter %s has type %s: its value would be resolved again at every update (ADR 0011)", [name, parameter.type]),
		"Use type String with a pattern", "",
	)
}
