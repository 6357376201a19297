# C4: traffic between components stays inside: databases, instances and functions in private subnets,
# no public address, no open group. PCI DSS v4.0.1: 1.2.5, 1.3.1, 1.3.2, 1.4.4.
package payment.c4

import rego.v1

# A route that does not end at a NAT gateway leads out of the network, or may.
public_tables contains table if {
	some route in resources_of_type("AWS::EC2::Route")
	not has_property(route, "NatGatewayId")
	table := follow_ref(route, "Properties.RouteTableId")
}

# Known to be private: a subnet of this stack, with a route table of this stack that leads nowhere out.
private_subnets contains subnet if {
	some association in resources_of_type("AWS::EC2::SubnetRouteTableAssociation")
	table := follow_ref(association, "Properties.RouteTableId")
	input.resources[table].resourceType == "AWS::EC2::RouteTable"
	not table in public_tables
	subnet := follow_ref(association, "Properties.SubnetId")
}

subnets_of(name, "AWS::RDS::DBSubnetGroup") := input.resources[name].properties.SubnetIds

subnets_of(name, "AWS::Lambda::Function") := input.resources[name].properties.VpcConfig.SubnetIds

subnets_of(name, "AWS::AutoScaling::AutoScalingGroup") := input.resources[name].properties.VPCZoneIdentifier

subnets_of(name, "AWS::EC2::VPCEndpoint") := input.resources[name].properties.SubnetIds

is_private(subnet) if subnet.__ref in private_subnets

