# C1: all data at rest is encrypted with a customer-managed key of this stack, and the key rotates.
# PCI DSS v4.0.1: 3.5.1, 3.6.1, 3.7.4.
package payment.c1

import rego.v1

# Where each type that stores data names its key. A list of one property per type.
key_property := {
	"AWS::Backup::BackupVault": "EncryptionKeyArn",
	"AWS::DynamoDB::Table": "SSESpecification.KMSMasterKeyId",
	"AWS::EC2::Volume": "KmsKeyId",
	"AWS::EFS::FileSystem": "KmsKeyId",
	"AWS::Kinesis::Stream": "StreamEncryption.KeyId",
	"AWS::KinesisFirehose::DeliveryStream": "DeliveryStreamEncryptionConfigurationInput.KeyARN",
	"AWS::Lambda::Function": "KmsKeyArn",
	"AWS::Logs::LogGroup": "KmsKeyId",
	"AWS::RDS::DBCluster": "KmsKeyId",
	"AWS::SNS::Topic": "KmsMasterKeyId",
	"AWS::SQS::Queue": "KmsMasterKeyId",
	"AWS::SecretsManager::Secret": "KmsKeyId",
	"AWS::StepFunctions::StateMachine": "EncryptionConfiguration.KmsKeyId",
}

# The switch that must be on beside the key.
switch_property := {
	"AWS::DynamoDB::Table": "SSESpecification.SSEEnabled",
	"AWS::EC2::Volume": "Encrypted",
	"AWS::EFS::FileSystem": "Encrypted",
	"AWS::RDS::DBCluster": "StorageEncrypted",
}

# Performance insights keep SQL statements, which may hold card data.
insights_key := {
	"AWS::RDS::DBCluster": "PerformanceInsightsKmsKeyId",
	"AWS::RDS::DBInstance": "PerformanceInsightsKMSKeyId",
}

insights_switch := {
	"AWS::RDS::DBCluster": "PerformanceInsightsEnabled",
	"AWS::RDS::DBInstance": "EnablePerformanceInsights",
}

# Types that keep nothing at rest, and those whose volumes and copies have rules of their own below.
# Whatever is in neither table is refused: a store that nobody thought of would pass otherwise.
stores_nothing := {
	"AWS::AutoScaling::AutoScalingGroup", "AWS::AutoScaling::ScalingPolicy",
	"AWS::Backup::BackupPlan", "AWS::Backup::BackupSelection",
	"AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm", "AWS::CloudWatch::Dashboard",
	"AWS::EC2::EIP", "AWS::EC2::FlowLog", "AWS::EC2::InternetGateway", "AWS::EC2::LaunchTemplate",
	"AWS::EC2::NatGateway", "AWS::EC2::PrefixList", "AWS::EC2::Route", "AWS::EC2::RouteTable", "AWS::EC2::SecurityGroup",
	"AWS::EC2::Subnet", "AWS::EC2::SubnetRouteTableAssociation", "AWS::EC2::VPC",
	"AWS::EC2::VPCEndpoint", "AWS::EC2::VPCGatewayAttachment",
	"AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
	"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup",
	"AWS::Events::Rule", "AWS::IAM::InstanceProfile", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role",
	"AWS::KMS::Key", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Permission", "AWS::RDS::DBClusterParameterGroup",
	"AWS::RDS::DBInstance", "AWS::RDS::DBParameterGroup", "AWS::RDS::DBSubnetGroup",
	"AWS::S3::Bucket", "AWS::SNS::TopicInlinePolicy", "AWS::SecretsManager::RotationSchedule",
	"AWS::WAFv2::LoggingConfiguration", "AWS::WAFv2::WebACL", "AWS::WAFv2::WebACLAssociation",
	"Custom::PreMigrationValidation",
}

classified(type) if key_property[type]

classified(type) if type in stores_nothing

violation contains v if {
	some name, res in input.resources
	not classified(res.resourceType)
	v := make_diag_full(
		"C1.Unclassified", "ERROR", name, "",
		sprintf("nobody has said whether %s stores data (constraint C1)", [res.resourceType]),
		"Add the type to key_property or, if it stores nothing, to stores_nothing in c1-encryption.rego", "",
	)
}

names_stack_key(name, path) if {
	target := follow_ref(name, path)
	input.resources[target].resourceType == "AWS::KMS::Key"
}

is_on(name, path) if resolve(name, path) == true

# Lambda keeps the key of variables with the variables only: without them nothing is stored.
stores_data(name) if not input.resources[name].resourceType == "AWS::Lambda::Function"

