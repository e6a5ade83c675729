// What the official SDK must be able to do with the simulator.
import { checks } from './harness.mjs';
import './connected-accounts.mjs';
import './auth-configs.mjs';
import './toolkits.mjs';
import './triggers.mjs';
import './mcp.mjs';

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
