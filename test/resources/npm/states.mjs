// Judges definitions of state machines: JSON by name on standard input, problems by name on standard output.
import { readFileSync } from 'node:fs';
import validate from 'asl-validator';

const problems = {};
for (const [name, definition] of Object.entries(JSON.parse(readFileSync(0, 'utf8')))) {
  const { errors } = validate(definition, { checkPaths: true, checkArn: true });
  problems[name] = errors.map((error) => `${error['Error code']}: ${error.Message ?? error.message ?? JSON.stringify(error)}`);
}
console.log(JSON.stringify(problems));