stores_data(name) if has_property(name, "Environment")

violation contains v if {
	some name, res in input.resources
	property := key_property[res.resourceType]
	path := sprintf("Properties.%s", [property])
	stores_data(name)
	not names_stack_key(name, path)
	v := make_diag_full(
		"C1.CustomerKey", "ERROR", name, path,
		sprintf("%s stores data and %s names no customer-managed key of this stack (constraint C1)", [res.resourceType, property]),
		sprintf("Set %s to a key of EncryptionKeys", [property]), "",
	)
}

violation contains v if {
	some name, res in input.resources
	property := switch_property[res.resourceType]
	path := sprintf("Properties.%s", [property])
	not is_on(name, path)
	v := make_diag_full(
		"C1.EncryptionOn", "ERROR", name, path,
		sprintf("%s is not encrypted: %s is not true (constraint C1)", [res.resourceType, property]),
		sprintf("Set %s to true", [property]), "",
	)
}

# "true" as text and a value that is known at deployment only count as on.
is_off(name, path) if not has_property(name, trim_prefix(path, "Properties."))

is_off(name, path) if resolve(name, path) == false

violation contains v if {
	some name, res in input.resources
	property := insights_key[res.resourceType]
	not is_off(name, sprintf("Properties.%s", [insights_switch[res.resourceType]]))
	path := sprintf("Properties.%s", [property])
	not names_stack_key(name, path)
	v := make_diag_full(
		"C1.InsightsKey", "ERROR", name, path,
		"database insights keep SQL statements and name no customer-managed key of this stack (constraint C1)",
		sprintf("Set %s to the database key", [property]), "",
	)
}

# Volumes of the fleets: every device of every launch template.
violation contains v if {
	some name in resources_of_type("AWS::EC2::LaunchTemplate")
	not has_devices(name)
	v := make_diag_full(
		"C1.Volume", "ERROR", name, "Properties.LaunchTemplateData.BlockDeviceMappings",
		"the launch template declares no volume, so the image decides about encryption (constraint C1)",
		"Declare the root volume with Encrypted true and KmsKeyId", "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::EC2::LaunchTemplate")
	some index, device in input.resources[name].properties.LaunchTemplateData.BlockDeviceMappings
	path := sprintf("Properties.LaunchTemplateData.BlockDeviceMappings.%d.Ebs", [index])
	not encrypted_device(name, device, path)
	v := make_diag_full(
		"C1.Volume", "ERROR", name, path,
		sprintf("volume %v is not encrypted with a customer-managed key of this stack (constraint C1)", [device.DeviceName]),
		"Set Encrypted to true and KmsKeyId to the volume key", "",
	)
}

has_devices(name) if count(input.resources[name].properties.LaunchTemplateData.BlockDeviceMappings) > 0

encrypted_device(name, device, path) if {
	device.Ebs.Encrypted == true
	names_stack_key(name, sprintf("%s.KmsKeyId", [path]))
}

# An image of someone else's launch template decides about its volumes.
violation contains v if {
	some name in resources_of_type("AWS::AutoScaling::AutoScalingGroup")
	not launches_own_template(name)
	v := make_diag_full(
		"C1.Volume", "ERROR", name, "Properties.LaunchTemplate",
		"the group launches instances from no launch template of this stack (constraint C1)",
		"Set LaunchTemplate to the fleet's own", "",
	)
}

launches_own_template(name) if {
	template := follow_ref(name, "Properties.LaunchTemplate.LaunchTemplateId")
	input.resources[template].resourceType == "AWS::EC2::LaunchTemplate"
	not has_property(name, "MixedInstancesPolicy")
}

# Logs that a service would create by itself have no customer key: name a group of this stack.
log_group := {
	"AWS::EC2::FlowLog": "LogGroupName",
	"AWS::Lambda::Function": "LoggingConfig.LogGroup",
}

violation contains v if {
	some name, res in input.resources
	property := log_group[res.resourceType]
	path := sprintf("Properties.%s", [property])
	not refers_to(name, path, "AWS::Logs::LogGroup")
	v := make_diag_full(
		"C1.LogGroup", "ERROR", name, path,
		sprintf("%s writes to no log group of this stack, so its log has no customer key (constraint C1)", [res.resourceType]),
		sprintf("Set %s to a log group that is encrypted with a key of EncryptionKeys", [property]), "",
	)
}

