# C2: every credential lives in Secrets Manager, rotates at least every 90 days, and no password is
# written in the template. PCI DSS v4.0.1: 8.3.9, 8.6.2, 8.6.3.
package payment.c2

import rego.v1

longest_rotation_days := 90

rotated(secret) if {
	some schedule in resources_of_type("AWS::SecretsManager::RotationSchedule")
	follow_ref(schedule, "Properties.SecretId") == secret
}

violation contains v if {
	some secret in resources_of_type("AWS::SecretsManager::Secret")
	not rotated(secret)
	v := make_diag_full(
		"C2.Rotation", "ERROR", secret, "",
		"the secret has no rotation schedule (constraint C2)",
		"Add an AWS::SecretsManager::RotationSchedule for it", "",
	)
}

# rate(30 days) or AutomaticallyAfterDays.
interval(schedule) := days if {
	days := resolve(schedule, "Properties.RotationRules.AutomaticallyAfterDays")
}

interval(schedule) := days if {
	expression := resolve(schedule, "Properties.RotationRules.ScheduleExpression")
	regex.match(`^rate\([0-9]+ days?\)$`, expression)
	days := to_number(split(trim_prefix(expression, "rate("), " ")[0])
}

often_enough(schedule) if interval(schedule) <= longest_rotation_days

violation contains v if {
	some schedule in resources_of_type("AWS::SecretsManager::RotationSchedule")
	not often_enough(schedule)
	v := make_diag_full(
		"C2.RotationInterval", "ERROR", schedule, "Properties.RotationRules",
		"the rotation interval is not a rate of at most 90 days (constraint C2, PCI DSS 8.3.9)",
		"Set ScheduleExpression to rate(N days) with N up to 90", "",
	)
}

rotated_by_stack(schedule) if {
	function := follow_ref(schedule, "Properties.RotationLambdaARN")
	input.resources[function].resourceType == "AWS::Lambda::Function"
}

violation contains v if {
	some schedule in resources_of_type("AWS::SecretsManager::RotationSchedule")
	not rotated_by_stack(schedule)
	v := make_diag_full(
		"C2.RotationFunction", "ERROR", schedule, "Properties.RotationLambdaARN",
		"no function of this stack performs the rotation (constraint C2)",
		"Set RotationLambdaARN to the rotation function", "",
	)
}

violation contains v if {
	some secret in resources_of_type("AWS::SecretsManager::Secret")
	has_property(secret, "SecretString")
	v := make_diag_full(
		"C2.Generated", "ERROR", secret, "Properties.SecretString",
		"the secret's value is written in the template (constraint C2)",
		"Use GenerateSecretString", "",
	)
}

# A password property may only hold a dynamic reference to a secret of this stack.
password_properties := {"MasterUserPassword", "Password", "AuthToken", "AdminPassword"}

from_secret(value) if {
	startswith(value.__dynamic, "Join:{dynamic}{ref:")
	target := split(split(value.__dynamic, "{ref:")[1], "}")[0]
	input.resources[target].resourceType == "AWS::SecretsManager::Secret"
}

violation contains v if {
	some name, res in input.resources
	some property in password_properties
	value := res.properties[property]
	not from_secret(value)
	v := make_diag_full(
		"C2.NoPassword", "ERROR", name, sprintf("Properties.%s", [property]),
		sprintf("%s is not a dynamic reference to a secret of this stack (constraint C2)", [property]),
		"Use {{resolve:secretsmanager:…}} of a secret of DatabaseCredentials", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::RDS::DBCluster")
	resolve(name, "Properties.ManageMasterUserPassword") == true
	v := make_diag_full(
		"C2.SelfManaged", "ERROR", name, "Properties.ManageMasterUserPassword",
		"a password managed by RDS is not supported with binary log replication (decision 6)",
		"Use MasterUserPassword with a dynamic reference", "",
	)
}

violation contains v if {
	some parameter, _ in input.parameters
	regex.match(`(?i)(password|secret|token|credential)`, parameter)
	v := make_diag_full(
		"C2.NoPasswordParameter", "ERROR", "", "",
		sprintf("parameter %s carries a credential (constraint C2)", [parameter]),
		"Let Secrets Manager generate it", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::Lambda::Function")
	some variable, _ in input.resources[name].properties.Environment.Variables
	regex.match(`(?i)password`, variable)
	v := make_diag_full(
		"C2.NoPasswordVariable", "ERROR", name, "Properties.Environment.Variables",
		sprintf("environment variable %s carries a password (constraint C2)", [variable]),
		"Pass the ARN of the secret", "",
	)
}
