// Writes what the README shows of each client into a folder for it: commands.sh, and the program that it then shows.
// Addresses become the service's. What it tells npm to install must be what package.json pins, and is left out.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [readme, pins, target, address] = process.argv.slice(2);
const programs = { ts: 'program.ts', csharp: 'Program.cs', python: 'program.py' };
const clients = ['openapi-typescript', 'hey-api', 'nswag', 'kiota', 'openapi-generator'];

const section = readFileSync(readme, 'utf8').split(/^## /m).find((part) => part.startsWith('Clients\n'));
const shown = [...section.matchAll(/^```sh\n(.*?)^```\n\n^```(\w+)\n(.*?)^```\n/gms)];
assert.equal(shown.length, section.match(/^```sh$/gm).length, 'each block of commands is followed by a program');
const pinned = JSON.parse(readFileSync(pins, 'utf8')).devDependencies;
const left = new Set(clients);

for (const [, commands, language, program] of shown) {
  const client = clients.find((name) => commands.includes(name));
  assert.ok(left.delete(client), `a client that nothing tests, or one twice:\n${commands}`);
  const packages = [...commands.matchAll(/(?<= )(@?[\w/-]+)@(\d\S*)/g)];
  assert.ok(packages.length > 0 || !/\bnp[mx] /.test(commands), `no version is named:\n${commands}`);
  for (const [, name, version] of packages) {
    assert.equal(version, pinned[name], `${name}: the README's version is not the tested one`);
  }
  const folder = join(target, client);
  const here = (text) => text.replaceAll('http://127.0.0.1:8080', address);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'commands.sh'), here(commands.replace(/^npm install .*\n/gm, '')));
  writeFileSync(join(folder, programs[language]), here(program));
}
assert.deepEqual([...left], [], 'clients that the README does not show');
