# Least privilege: what every role may do is named. PCI DSS v4.0.1: 7.2.1, 7.2.2, 7.2.5.
package payment.privilege

import rego.v1

# Actions that have no resource-level permission, or that the service checks against "*" only.
# Source: Service Authorization Reference, "Actions, resources, and condition keys", of each service.
unscoped := {
	# A function in a VPC: Lambda makes these calls, documented for "*" only.
	"ec2:AssignPrivateIpAddresses",
	"ec2:CreateNetworkInterface",
	"ec2:DeleteNetworkInterface",
	"ec2:DescribeNetworkInterfaces",
	"ec2:DescribeSubnets",
	"ec2:UnassignPrivateIpAddresses",
	# Metrics know no resource; the namespace is a condition.
	"cloudwatch:PutMetricData",
	# Reading alarms and targets.
	"cloudwatch:DescribeAlarms",
	"elasticloadbalancing:DescribeRules",
	"elasticloadbalancing:DescribeTags",
	"elasticloadbalancing:DescribeTargetHealth",
	# Operator sessions on instances.
	"ssm:UpdateInstanceInformation",
	"ssmmessages:CreateControlChannel",
	"ssmmessages:CreateDataChannel",
	"ssmmessages:OpenControlChannel",
	"ssmmessages:OpenDataChannel",
	# A password is random, not a resource.
	"secretsmanager:GetRandomPassword",
	# Log delivery of state machines.
	"logs:CreateLogDelivery",
	"logs:DeleteLogDelivery",
	"logs:DescribeLogGroups",
	"logs:DescribeResourcePolicies",
	"logs:GetLogDelivery",
	"logs:ListLogDeliveries",
	"logs:PutResourcePolicy",
	"logs:UpdateLogDelivery",
	# Traces.
	"xray:GetSamplingRules",
	"xray:GetSamplingTargets",
	"xray:PutTelemetryRecords",
	"xray:PutTraceSegments",
	# Backups of what exists by the time.
	"backup:DescribeBackupVault",
	"rds:DescribeDBClusters",
	"rds:DescribeDBClusterSnapshots",
}

as_array(value) := value if is_array(value)

as_array(value) := [value] if not is_array(value)

statements(name) := input.resources[name].properties.PolicyDocument.Statement

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in statements(name)
	statement.Effect == "Allow"
	"*" in as_array(statement.Resource)
	some action in as_array(statement.Action)
	not action in unscoped
	v := make_diag_full(
		"Privilege.Unscoped", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v is allowed on every resource, and has resource-level permissions", [action]),
		"Name the resource's ARN, or list the action in privilege.rego with its source", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in statements(name)
	some action in as_array(statement.Action)
	contains(action, "*")
	v := make_diag_full(
		"Privilege.WildcardAction", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v allows actions that nobody named", [action]),
		"List the actions", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in statements(name)
	object.get(statement, "NotAction", object.get(statement, "NotResource", null)) != null
	v := make_diag_full(
		"Privilege.Negation", "ERROR", name, "Properties.PolicyDocument",
		"NotAction and NotResource allow what does not exist yet",
		"List actions and resources", "",
	)
}

# Whoever passes a role has its power: one role of this stack, to one service.
passes_one_role(statement) if {
	statement.Condition.StringEquals["iam:PassedToService"]
	count(as_array(statement.Resource)) == 1
	some role in as_array(statement.Resource)
	input.resources[role.__ref].resourceType == "AWS::IAM::Role"
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in statements(name)
	"iam:PassRole" in as_array(statement.Action)
	not passes_one_role(statement)
	v := make_diag_full(
		"Privilege.PassRole", "ERROR", name, "Properties.PolicyDocument",
		"more than one role may be passed, or to more than one service",
		"Name one role of this stack and the condition iam:PassedToService", "",
	)
}

# The only IAM action that a role of this stack may have.
violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in statements(name)
	some action in as_array(statement.Action)
	regex.match(`^(iam:|sts:AssumeRole|lambda:(Update|Create|Add|Put)|states:(Update|Create)|organizations:)`, action)
	action != "iam:PassRole"
	v := make_diag_full(
		"Privilege.Escalation", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v would let the role widen its own power", [action]),
		"Change roles, functions and workflows by deploying the stack", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in statements(name)
	"cloudformation:UpdateStack" in as_array(statement.Action)
	not statement.Condition.StringEquals["cloudformation:RoleArn"]
	v := make_diag_full(
		"Privilege.UpdateStack", "ERROR", name, "Properties.PolicyDocument",
		"the stack may be updated without the narrow role (decision 2)",
		"Add the condition cloudformation:RoleArn", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::Role")
	some attached in input.resources[name].properties.ManagedPolicyArns
	not attached.__ref
	v := make_diag_full(
		"Privilege.ForeignPolicy", "ERROR", name, "Properties.ManagedPolicyArns",
		"the role carries a policy that this stack does not define",
		"Attach one AWS::IAM::ManagedPolicy of the stack", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::Role")
	has_property(name, "Policies")
	v := make_diag_full(
		"Privilege.InlinePolicy", "ERROR", name, "Properties.Policies",
		"the role carries an inline policy",
		"Attach one AWS::IAM::ManagedPolicy of the stack", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::Role")
	some statement in input.resources[name].properties.AssumeRolePolicyDocument.Statement
	not statement.Principal.Service
	v := make_diag_full(
		"Privilege.Trust", "ERROR", name, "Properties.AssumeRolePolicyDocument",
		"the role can be assumed by something that is no AWS service",
		"Trust one service principal", "",
	)
}

# A service may call a function for one source only.
scoped_permission(name) if has_property(name, "SourceArn")

scoped_permission(name) if has_property(name, "SourceAccount")

violation contains v if {
	some name in resources_of_type("AWS::Lambda::Permission")
	not scoped_permission(name)
	v := make_diag_full(
		"Privilege.Invoke", "ERROR", name, "Properties.SourceArn",
		"any account's resource of that service may call the function",
		"Set SourceArn", "",
	)
}
