// The official TypeScript SDK as a peer: asked with a line, answers with a line, like the JVMs. Its first argument is the
// folder in which the SDK is installed.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { AuthScheme, Composio } = createRequire(`${process.argv[2]}/`)('@composio/core');
console.warn = () => {};

const { connectedAccounts } = new Composio({
  apiKey: process.env.SERVER_KEY,
  baseURL: process.env.SERVER_URL,
  allowTracking: false,
  disableVersionCheck: true,
});
const IN_FLIGHT = 64;
let user = 0;

async function create(users) {
  const end = user + users;
  const worker = async () => {
    while (user < end) {
      const number = user++;
      await connectedAccounts.initiate(`user-${number}`, 'ac_sendgrid', {
        allowMultiple: true,
        config: AuthScheme.APIKey({ generic_api_key: `SG.benchmark-key-of-user-number-${number}` }),
      });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
}

for await (const line of createInterface({ input: process.stdin })) {
  const users = Number(/users=(\d+)/.exec(line)[1]);
  const cpu = process.cpuUsage();
  const time = process.hrtime.bigint();
  try {
    await create(users);
    const { user: inUser, system } = process.cpuUsage(cpu);
    console.log(`= ${JSON.stringify({ users, cpuNanos: (inUser + system) * 1000, nanos: Number(process.hrtime.bigint() - time), threads: 1 })}`);
  } catch (error) {
    console.log(`= ${JSON.stringify({ failure: String(error) })}`);
  }
}
