# C5: every resource that can carry tags carries Environment, CostCenter and MigrationPhase, each a
# reference to its parameter, and passes them on to instances and volumes.
package payment.c5

import rego.v1

mandatory := {"Environment", "CostCenter", "MigrationPhase"}

parameter_of := {"Environment": "EnvironmentName", "CostCenter": "CostCenter", "MigrationPhase": "MigrationPhase"}

# The properties that hold tags: Tags, and what some types call it instead.
tag_properties(type) := {property |
	some property in schema_properties(type)
	regex.match(`^(Tags|BackupVaultTags|BackupPlanTags|TagSpecifications|[A-Za-z]+Tags)$`, property)
}

# Tags as pairs of a key and the path of its value; a list, a map or a list per resource type.
entries(path, value) := found if {
	is_array(value)
	found := {[tag.Key, sprintf("%s.%d.Value", [path, index])] |
		some index, tag in value
		tag.Key
	} | {[tag.Key, sprintf("%s.%d.Tags.%d.Value", [path, outer, index])] |
		some outer, specification in value
		some index, tag in specification.Tags
	}
}

entries(path, value) := found if {
	is_object(value)
	found := {[key, sprintf("%s.%s", [path, key])] | some key, _ in value}
}

entries(_, value) := set() if value == null

tags(name, property) := entries(
	sprintf("Properties.%s", [property]),
	object.get(input.resources[name].properties, property, null),
)

keys(found) := {entry[0] | some entry in found}

violation contains v if {
	some name, res in input.resources
	some property in tag_properties(res.resourceType)
	missing := mandatory - keys(tags(name, property))
	count(missing) > 0
	v := make_diag_full(
		"C5.Tags", "ERROR", name, sprintf("Properties.%s", [property]),
		sprintf("%s lacks the tags %s (constraint C5)", [res.resourceType, concat(", ", sort([key | some key in missing]))]),
		"Create the resource below the stack that MandatoryTags.applyTo tags", "",
	)
}

# A literal stays as it is when the phase changes.
references contains [name, reference.sourcePath, reference.target] if {
	some name, res in input.resources
	some reference in res.outgoingRefs
}

launch_tags(name) := entries(
	"Properties.LaunchTemplateData.TagSpecifications",
	object.get(object.get(input.resources[name].properties, "LaunchTemplateData", {}), "TagSpecifications", null),
)

is_reference(name, path, key) if [name, path, parameter_of[key]] in references

violation contains v if {
	some name, res in input.resources
	found := {entry | some property in tag_properties(res.resourceType); some entry in tags(name, property)} | launch_tags(name)
	some [key, path] in found
	key in mandatory
	not is_reference(name, path, key)
	v := make_diag_full(
		"C5.TagValue", "ERROR", name, path,
		sprintf("tag %s is no reference to the parameter %s (constraint C5)", [key, parameter_of[key]]),
		"Leave the tags to MandatoryTags", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::RDS::DBCluster")
	not resolve(name, "Properties.CopyTagsToSnapshot") == true
	v := make_diag_full(
		"C5.Snapshots", "ERROR", name, "Properties.CopyTagsToSnapshot",
		"snapshots of the cluster carry no tags (constraint C5)",
		"Set CopyTagsToSnapshot to true", "",
	)
}

# Instances and their volumes take the launch template's own specifications.
launched := {"instance", "volume"}

violation contains v if {
	some name in resources_of_type("AWS::EC2::LaunchTemplate")
	some kind in launched
	present := {tag.Key |
		some specification in input.resources[name].properties.LaunchTemplateData.TagSpecifications
		specification.ResourceType == kind
		some tag in specification.Tags
	}
	missing := mandatory - present
	count(missing) > 0
	v := make_diag_full(
		"C5.LaunchedTags", "ERROR", name, "Properties.LaunchTemplateData.TagSpecifications",
		sprintf("each launched %s lacks the tags %s (constraint C5)", [kind, concat(", ", sort([key | some key in missing]))]),
		"Add a tag specification for instance and volume", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::AutoScaling::AutoScalingGroup")
	some tag in input.resources[name].properties.Tags
	tag.Key in mandatory
	not tag.PropagateAtLaunch == true
	v := make_diag_full(
		"C5.Propagation", "ERROR", name, "Properties.Tags",
		sprintf("tag %s does not reach the instances (constraint C5)", [tag.Key]),
		"Set PropagateAtLaunch to true", "",
	)
}
