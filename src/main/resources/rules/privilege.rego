# Least privilege: what every role may do is named. PCI DSS v4.0.1: 7.2.1, 7.2.2, 7.2.5.
package payment.privilege

import rego.v1

# Actions that may stand on "*": groups with their reason and source. docs/iam.md lists them, and a
# test fails for one that no role needs any more.
unscoped := [
	{
		"reason": "Lambda attaches a function to a VPC with these calls, on interfaces that it makes itself; AWS's own policy for it allows exactly them on *, and the describing ones take nothing else",
		"source": "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html",
		"actions": [
			"ec2:AssignPrivateIpAddresses",
			"ec2:CreateNetworkInterface",
			"ec2:DeleteNetworkInterface",
			"ec2:DescribeNetworkInterfaces",
			"ec2:DescribeSubnets",
			"ec2:UnassignPrivateIpAddresses",
		],
	},
	{
		"reason": "A metric is no resource (the optional type dataset is none of ours); the condition cloudwatch:namespace limits it",
		"source": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html#amazoncloudwatch-actions-as-permissions",
		"actions": [
			"cloudwatch:PutMetricData",
		],
	},
	{
		"reason": "The call returns composite alarms, which the guards are, only to whom it is allowed on *; it reads names and states, and changes nothing",
		"source": "https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html",
		"actions": [
			"cloudwatch:DescribeAlarms",
		],
	},
	{
		"reason": "These describe calls of Elastic Load Balancing have neither resource types nor condition keys",
		"source": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awselasticloadbalancingv2.html#awselasticloadbalancingv2-actions-as-permissions",
		"actions": [
			"elasticloadbalancing:DescribeRules",
			"elasticloadbalancing:DescribeTags",
			"elasticloadbalancing:DescribeTargetHealth",
		],
	},
	{
		"reason": "Minimal permissions of an instance for operator sessions, documented on *",
		"source": "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html#create-iam-instance-profile-ssn-only",
		"actions": [
			"ssm:UpdateInstanceInformation",
			"ssmmessages:CreateControlChannel",
			"ssmmessages:CreateDataChannel",
			"ssmmessages:OpenControlChannel",
			"ssmmessages:OpenDataChannel",
		],
	},
	{
		"reason": "A random password belongs to no resource: neither resource types nor condition keys",
		"source": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html#awssecretsmanager-actions-as-permissions",
		"actions": [
			"secretsmanager:GetRandomPassword",
		],
	},
	{
		"reason": "Log delivery of a state machine, documented for * only",
		"source": "https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html",
		"actions": [
			"logs:CreateLogDelivery",
			"logs:DeleteLogDelivery",
			"logs:DescribeLogGroups",
			"logs:DescribeResourcePolicies",
			"logs:GetLogDelivery",
			"logs:ListLogDeliveries",
			"logs:PutResourcePolicy",
			"logs:UpdateLogDelivery",
		],
	},
	{
		"reason": "A trace is no resource: no resource types, and no condition key but the log group that segments come from",
		"source": "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html#awsx-ray-actions-as-permissions",
		"actions": [
			"xray:GetSamplingRules",
			"xray:GetSamplingTargets",
			"xray:PutTelemetryRecords",
			"xray:PutTraceSegments",
		],
	},
]

as_array(value) := value if is_array(value)

as_array(value) := [value] if not is_array(value)

# One statement may stand without its list, and IAM reads actions without regard to case.
statements contains [name, statement] if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some statement in as_array(input.resources[name].properties.PolicyDocument.Statement)
	statement.Effect == "Allow"
}

actions(statement) := {lower(action) | some action in as_array(object.get(statement, "Action", []))}

unscoped_actions := {lower(action) | some group in unscoped; some action in group.actions}

violation contains v if {
	some [name, statement] in statements
	"*" in as_array(statement.Resource)
	some action in actions(statement)
	not action in unscoped_actions
	v := make_diag_full(
		"Privilege.Unscoped", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v is allowed on every resource, and has resource-level permissions", [action]),
		"Name the resource's ARN, or list the action in privilege.rego with its source", "",
	)
}

# A wildcard inside an ARN stands for names that a service makes up: the last part, of one resource
# type, in this region and account (the engine spells AWS::AccountId 123456789012).
narrow(text) if regex.match(`^arn:aws:[a-z0-9-]+:[a-z0-9-]+:123456789012:[a-z][^*?]*[*]$`, text)

narrow(text) if regex.match(`^Join:\{ref:[A-Za-z0-9]+\}/[a-z]+/[*]$`, text)

narrow(text) if not regex.match(`[*?]`, text)

spelled(resource) := resource if is_string(resource)

spelled(resource) := resource.__dynamic

violation contains v if {
	some [name, statement] in statements
	some resource in as_array(object.get(statement, "Resource", []))
	text := spelled(resource)
	text != "*"
	not narrow(text)
	v := make_diag_full(
		"Privilege.WideArn", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v stands for resources of more than one kind, region or account", [text]),
		"Spell the ARN up to the name that the service makes up", "",
	)
}

violation contains v if {
	some [name, statement] in statements
	some action in actions(statement)
	regex.match(`[*?]`, action)
	v := make_diag_full(
		"Privilege.WildcardAction", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v allows actions that nobody named", [action]),
		"List the actions", "",
	)
}

violation contains v if {
	some [name, statement] in statements
	some negation in ["NotAction", "NotResource"]
	object.get(statement, negation, null) != null
	v := make_diag_full(
		"Privilege.Negation", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v allows what does not exist yet", [negation]),
		"List actions and resources", "",
	)
}