violation contains v if {
	some name, res in input.resources
	some subnet in subnets_of(name, res.resourceType)
	not is_private(subnet)
	v := make_diag_full(
		"C4.PrivateSubnet", "ERROR", name, "",
		sprintf("%s is in %v, which is no subnet of this stack or has a route out of it (constraint C4)", [res.resourceType, subnet]),
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

# Without a subnet group RDS takes the account's default network.
database_place := {
	"AWS::RDS::DBCluster": ["DBSubnetGroupName", "AWS::RDS::DBSubnetGroup"],
	"AWS::RDS::DBInstance": ["DBClusterIdentifier", "AWS::RDS::DBCluster"],
}

in_database_subnets(name, [property, type]) if {
	target := follow_ref(name, sprintf("Properties.%s", [property]))
	input.resources[target].resourceType == type
}

violation contains v if {
	some name, res in input.resources
	place := database_place[res.resourceType]
	not in_database_subnets(name, place)
	v := make_diag_full(
		"C4.InVpc", "ERROR", name, sprintf("Properties.%s", [place[0]]),
		sprintf("%s names no %s of this stack, so RDS decides about its network (constraint C4)", [res.resourceType, place[1]]),
		sprintf("Set %s", [place[0]]), "",
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

# Whatever is not plainly false may be true.
public_switches := {
	"AWS::EC2::Subnet": ["MapPublicIpOnLaunch", "AssignIpv6AddressOnCreation"],
	"AWS::RDS::DBCluster": ["PubliclyAccessible"],
}

violation contains v if {
	some name, res in input.resources
	some property in public_switches[res.resourceType]
	has_property(name, property)
	path := sprintf("Properties.%s", [property])
	not resolve(name, path) == false
	v := make_diag_full(
		"C4.NoPublicAddress", "ERROR", name, path,
		sprintf("%s gives a public address (constraint C4)", [property]),
		sprintf("Set %s to false", [property]), "",
	)
}

# An elastic address is for a NAT gateway and nothing else.
serves_nat(address) if {
	not has_property(address, "InstanceId")
	some gateway in resources_of_type("AWS::EC2::NatGateway")
	follow_ref(gateway, "Properties.AllocationId") == address
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::EIP")
	not serves_nat(name)
	v := make_diag_full(
		"C4.NoPublicAddress", "ERROR", name, "",
		"the elastic address belongs to no NAT gateway (constraint C4)",
		"Remove it", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::LaunchTemplate")
	some interface in input.resources[name].properties.LaunchTemplateData.NetworkInterfaces
	not object.get(interface, "AssociatePublicIpAddress", false) == false
	v := make_diag_full(
		"C4.NoPublicAddress", "ERROR", name, "Properties.LaunchTemplateData.NetworkInterfaces",
		"instances get a public address (constraint C4)",
		"Set AssociatePublicIpAddress to false", "",
	)
}

# The account's default security group lets everything out.
groups_of(name, "AWS::Lambda::Function") := input.resources[name].properties.VpcConfig.SecurityGroupIds

groups_of(name, "AWS::RDS::DBCluster") := input.resources[name].properties.VpcSecurityGroupIds

groups_of(name, "AWS::ElasticLoadBalancingV2::LoadBalancer") := input.resources[name].properties.SecurityGroups

groups_of(name, "AWS::EC2::VPCEndpoint") := input.resources[name].properties.SecurityGroupIds

groups_of(name, "AWS::EC2::LaunchTemplate") := array.concat(
	object.get(input.resources[name].properties.LaunchTemplateData, "SecurityGroupIds", []),
	[group |
		some interface in input.resources[name].properties.LaunchTemplateData.NetworkInterfaces
		some group in interface.Groups
	],
)

needs_group(_, type) if type in {
	"AWS::Lambda::Function", "AWS::RDS::DBCluster",
	"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::EC2::LaunchTemplate",
}

needs_group(name, "AWS::EC2::VPCEndpoint") if resolve(name, "Properties.VpcEndpointType") == "Interface"

own_groups(name, type) if {
	groups := groups_of(name, type)
	count(groups) > 0
	every group in groups { input.resources[group.__ref].resourceType == "AWS::EC2::SecurityGroup" }
}

violation contains v if {
	some name, res in input.resources
	needs_group(name, res.resourceType)
	not own_groups(name, res.resourceType)
	v := make_diag_full(
		"C4.OwnGroup", "ERROR", name, "",
		sprintf("%s has a security group that this stack does not define, or none (constraint C4)", [res.resourceType]),
		"Choose groups of SecurityGroups", "",
	)
}

# Groups of load balancers may name the clients' ranges; everyone only if it faces the internet.
balancer_groups[group] := scheme if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::LoadBalancer")
	scheme := object.get(input.resources[name].properties, "Scheme", "internet-facing")
	some member in input.resources[name].properties.SecurityGroups
	group := member.__ref
}

ranges(rule) := {range | some range in [object.get(rule, "CidrIp", null), object.get(rule, "CidrIpv6", null)]; range != null}

# RFC 1918, and the address of nobody that stands for "no traffic".
is_internal(range) if range == "255.255.255.255/32"

# The length counts as well: 10.0.0.0/1 and 172.16.0.0/0 begin like a private range and are half of the internet and all of it.
is_internal(range) if {
	some private in [[`^10\.[0-9.]+/[0-9]+$`, 8], [`^172\.(1[6-9]|2[0-9]|3[01])\.[0-9.]+/[0-9]+$`, 12], [`^192\.168\.[0-9.]+/[0-9]+$`, 16]]
	regex.match(private[0], range)
	to_number(split(range, "/")[1]) >= private[1]
}

# A half of the internet is as open as the whole: shorter than /8 is nobody's own range.
is_clients(name, range, _) if {
	balancer_groups[name]
	to_number(split(range, "/")[1]) >= 8
}

is_clients(name, _, rule) if {
	balancer_groups[name] == "internet-facing"
	rule.FromPort == 443
	rule.ToPort == 443
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::SecurityGroup")
	some index, rule in input.resources[name].properties.SecurityGroupIngress
	some range in ranges(rule)
	not is_internal(range)
	not is_clients(name, range, rule)
	v := make_diag_full(
		"C4.OpenIngress", "ERROR", name, sprintf("Properties.SecurityGroupIngress.%d", [index]),
		sprintf("ingress is open to %v (constraint C4)", [range]),
		"Name the peer's security group or the VPC's range", "",
	)
}

# A prefix list of the stack stands for its entries: as the peer of a rule it would hide an open range.
# An address of the stack's own (joined from a reference) is closed, a parameter may be anything.
is_closed(range) if {
	is_string(range)
	is_internal(range)
}

is_closed(range) if {
	is_string(range)
	to_number(split(range, "/")[1]) >= 8
}

is_closed(range) if {
	is_object(range)
	not range.__ref
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::PrefixList")
	some index, entry in input.resources[name].properties.Entries
	not is_closed(entry.Cidr)
	v := make_diag_full(
		"C4.OpenIngress", "ERROR", name, sprintf("Properties.Entries.%d", [index]),
		sprintf("ingress is open to %v (constraint C4)", [entry.Cidr]),
		"List the addresses of the stack's own NAT gateways", "",
	)
}

# Fleets may call the partners that the profile names, on port 443: nobody else may leave the network.
fleet_groups contains group.__ref if {
	some name in resources_of_type("AWS::EC2::LaunchTemplate")
	some group in groups_of(name, "AWS::EC2::LaunchTemplate")
}

is_partner(name, range, rule) if {
	name in fleet_groups
	rule.FromPort == 443
	rule.ToPort == 443
	to_number(split(range, "/")[1]) >= 8
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::SecurityGroup")
	some index, rule in input.resources[name].properties.SecurityGroupEgress
	some range in ranges(rule)
	not is_internal(range)
	not is_partner(name, range, rule)
	v := make_diag_full(
		"C4.OpenEgress", "ERROR", name, sprintf("Properties.SecurityGroupEgress.%d", [index]),
		sprintf("egress is open to %v (constraint C4)", [range]),
		"Name the peer's security group, a prefix list or the VPC's range", "",
	)
}

# PCI DSS 1.2.5: a rule is for one port of one service.
one_port(rule) if {
	rule.IpProtocol in {"tcp", "udp", "icmp"}
	spans(rule) == 0
}

one_port(rule) if object.get(rule, "CidrIp", "") == "255.255.255.255/32"

spans(rule) := rule.ToPort - rule.FromPort

violation contains v if {
	some name in resources_of_type("AWS::EC2::SecurityGroup")
	some direction in ["SecurityGroupIngress", "SecurityGroupEgress"]
	some index, rule in input.resources[name].properties[direction]
	not one_port(rule)
	v := make_diag_full(
		"C4.OnePort", "ERROR", name, sprintf("Properties.%s.%d", [direction, index]),
		"the rule is for more than one port (constraint C4, PCI DSS 1.2.5)",
		"Name the protocol and one port", "",
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
