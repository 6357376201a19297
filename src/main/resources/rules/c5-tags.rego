# C5: every resource that can carry tags carries Environment, CostCenter and MigrationPhase, each a
# reference to its parameter, and passes them on to instances and volumes.
package payment.c5

import rego.v1

mandatory := {"Environment", "CostCenter", "MigrationPhase"}

# The property that holds tags, where it is not called Tags.
tag_property(type) := "BackupVaultTags" if type == "AWS::Backup::BackupVault"

tag_property(type) := "BackupPlanTags" if type == "AWS::Backup::BackupPlan"

tag_property(type) := "TagSpecifications" if type == "AWS::EC2::LaunchTemplate"

tag_property(type) := "Tags" if {
	not type in {"AWS::Backup::BackupVault", "AWS::Backup::BackupPlan", "AWS::EC2::LaunchTemplate"}
	"Tags" in schema_properties(type)
}

keys(value) := found if {
	is_array(value)
	found := {tag.Key | some tag in value}
}

keys(value) := found if {
	is_object(value)
	found := {key | some key, _ in value}
}

tags(name, property) := keys(input.resources[name].properties[property]) if property != "TagSpecifications"

tags(name, "TagSpecifications") := {tag.Key |
	some specification in input.resources[name].properties.TagSpecifications
	some tag in specification.Tags
}

tags(name, property) := set() if not has_property(name, property)

violation contains v if {
	some name, res in input.resources
	property := tag_property(res.resourceType)
	missing := mandatory - tags(name, property)
	count(missing) > 0
	v := make_diag_full(
		"C5.Tags", "ERROR", name, sprintf("Properties.%s", [property]),
		sprintf("%s lacks the tags %s (constraint C5)", [res.resourceType, concat(", ", sort([key | some key in missing]))]),
		"Create the resource below the stack that MandatoryTags.applyTo tags", "",
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
