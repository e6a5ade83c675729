// What the official SDK sends for each of its calls, held equal to the file with which the component is tested.
// `./run --write-requests` writes that file anew.
import { requestsOf } from './recorder.mjs';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { calls } from './calls.mjs';
import { composio, newUser } from './harness.mjs';
import './calls-accounts.mjs';
import './calls-tools.mjs';
import './calls-sessions.mjs';

const FILE = join(import.meta.dirname, '../../camel-composio-component/src/test/resources/operations',
  'official-client-requests.jsonl');

/** Public methods that send nothing, or get events otherwise than by HTTP. */
const SILENT = ['session.customTools', 'session.customToolkits', 'session.workbench', 'tools.wrapToolsForProvider',
  'tools.wrapToolsForToolRouter', 'triggers.parse', 'triggers.verifyWebhook', 'triggers.subscribe', 'triggers.unsubscribe'];

/** The names that the SDK's types have as private or protected: in its JavaScript they look like all others. */
function privates() {
  const types = dirname(fileURLToPath(import.meta.resolve('@composio/core')));
  const text = readdirSync(types).filter(file => file.endsWith('.d.mts'))
    .map(file => readFileSync(join(types, file), 'utf8')).join('\n');
  return new Set([...text.matchAll(/^\s+(?:private|protected) (?:static |readonly |get )*(\w+)/gm)].map(([, name]) => name));
}

/** The public methods of the SDK's objects, such as `session.execute`. */
async function methods() {
  const hidden = privates().add('constructor');
  const session = await composio.create(newUser());
  const { connectedAccounts, authConfigs, sessions, toolkits, tools, triggers, mcp, files } = composio;
  const owners = { connectedAccounts, authConfigs, sessions, session, toolkits, tools, triggers, mcp, files,
    'session.experimental.files': session.experimental.files };
  return Object.entries(owners).flatMap(([owner, object]) => chain(object)
    .filter(method => !hidden.has(method)).map(method => `${owner}.${method}`));
}

function chain(object) {
  const prototype = Object.getPrototypeOf(object);
  return prototype === Object.prototype ? [] : [...Object.getOwnPropertyNames(prototype), ...chain(prototype)];
}

async function record() {
  const lines = [];
  for (const { name, prepare } of calls) {
    const requests = await requestsOf(await prepare());
    assert.notEqual(requests.length, 0, `${name} sends nothing`);
    lines.push(...requests.map(request => JSON.stringify({ call: name, ...request })));
  }
  return lines;
}

function differences(before, now) {
  return [...before.filter(line => !now.includes(line)).map(line => `- ${line}`),
    ...now.filter(line => !before.includes(line)).map(line => `+ ${line}`)];
}

const called = new Set(calls.map(({ name }) => name.split('#')[0]));
const forgotten = (await methods()).filter(method => !called.has(method) && !SILENT.includes(method));
assert.deepEqual(forgotten, [], 'methods of the SDK of which no call is recorded');

const lines = await record();
const text = `${lines.join('\n')}\n`;
if (process.argv.includes('--write-requests')) {
  writeFileSync(FILE, text);
}
const known = readFileSync(FILE, 'utf8');
if (known !== text) {
  console.log(`FAIL  the SDK does not send what official-client-requests.jsonl says:
${differences(known.trimEnd().split('\n'), lines).join('\n')}
If that is right, camel-composio-simulator/conformance/run --write-requests writes it anew: run the component's tests then.`);
  process.exit(1);
}
console.log(`ok    ${calls.length} calls of the SDK send the ${lines.length} requests that the component is held to`);
process.exit(0);
