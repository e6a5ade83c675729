// What the official SDK must be able to do with the simulator.
import assert from 'node:assert/strict';
import { check, checks, warnings } from './harness.mjs';
import './connected-accounts.mjs';
import './auth-configs.mjs';
import './toolkits.mjs';
import './triggers.mjs';
import './mcp.mjs';
import './tools.mjs';
import './sessions.mjs';
import './files.mjs';

check('the SDK finds the shapes it expects', () =>
  assert.deepEqual(warnings.filter(warning => /transform validation failed/i.test(warning)), []));

let failed = 0;
for (const { sentence, body } of checks) {
  try {
    await body();
    console.log(`ok    ${sentence}`);
  } catch (error) {
    failed++;
    console.log(`FAIL  ${sentence}\n      ${String(error.stack ?? error).replaceAll('\n', '\n      ')}`);
  }
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