# Metrics know no resource, so the namespace is what limits them.
violation contains v if {
	some [name, statement] in statements
	"cloudwatch:putmetricdata" in actions(statement)
	not is_string(statement.Condition.StringEquals["cloudwatch:namespace"])
	v := make_diag_full(
		"Privilege.Namespace", "ERROR", name, "Properties.PolicyDocument",
		"metrics of any namespace may be written, those of the alarms among them",
		"Add the condition cloudwatch:namespace", "",
	)
}

# A secret is read by name, and it is one of this stack.
violation contains v if {
	some [name, statement] in statements
	"secretsmanager:getsecretvalue" in actions(statement)
	some resource in as_array(statement.Resource)
	not input.resources[resource.__ref].resourceType == "AWS::SecretsManager::Secret"
	v := make_diag_full(
		"Privilege.Secret", "ERROR", name, "Properties.PolicyDocument",
		"a secret may be read that is not one of this stack",
		"Name secrets of DatabaseCredentials", "",
	)
}

# Whoever passes a role has its power: one role of this stack, to one service.
passes_one_role(statement) if {
	is_string(statement.Condition.StringEquals["iam:PassedToService"])
	count(as_array(statement.Resource)) == 1
	some role in as_array(statement.Resource)
	input.resources[role.__ref].resourceType == "AWS::IAM::Role"
}

violation contains v if {
	some [name, statement] in statements
	"iam:passrole" in actions(statement)
	not passes_one_role(statement)
	v := make_diag_full(
		"Privilege.PassRole", "ERROR", name, "Properties.PolicyDocument",
		"more than one role may be passed, or to more than one service",
		"Name one role of this stack and the condition iam:PassedToService", "",
	)
}

# What changes roles, code, workflows, keys, policies or stacks changes what may be done. A role of
# this stack passes one role and updates one stack; both are judged by rules of their own.
escalations := [
	`^iam:`, `^organizations:`, `^sts:(assumerole|get)`,
	`^lambda:(update|create|add|put|remove|publish|delete)`, `^states:(update|create|delete)`,
	`^cloudformation:(create|execute|delete|set|cancel|continue|rollback|activate|register)`,
	`^kms:(put|create(key|alias)|schedule|disable|replicate|update|import)`,
	`^secretsmanager:(putresource|deleteresource|create|delete|replicate|rotate|restore|cancel|updatesecret$)`,
	`^s3:(putbucket|deletebucket|putaccess)`, `^sns:(addpermission|settopic)`, `^dynamodb:(put|delete)resource`,
	`^ec2:(run|request|create(launch|fleet|instance)|associateiam|modifyinstance|authorize)`,
	`^ssm:(send|start|create)`, `^logs:delete(loggroup|retention)`, `^cloudtrail:`, `^config:`,
]

violation contains v if {
	some [name, statement] in statements
	some action in actions(statement)
	not action == "iam:passrole"
	some pattern in escalations
	regex.match(pattern, action)
	v := make_diag_full(
		"Privilege.Escalation", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v would let the role widen its own power, or hide what it did", [action]),
		"Change roles, functions, keys and workflows by deploying the stack", "",
	)
}

updates_under_role(statement) if {
	role := statement.Condition.StringEquals["cloudformation:RoleArn"]
	input.resources[role.__ref].resourceType == "AWS::IAM::Role"
	every resource in as_array(statement.Resource) { not contains(resource, "*") }
	absent := statement.Condition.Null
	absent["cloudformation:TemplateUrl"] == "true"
	absent["cloudformation:StackPolicyUrl"] == "true"
	absent["cloudformation:ResourceTypes"] == "false"
	types := statement.Condition["ForAllValues:StringEquals"]["cloudformation:ResourceTypes"]
	{type | some type in as_array(types)} == {"AWS::ElasticLoadBalancingV2::ListenerRule"}
}

violation contains v if {
	some [name, statement] in statements
	"cloudformation:updatestack" in actions(statement)
	not updates_under_role(statement)
	v := make_diag_full(
		"Privilege.UpdateStack", "ERROR", name, "Properties.PolicyDocument",
		"a stack may be updated without the narrow role, with another template, or in another type (ADR 0011)",
		"Name this stack, and add the conditions of ReconcileRole", "",
	)
}

# Backups of other workloads have names of the same form. Who deletes or shares backups by a pattern
# of names does so by the tag of this environment only, and nothing makes the tag optional.
backup_deletions := `^(rds:(deletedb(cluster|instance)automatedbackup|(delete|modify)db(cluster)?snapshot.*)|ec2:(delete|modify)snapshot.*|backup:(delete|disassociate)recoverypoint.*)$`

# The engine puts a parameter's default for a reference, so the reference itself is looked at.
of_this_environment(name, index) if {
	some reference in input.resources[name].outgoingRefs
	reference.target == "EnvironmentName"
	reference.sourcePath == sprintf(
		"Properties.PolicyDocument.Statement.%d.Condition.StringEquals.aws:ResourceTag/Environment",
		[index],
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some index, statement in as_array(input.resources[name].properties.PolicyDocument.Statement)
	statement.Effect == "Allow"
	some action in actions(statement)
	regex.match(backup_deletions, action)
	some resource in as_array(object.get(statement, "Resource", []))
	contains(spelled(resource), "*")
	not of_this_environment(name, index)
	v := make_diag_full(
		"Privilege.ForeignBackup", "ERROR", name, "Properties.PolicyDocument",
		sprintf("%v is allowed on backups of other workloads", [action]),
		"Add the condition StringEquals aws:ResourceTag/Environment with the parameter EnvironmentName", "",
	)
}
