# C2: every credential lives in Secrets Manager, rotates at least every 90 days, and no password is
# written in the template (SecretGate reads the parts that rules do not see: user data, definitions,
# outputs). PCI DSS v4.0.1: 8.3.6, 8.3.9, 8.6.2, 8.6.3.
package payment.c2

import rego.v1

longest_rotation_days := 90

# A schedule under a condition may never be created.
rotated(secret) if {
	some schedule in resources_of_type("AWS::SecretsManager::RotationSchedule")
	input.resources[schedule].condition == null
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

# Secrets Manager can rotate only with a function that it may call.
callable(schedule) if {
	function := follow_ref(schedule, "Properties.RotationLambdaARN")
	some permission in resources_of_type("AWS::Lambda::Permission")
	input.resources[permission].condition == null
	follow_ref(permission, "Properties.FunctionName") == function
	resolve(permission, "Properties.Principal") == "secretsmanager.amazonaws.com"
	resolve(permission, "Properties.Action") == "lambda:InvokeFunction"
}

violation contains v if {
	some schedule in resources_of_type("AWS::SecretsManager::RotationSchedule")
	not callable(schedule)
	v := make_diag_full(
		"C2.RotationPermission", "ERROR", schedule, "Properties.RotationLambdaARN",
		"Secrets Manager may not call the function, so every rotation would fail (constraint C2)",
		"Add an AWS::Lambda::Permission for secretsmanager.amazonaws.com", "",
	)
}

# PCI DSS 8.3.6 asks for 12 characters; the service's default is 32.
shortest_password := 12

generated(secret) if {
	generation := input.resources[secret].properties.GenerateSecretString
	not has_property(secret, "SecretString")
	object.get(generation, "PasswordLength", 32) >= shortest_password
	object.get(generation, "GenerateStringKey", "password") == "password"
	not regex.match(`(?i)passw`, object.get(generation, "SecretStringTemplate", ""))
}

violation contains v if {
	some secret in resources_of_type("AWS::SecretsManager::Secret")
	not generated(secret)
	v := make_diag_full(
		"C2.Generated", "ERROR", secret, "Properties.GenerateSecretString",
		"the secret's password is not generated with at least 12 characters (constraint C2, PCI DSS 8.3.6)",
		"Use GenerateSecretString with GenerateStringKey password and no SecretString", "",
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

# A cluster has a password of this stack, or that of the snapshot it starts from.
starts_with_password(name) if {
	some property in ["MasterUserPassword", "SnapshotIdentifier"]
	has_property(name, property)
}

violation contains v if {
	some name in resources_of_type("AWS::RDS::DBCluster")
	not starts_with_password(name)
	v := make_diag_full(
		"C2.NoPassword", "ERROR", name, "Properties.MasterUserPassword",
		"the cluster's password comes from no secret of this stack (constraint C2)",
		"Use {{resolve:secretsmanager:…}} of a secret of DatabaseCredentials", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::RDS::DBCluster")
	has_property(name, "ManageMasterUserPassword")
	not resolve(name, "Properties.ManageMasterUserPassword") == false
	v := make_diag_full(
		"C2.SelfManaged", "ERROR", name, "Properties.ManageMasterUserPassword",
		"a password managed by RDS is not supported with binary log replication (ADR 0015)",
		"Use MasterUserPassword with a dynamic reference", "",
	)
}

violation contains v if {
	some parameter, declared in input.parameters
	carries_credential(parameter, declared)
	v := make_diag_full(
		"C2.NoPasswordParameter", "ERROR", "", "",
		sprintf("parameter %s carries a credential (constraint C2)", [parameter]),
		"Let Secrets Manager generate it", "",
	)
}

carries_credential(parameter, _) if regex.match(`(?i)(passw|secret|token|credential|api_?key)`, parameter)

carries_credential(_, declared) if declared.noEcho == true

violation contains v if {
	some name in resources_of_type("AWS::Lambda::Function")
	some variable, _ in input.resources[name].properties.Environment.Variables
	regex.match(`(?i)(passw|api_?key|access_?key|private_?key)`, variable)
	v := make_diag_full(
		"C2.NoPasswordVariable", "ERROR", name, "Properties.Environment.Variables",
		sprintf("environment variable %s carries a password (constraint C2)", [variable]),
		"Pass the ARN of the secret", "",
	)
}
