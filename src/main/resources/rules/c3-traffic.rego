# C3: back on the previous environment within 300 seconds of a rollback request: what decides how fast
# the traffic follows its weights.
package payment.c3traffic

import rego.v1

# Requests in flight get this long on the side that is left.
longest_drain_seconds := 30

# A target that comes back must be seen within this time.
longest_detection_seconds := 60

# An attribute may be given twice: each of its values must hold.
attributes(name, key) := {entry.Value |
	some entry in input.resources[name].properties.TargetGroupAttributes
	entry.Key == key
}

drains_in_time(name) if {
	delays := attributes(name, "deregistration_delay.timeout_seconds")
	count(delays) > 0
	every delay in delays { to_number(delay) <= longest_drain_seconds }
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	not drains_in_time(name)
	v := make_diag_full(
		"C3.Drain", "ERROR", name, "Properties.TargetGroupAttributes",
		"deregistration takes longer than 30 s; the default of 300 s is the whole rollback budget (constraint C3)",
		"Set deregistration_delay.timeout_seconds to 30 or less", "",
	)
}

detects_in_time(name) if {
	resolve(name, "Properties.HealthCheckEnabled") == true
	interval := to_number(resolve(name, "Properties.HealthCheckIntervalSeconds"))
	healthy := to_number(resolve(name, "Properties.HealthyThresholdCount"))
	unhealthy := to_number(resolve(name, "Properties.UnhealthyThresholdCount"))
	interval * max([healthy, unhealthy]) <= longest_detection_seconds
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	not detects_in_time(name)
	v := make_diag_full(
		"C3.HealthCheck", "ERROR", name, "Properties.HealthCheckIntervalSeconds",
		"health checks are off, or interval times threshold is above 60 s or left to the default: a healthy side would be seen too late (constraint C3)",
		"Set HealthCheckEnabled to true, and HealthCheckIntervalSeconds, HealthyThresholdCount and UnhealthyThresholdCount to fast values", "",
	)
}

starts_at_once(name) if {
	every ramp in attributes(name, "slow_start.duration_seconds") { to_number(ramp) == 0 }
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	not starts_at_once(name)
	v := make_diag_full(
		"C3.SlowStart", "ERROR", name, "Properties.TargetGroupAttributes",
		"a side that comes back would get its share of the requests slowly, after up to 900 s (constraint C3)",
		"Set slow_start.duration_seconds to 0", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::TargetGroup")
	not attributes(name, "stickiness.enabled") - {"false"} == set()
	v := make_diag_full(
		"C3.NoStickiness", "ERROR", name, "Properties.TargetGroupAttributes",
		"sticky clients would stay on a group of weight 0 (constraint C3, ADR 0012)",
		"Leave stickiness.enabled false: sessions are in DynamoDB", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::ListenerRule")
	some action in input.resources[name].properties.Actions
	stickiness := object.get(action.ForwardConfig.TargetGroupStickinessConfig, "Enabled", false)
	not stickiness == false
	v := make_diag_full(
		"C3.NoStickiness", "ERROR", name, "Properties.Actions",
		"sticky clients would stay on a group of weight 0 (constraint C3, ADR 0012)",
		"Set TargetGroupStickinessConfig.Enabled to false", "",
	)
}

# Weights without a way back.
violation contains v if {
	some name in resources_of_type("AWS::ElasticLoadBalancingV2::ListenerRule")
	some action in input.resources[name].properties.Actions
	count(action.ForwardConfig.TargetGroups) > 1
	not has_rollback
	v := make_diag_full(
		"C3.NoRollback", "ERROR", name, "",
		"traffic can be shifted, and no state machine of a RollbackWorkflow brings it back (constraint C3)",
		"Create RollbackWorkflow", "",
	)
}

has_rollback if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	contains(name, "RollbackWorkflow")
}
