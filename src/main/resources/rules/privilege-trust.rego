# Least privilege: who carries a role, who may assume it, and who else is let in by a resource's own
# policy. PCI DSS v4.0.1: 7.2.1, 7.2.2, 7.2.5, 7.3.1.
package payment.privilegetrust

import rego.v1

as_array(value) := value if is_array(value)

as_array(value) := [value] if not is_array(value)

violation contains v if {
	some name in resources_of_type("AWS::IAM::Role")
	some attached in input.resources[name].properties.ManagedPolicyArns
	not input.resources[attached.__ref].resourceType == "AWS::IAM::ManagedPolicy"
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

trusts_one_service(statement) if {
	object.keys(statement.Principal) == {"Service"}
	is_string(statement.Principal.Service)
	statement.Action == "sts:AssumeRole"
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::Role")
	some statement in as_array(input.resources[name].properties.AssumeRolePolicyDocument.Statement)
	not trusts_one_service(statement)
	v := make_diag_full(
		"Privilege.Trust", "ERROR", name, "Properties.AssumeRolePolicyDocument",
		"the role can be assumed by something that is no AWS service",
		"Trust one service principal", "",
	)
}

# A service may call a function for one source only.
scoped_permission(name) if {
	some source in ["SourceArn", "SourceAccount"]
	has_property(name, source)
	endswith(resolve(name, "Properties.Principal"), ".amazonaws.com")
	resolve(name, "Properties.Action") == "lambda:InvokeFunction"
}

violation contains v if {
	some name in resources_of_type("AWS::Lambda::Permission")
	not scoped_permission(name)
	v := make_diag_full(
		"Privilege.Invoke", "ERROR", name, "Properties.SourceArn",
		"any account's resource of that service may call the function",
		"Set SourceArn", "",
	)
}

# What runs carries a role of this stack: a foreign one may do anything.
role_property := {
	"AWS::Backup::BackupSelection": "BackupSelection.IamRoleArn",
	"AWS::EC2::FlowLog": "DeliverLogsPermissionArn",
	"AWS::Lambda::Function": "Role",
	"AWS::StepFunctions::StateMachine": "RoleArn",
}

carries_own_role(name, path) if {
	role := follow_ref(name, path)
	input.resources[role].resourceType == "AWS::IAM::Role"
}

violation contains v if {
	some name, res in input.resources
	path := sprintf("Properties.%s", [role_property[res.resourceType]])
	not carries_own_role(name, path)
	v := make_diag_full(
		"Privilege.ForeignRole", "ERROR", name, path,
		sprintf("%s carries a role that this stack does not define", [res.resourceType]),
		"Name a role of this stack", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::InstanceProfile")
	some role in input.resources[name].properties.Roles
	not input.resources[role.__ref].resourceType == "AWS::IAM::Role"
	v := make_diag_full(
		"Privilege.ForeignRole", "ERROR", name, "Properties.Roles",
		"the instances carry a role that this stack does not define",
		"Name a role of this stack", "",
	)
}

# Keys that a person carries do not expire; PCI DSS 8.6.1.
violation contains v if {
	some name, res in input.resources
	res.resourceType in {"AWS::IAM::User", "AWS::IAM::Group", "AWS::IAM::AccessKey"}
	v := make_diag_full(
		"Privilege.Identity", "ERROR", name, "",
		sprintf("%s is a standing identity beside the roles", [res.resourceType]),
		"Use a role", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::IAM::ManagedPolicy")
	some property in ["Users", "Groups"]
	has_property(name, property)
	v := make_diag_full(
		"Privilege.Identity", "ERROR", name, sprintf("Properties.%s", [property]),
		"the policy is attached to a standing identity",
		"Attach it to a role", "",
	)
}

# Policies of resources. A principal of another account, or everyone without naming this account, is
# let in by none of them (the engine spells AWS::AccountId 123456789012).
resource_policy := {
	"AWS::Backup::BackupVault": "AccessPolicy",
	"AWS::EC2::VPCEndpoint": "PolicyDocument",
	"AWS::KMS::Key": "KeyPolicy",
	"AWS::SNS::TopicInlinePolicy": "PolicyDocument",
}

account_keys := {"aws:PrincipalAccount", "aws:SourceAccount", "kms:CallerAccount"}

lets_in_ours(statement) if {
	object.keys(statement.Principal) == {"Service"}
}

lets_in_ours(statement) if statement.Principal.AWS == "arn:aws:iam::123456789012:root"

lets_in_ours(statement) if {
	some key in account_keys
	statement.Condition.StringEquals[key] == "123456789012"
}

# An endpoint leads to what others own too: packages of AWS, CloudFormation's answers. By name only.
names_what_it_leads_to("AWS::EC2::VPCEndpoint", statement) if not "*" in as_array(statement.Resource)

violation contains v if {
	some name, res in input.resources
	property := resource_policy[res.resourceType]
	some statement in as_array(res.properties[property].Statement)
	statement.Effect == "Allow"
	not lets_in_ours(statement)
	not names_what_it_leads_to(res.resourceType, statement)
	v := make_diag_full(
		"Privilege.ResourcePolicy", "ERROR", name, sprintf("Properties.%s", [property]),
		"the resource's policy lets in principals of other accounts",
		"Name this account's root, a service, or a condition on the account", "",
	)
}
