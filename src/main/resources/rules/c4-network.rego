# C4: traffic between components stays inside: databases, instances and functions in private
# subnets, no public address, and an endpoint for every API that a policy allows them to call.
# PCI DSS v4.0.1: 1.3.1, 1.3.2, 1.4.4.
package payment.c4

import rego.v1

everyone := {"0.0.0.0/0", "::/0"}

# Subnets with a route to an internet gateway.
public_subnets contains subnet if {
	some route in resources_of_type("AWS::EC2::Route")
	gateway := follow_ref(route, "Properties.GatewayId")
	input.resources[gateway].resourceType == "AWS::EC2::InternetGateway"
	table := follow_ref(route, "Properties.RouteTableId")
	some association in resources_of_type("AWS::EC2::SubnetRouteTableAssociation")
	follow_ref(association, "Properties.RouteTableId") == table
	subnet := follow_ref(association, "Properties.SubnetId")
}

referenced(value) := value.__ref

subnets_of(name, "AWS::RDS::DBSubnetGroup") := input.resources[name].properties.SubnetIds

subnets_of(name, "AWS::Lambda::Function") := input.resources[name].properties.VpcConfig.SubnetIds

subnets_of(name, "AWS::AutoScaling::AutoScalingGroup") := input.resources[name].properties.VPCZoneIdentifier

violation contains v if {
	some name, res in input.resources
	some subnet in subnets_of(name, res.resourceType)
	referenced(subnet) in public_subnets
	v := make_diag_full(
		"C4.PrivateSubnet", "ERROR", name, "",
		sprintf("%s is in %s, which has a route to the internet (constraint C4)", [res.resourceType, referenced(subnet)]),
		"Choose application or data subnets of PaymentNetwork", "",
	)
}

placed(name, type) if count(subnets_of(name, type)) > 0

violation contains v if {
	some name, res in input.resources
	res.resourceType in {"AWS::RDS::DBSubnetGroup", "AWS::Lambda::Function", "AWS::AutoScaling::AutoScalingGroup"}
	not placed(name, res.resourceType)
	v := make_diag_full(
		"C4.InVpc", "ERROR", name, "",
		sprintf("%s is placed in no subnet of the VPC (constraint C4)", [res.resourceType]),
		"Place it in application or data subnets of PaymentNetwork", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::RDS::DBInstance")
	not resolve(name, "Properties.PubliclyAccessible") == false
	v := make_diag_full(
		"C4.NoPublicAddress", "ERROR", name, "Properties.PubliclyAccessible",
		"the database instance may get a public address (constraint C4)",
		"Set PubliclyAccessible to false", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::Subnet")
	resolve(name, "Properties.MapPublicIpOnLaunch") == true
	v := make_diag_full(
		"C4.NoPublicAddress", "ERROR", name, "Properties.MapPublicIpOnLaunch",
		"what is launched in the subnet gets a public address (constraint C4)",
		"Set MapPublicIpOnLaunch to false", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::LaunchTemplate")
	some interface in input.resources[name].properties.LaunchTemplateData.NetworkInterfaces
	interface.AssociatePublicIpAddress == true
	v := make_diag_full(
		"C4.NoPublicAddress", "ERROR", name, "Properties.LaunchTemplateData.NetworkInterfaces",
		"instances get a public address (constraint C4)",
		"Set AssociatePublicIpAddress to false", "",
	)
}

# Groups of an internet-facing load balancer may let everyone in, by HTTPS only.
internet_facing_groups contains group if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::LoadBalancer")
	resolve(name, "Properties.Scheme") == "internet-facing"
	some member in input.resources[name].properties.SecurityGroups
	group := referenced(member)
}

rule_cidr(rule) := rule.CidrIp

rule_cidr(rule) := rule.CidrIpv6

public_https(name, rule) if {
	name in internet_facing_groups
	rule.FromPort == 443
	rule.ToPort == 443
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::SecurityGroup")
	some index, rule in input.resources[name].properties.SecurityGroupIngress
	rule_cidr(rule) in everyone
	not public_https(name, rule)
	v := make_diag_full(
		"C4.OpenIngress", "ERROR", name, sprintf("Properties.SecurityGroupIngress.%d", [index]),
		sprintf("ingress is open to %s (constraint C4)", [rule_cidr(rule)]),
		"Name the peer's security group or the VPC's range", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::SecurityGroup")
	some index, rule in input.resources[name].properties.SecurityGroupEgress
	rule_cidr(rule) in everyone
	v := make_diag_full(
		"C4.OpenEgress", "ERROR", name, sprintf("Properties.SecurityGroupEgress.%d", [index]),
		sprintf("egress is open to %s (constraint C4)", [rule_cidr(rule)]),
		"Name the peer's security group, a prefix list or the VPC's range", "",
	)
}

# Without an egress section EC2 adds one that allows everything.
violation contains v if {
	some name in resources_of_type("AWS::EC2::SecurityGroup")
	not has_property(name, "SecurityGroupEgress")
	v := make_diag_full(
		"C4.OpenEgress", "ERROR", name, "Properties.SecurityGroupEgress",
		"the group declares no egress, so EC2 allows all (constraint C4)",
		"Declare the egress, an unreachable rule if there is none", "",
	)
}

# Which endpoint serves the actions of a service. EC2 calls of LiveInVpc are made by Lambda itself.
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

endpoints contains service if {
	some name in resources_of_type("AWS::EC2::VPCEndpoint")
	parts := split(resolve(name, "Properties.ServiceName"), ".")
	service := parts[count(parts) - 1]
}

# Roles of what runs inside the VPC.
inside := {"lambda.amazonaws.com", "ec2.amazonaws.com"}

runs_inside(role) if {
	some statement in input.resources[role].properties.AssumeRolePolicyDocument.Statement
	some principal in as_array(statement.Principal.Service)
	principal in inside
}

as_array(value) := value if is_array(value)

as_array(value) := [value] if is_string(value)

allowed_services contains [role, service] if {
	some role in resources_of_type("AWS::IAM::Role")
	runs_inside(role)
	some attached in input.resources[role].properties.ManagedPolicyArns
	policy := referenced(attached)
	some statement in input.resources[policy].properties.PolicyDocument.Statement
	statement.Effect == "Allow"
	some action in as_array(statement.Action)
	service := split(action, ":")[0]
}

violation contains v if {
	some entry in allowed_services
	service := entry[1]
	not service == "iam"
	not service == "ec2"
	not endpoint_of[service] in endpoints
	v := make_diag_full(
		sprintf("C4.Endpoint.%s", [service]), "ERROR", entry[0], "",
		sprintf("the role may call %s, and the VPC has no endpoint for it: the call would leave through NAT (constraint C4)", [service]),
		"Add the endpoint to VpcEndpoints", "",
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