violation contains v if {
	some name in resources_of_type("AWS::StepFunctions::StateMachine")
	some destination in input.resources[name].properties.LoggingConfiguration.Destinations
	not input.resources[destination.CloudWatchLogsLogGroup.LogGroupArn.__ref].resourceType == "AWS::Logs::LogGroup"
	v := make_diag_full(
		"C1.LogGroup", "ERROR", name, "Properties.LoggingConfiguration",
		"the workflow writes to no log group of this stack, so its log has no customer key (constraint C1)",
		"Name a log group that is encrypted with a key of EncryptionKeys", "",
	)
}

# RDS creates the group of a log that it exports, unless it is there.
violation contains v if {
	some name in resources_of_type("AWS::RDS::DBCluster")
	some export in input.resources[name].properties.EnableCloudwatchLogsExports
	not declared_group(input.resources[name].properties.DBClusterIdentifier, export)
	v := make_diag_full(
		"C1.LogGroup", "ERROR", name, "Properties.EnableCloudwatchLogsExports",
		sprintf("RDS would create the log group of the %v log, without a customer key (constraint C1)", [export]),
		"Declare /aws/rds/cluster/<DBClusterIdentifier>/<log> with a key of EncryptionKeys", "",
	)
}

declared_group(cluster, export) if {
	some group in resources_of_type("AWS::Logs::LogGroup")
	resolve(group, "Properties.LogGroupName") == sprintf("/aws/rds/cluster/%s/%s", [cluster, export])
}

refers_to(name, path, type) if {
	target := follow_ref(name, path)
	input.resources[target].resourceType == type
}

# Recovery points take the key of their vault; every account has a vault with the service's own key.
violation contains v if {
	some name in resources_of_type("AWS::Backup::BackupPlan")
	some rule in input.resources[name].properties.BackupPlan.BackupPlanRule
	not own_vaults(rule)
	v := make_diag_full(
		"C1.Vault", "ERROR", name, "Properties.BackupPlan.BackupPlanRule",
		sprintf("rule %v keeps or copies backups in a vault that is not of this stack (constraint C1)", [rule.RuleName]),
		"Set TargetBackupVault and the copies' destinations to vaults of BackupProtection", "",
	)
}

own_vaults(rule) if {
	is_vault(rule.TargetBackupVault)
	every copy in object.get(rule, "CopyActions", []) { is_vault(copy.DestinationBackupVaultArn) }
}

is_vault(value) if input.resources[value.__ref].resourceType == "AWS::Backup::BackupVault"

# A replica in another region has a key of that region.
violation contains v if {
	some name in resources_of_type("AWS::SecretsManager::Secret")
	has_property(name, "ReplicaRegions")
	v := make_diag_full(
		"C1.CustomerKey", "ERROR", name, "Properties.ReplicaRegions",
		"the secret's copy in another region names no customer-managed key of this stack (constraint C1)",
		"Leave ReplicaRegions out", "",
	)
}

# A bucket cannot name its key in one property.
violation contains v if {
	some name in resources_of_type("AWS::S3::Bucket")
	path := "Properties.BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID"
	not names_stack_key(name, path)
	v := make_diag_full(
		"C1.CustomerKey", "ERROR", name, path,
		"AWS::S3::Bucket stores data and names no customer-managed key of this stack (constraint C1)",
		"Encrypt the bucket with a key of EncryptionKeys", "",
	)
}

# Imported key material neither rotates by itself nor can be proven to be destroyed.
own_material(name) if {
	object.get(input.resources[name].properties, "Origin", "AWS_KMS") == "AWS_KMS"
	object.get(input.resources[name].properties, "Enabled", true) == true
}

violation contains v if {
	some name in resources_of_type("AWS::KMS::Key")
	not own_material(name)
	v := make_diag_full(
		"C1.KeyMaterial", "ERROR", name, "Properties.Origin",
		"the key is disabled, or its material comes from elsewhere (constraint C1, PCI DSS 3.6.1)",
		"Leave Origin and Enabled to their defaults", "",
	)
}

longest_key_days := 365

rotates(name) if {
	is_on(name, "Properties.EnableKeyRotation")
	object.get(input.resources[name].properties, "RotationPeriodInDays", longest_key_days) <= longest_key_days
}

violation contains v if {
	some name in resources_of_type("AWS::KMS::Key")
	not rotates(name)
	v := make_diag_full(
		"C1.KeyRotation", "ERROR", name, "Properties.EnableKeyRotation",
		"the key does not rotate every year (constraint C1, PCI DSS 3.7.4)",
		"Set EnableKeyRotation to true and RotationPeriodInDays to 365 or less", "",
	)
}
