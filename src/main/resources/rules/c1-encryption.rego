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

names_stack_key(name, path) if {
	target := follow_ref(name, path)
	input.resources[target].resourceType == "AWS::KMS::Key"
}

is_on(name, path) if resolve(name, path) == true

violation contains v if {
	some name, res in input.resources
	property := key_property[res.resourceType]
	path := sprintf("Properties.%s", [property])
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

violation contains v if {
	some name, res in input.resources
	property := insights_key[res.resourceType]
	is_on(name, sprintf("Properties.%s", [insights_switch[res.resourceType]]))
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

violation contains v if {
	some name in resources_of_type("AWS::KMS::Key")
	not is_on(name, "Properties.EnableKeyRotation")
	v := make_diag_full(
		"C1.KeyRotation", "ERROR", name, "Properties.EnableKeyRotation",
		"the key does not rotate (constraint C1, PCI DSS 3.7.4)",
		"Set EnableKeyRotation to true", "",
	)
}
