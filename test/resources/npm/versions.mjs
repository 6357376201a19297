// Prints the versions of the pinned packages, of those named as arguments too, and its input.
import { readFileSync } from 'node:fs';

const pinned = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies);
for (const name of [...pinned, ...process.argv.slice(2)]) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  console.log(`${name} ${version}`);
}
console.log(readFileSync(0, 'utf8'));
