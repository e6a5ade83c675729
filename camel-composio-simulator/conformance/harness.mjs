// What all checks share: the SDK's client, the list of checks, and what a person would do in a browser.
import assert from 'node:assert/strict';
import { AuthScheme, Composio } from '@composio/core';

export const composio = client(process.env.SIMULATOR_KEY);

export function client(apiKey) {
  return new Composio({
    apiKey,
    baseURL: process.env.SIMULATOR_URL,
    allowTracking: false,
    disableVersionCheck: true,
  });
}

/** What the SDK warned of. A transform warning means that an answer does not have the shape it expects. */
export const warnings = [];
console.warn = (...words) => warnings.push(words.join(' '));

/** Leads requests for files to the simulator. Its class has a name of its own, by which the SDK knows a proxy. */
class FilesRoute {
  constructor(agent) {
    this.agent = agent;
  }

  dispatch(options, handler) {
    const toFiles = String(options.origin) === process.env.FILES_URL;
    return this.agent.dispatch(toFiles ? { ...options, origin: process.env.SIMULATOR_URL } : options, handler);
  }
}
await fetch(process.env.SIMULATOR_URL);
const dispatcher = Symbol.for('undici.globalDispatcher.1');
globalThis[dispatcher] = new FilesRoute(globalThis[dispatcher]);

export const checks = [];

/** Each check is one sentence; it asserts results, not only the absence of errors. */
export const check = (sentence, body) => checks.push({ sentence, body });

let users = 0;
export const newUser = () => `user_${++users}`;

export const importKey = async (user, options = {}) => composio.connectedAccounts.initiate(user, 'ac_sendgrid', {
  config: AuthScheme.APIKey({ api_key: 'sg-existing-sendgrid-key' }), ...options });

/** What a person does in the browser: look at the page, fill in the form, be sent back. */
export async function finish(pageUrl, fields) {
  const page = await fetch(pageUrl);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<form method="post"/);
  return fetch(pageUrl, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}
