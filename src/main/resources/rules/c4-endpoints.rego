# C4: an endpoint for every API that a policy allows to what runs in the VPC.
# PCI DSS v4.0.1: 1.3.2, 1.4.2.
package payment.c4endpoints

import rego.v1

referenced(value) := value.__ref

# Which endpoint serves the actions of a service.
endpoint_of := {
	"autoscaling": "autoscaling",
	"cloudformation": "cloudformation",
	"cloudwatch": "monitoring",
	"dynamodb": "dynamodb",
	"ec2messages": "ec2messages",
	"elasticloadbalancing": "elasticloadbalancing",
	"kms": "kms",
	"lambda": "lambda",
	"logs": "logs",
	"rds": "rds",
	"s3": "s3",
	"secretsmanager": "secretsmanager",
	"sns": "sns",
	"sqs": "sqs",
	"ssm": "ssm",
	"ssmmessages": "ssmmessages",
	"states": "states",
	"sts": "sts",
}

# An endpoint under a condition may not be there; one in no subnet serves nobody.
endpoints contains service if {
	some name in resources_of_type("AWS::EC2::VPCEndpoint")
	input.resources[name].condition == null
	is_reachable(name)
	parts := split(resolve(name, "Properties.ServiceName"), ".")
	service := parts[count(parts) - 1]
}

is_reachable(name) if resolve(name, "Properties.VpcEndpointType") == "Gateway"

is_reachable(name) if count(input.resources[name].properties.SubnetIds) > 0

# Roles of what runs inside the VPC.
inside := {"lambda.amazonaws.com", "ec2.amazonaws.com"}

runs_inside(role) if {
	some statement in input.resources[role].properties.AssumeRolePolicyDocument.Statement
	some principal in as_array(statement.Principal.Service)
	principal in inside
}

as_array(value) := value if is_array(value)

as_array(value) := [value] if is_string(value)

# Calls that never leave the function: Lambda itself attaches it to the VPC, and passing a role is a
# permission of another call.
no_call := {
	"ec2:assignprivateipaddresses",
	"ec2:createnetworkinterface",
	"ec2:deletenetworkinterface",
	"ec2:describenetworkinterfaces",
	"ec2:describesubnets",
	"ec2:unassignprivateipaddresses",
	"iam:passrole",
}

# A policy may be named by the role, or name the role.
policies_of(role) := {policy |
	some attached in input.resources[role].properties.ManagedPolicyArns
	policy := attached.__ref
} | {policy |
	some policy in resources_of_type("AWS::IAM::ManagedPolicy")
	some attached in input.resources[policy].properties.Roles
	attached.__ref == role
}

# Lambda itself hands an event to a destination, with the function's role: no call from the VPC.
delivered_by_lambda(role, "lambda:invokefunction") if {
	some config in resources_of_type("AWS::Lambda::EventInvokeConfig")
	follow_ref(follow_ref(config, "Properties.FunctionName"), "Properties.Role") == role
}

allowed_services contains [role, service] if {
	some role in resources_of_type("AWS::IAM::Role")
	runs_inside(role)
	some policy in policies_of(role)
	some statement in input.resources[policy].properties.PolicyDocument.Statement
	statement.Effect == "Allow"
	some action in as_array(statement.Action)
	not lower(action) in no_call
	not delivered_by_lambda(role, lower(action))
	service := split(lower(action), ":")[0]
}

violation contains v if {
	some entry in allowed_services
	service := entry[1]
	not endpoint_of[service] in endpoints
	v := make_diag_full(
		sprintf("C4.Endpoint.%s", [service]), "ERROR", entry[0], "",
		sprintf("the role may call %s, and the VPC has no endpoint for it: the call would leave through NAT (constraint C4)", [service]),
		"Add the endpoint to VpcEndpoints", "",
	)
}

# Names resolve to the endpoints only where the VPC answers for them.
violation contains v if {
	some name in resources_of_type("AWS::EC2::VPC")
	some property in ["EnableDnsSupport", "EnableDnsHostnames"]
	path := sprintf("Properties.%s", [property])
	not resolve(name, path) == true
	v := make_diag_full(
		"C4.PrivateDns", "ERROR", name, path,
		"names would resolve to public addresses, past the endpoints (constraint C4)",
		sprintf("Set %s to true", [property]), "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::VPCEndpoint")
	resolve(name, "Properties.VpcEndpointType") == "Interface"
	not resolve(name, "Properties.PrivateDnsEnabled") == true
	v := make_diag_full(
		"C4.PrivateDns", "ERROR", name, "Properties.PrivateDnsEnabled",
		"clients would resolve the public address and pass by the endpoint (constraint C4)",
		"Set PrivateDnsEnabled to true", "",
	)
}

gateway_services := {"s3", "dynamodb"}

# Every route table that leads to a NAT gateway must know the gateway endpoint, or traffic to the
# service takes the NAT gateway. A table that leads nowhere, the data tier's, reaches neither.
private_tables contains table if {
	some route in resources_of_type("AWS::EC2::Route")
	follow_ref(route, "Properties.NatGatewayId")
	table := follow_ref(route, "Properties.RouteTableId")
}

tables_of(service) := {referenced(table) |
	some name in resources_of_type("AWS::EC2::VPCEndpoint")
	endswith(resolve(name, "Properties.ServiceName"), sprintf(".%s", [service]))
	some table in input.resources[name].properties.RouteTableIds
}

violation contains v if {
	some service in gateway_services
	some table in private_tables
	not table in tables_of(service)
	v := make_diag_full(
		sprintf("C4.GatewayEndpoint.%s", [service]), "ERROR", table, "",
		sprintf("the private route table has no route to the %s gateway endpoint (constraint C4)", [service]),
		"List the route table in the endpoint's RouteTableIds", "",
	)
}
