// sessions, the session object and its files.
import { experimental_createTool, experimental_createToolkit } from '@composio/core';
import { z } from 'zod';
import { call, connected } from './calls.mjs';
import { composio, newUser } from './harness.mjs';
import { afterwards } from './recorder.mjs';

const { sessions } = composio;

const create = (kind, config) => call(`sessions.create${kind}`, () => () => composio.create(newUser(), config));
create('');
create('#toolkits', { toolkits: ['gmail', 'hackernews'], tags: ['readOnlyHint'] });
create('#enable', { toolkits: { enable: ['gmail'] }, tags: { enable: ['readOnlyHint'], disable: ['destructiveHint'] } });
create('#disable', { toolkits: { disable: ['gmail'] } });
create('#tools', { tools: { gmail: ['GMAIL_FETCH_EMAILS'], github: { enable: ['GITHUB_CREATE_ISSUE'] },
  slack: { disable: ['SLACK_SEND_MESSAGE'] }, linear: { tags: ['readOnlyHint'] },
  notion: { tags: { disable: ['destructiveHint'] } } } });
create('#manageConnections', { manageConnections: { callbackUrl: 'https://a.example/cb', waitForConnections: true } });
create('#manageConnections-off', { manageConnections: false });
create('#sandbox', { sandbox: { enableProxyExecution: false, autoOffloadThreshold: 1000, sandboxSize: 'large' } });
create('#workbench', { workbench: { enable: false } });
create('#multiAccount', { multiAccount: { enable: true, maxAccountsPerToolkit: 3 } });
create('#preload', { preload: { tools: ['HACKERNEWS_GET_USER'] } });
create('#direct_tools', { sessionPreset: 'direct_tools', toolkits: ['linear'] });
create('#direct_tools-but', { sessionPreset: 'direct_tools', toolkits: ['linear'], manageConnections: true,
  preload: { tools: ['LINEAR_LIST_LINEAR_TEAMS'] }, sandbox: { enable: true } });
create('#timezone', { experimental: { assistivePrompt: { userTimezone: 'Europe/London' } } });
call('sessions.create#authConfigs', async () => {
  const { id } = await composio.authConfigs.create('github');
  return () => composio.create(newUser(), { authConfigs: { github: id } });
});
call('sessions.create#connectedAccounts', async () => {
  const { user, id } = await connected();
  return () => composio.create(user, { connectedAccounts: { sendgrid: id } });
});

const grep = experimental_createTool('GREP', { name: 'Grep', description: 'Finds words', preload: true,
  inputParams: z.object({ word: z.string() }), execute: async ({ word }) => ({ found: word }) });
const dev = experimental_createToolkit('DEV', { name: 'Dev', description: 'Tools', tools: [
  experimental_createTool('SED', { name: 'Sed', description: 'Replaces words', inputParams: z.object({}),
    execute: async () => ({ done: true }) })] });
create('#customTools', { experimental: { customTools: [grep], customToolkits: [dev] } });

const withSession = (name, action) => call(name, async () => {
  const session = await composio.create(newUser());
  return () => action(session);
});
async function connectedSession() {
  const { user, id } = await connected();
  return { session: await composio.create(user), id };
}
withSession('sessions.use', session => composio.use(session.sessionId));
withSession('sessions.use#customTools', session => composio.use(session.sessionId, { customTools: [grep] }));
withSession('sessions.delete', session => sessions.delete(session.sessionId));
withSession('tools.getRawToolRouterSessionTools', session => composio.tools.getRawToolRouterSessionTools(session.sessionId));
withSession('tools.executeSessionTool', session => composio.tools.executeSessionTool('HACKERNEWS_GET_USER', {
  sessionId: session.sessionId, arguments: { username: 'pg' } }));
withSession('session.tools', session => session.tools());
withSession('session.update', session => session.update({ toolkits: ['gmail'], tags: ['readOnlyHint'],
  tools: { gmail: ['GMAIL_FETCH_EMAILS'] }, sandbox: { sandboxSize: 'large' }, manageConnections: { waitForConnections: true },
  multiAccount: { enable: true } }));
withSession('session.update#null', session => session.update({ toolkits: { disable: ['slack'] }, manageConnections: null,
  sandbox: null, multiAccount: null }));
withSession('session.update#flag', session => session.update({ manageConnections: false, preload: { tools: [] } }));
withSession('session.delete', session => session.delete());
withSession('session.authorize', session => session.authorize('sendgrid'));
withSession('session.authorize#options', session => session.authorize('sendgrid', { callbackUrl: 'https://a.example/cb',
  alias: 'work', experimental: { accountType: 'SHARED', aclConfigForShared: { allowAllUsers: true } } }));
withSession('session.ensureConnected#noAuth', session => session.ensureConnected('hackernews'));
call('session.ensureConnected#connected', async () => {
  const { session } = await connectedSession();
  return () => session.ensureConnected('sendgrid');
});
withSession('session.ensureConnected#link', session => {
  afterwards('/link', link => composio.connectedAccounts.enable(link.connected_account_id));
  return session.ensureConnected('slack', { callbackUrl: 'https://a.example/cb', alias: 'work' });
});
withSession('session.toolkits', session => session.toolkits());
withSession('session.toolkits#filters', session => session.toolkits({ toolkits: ['gmail', 'github'], isConnected: false,
  search: 'mail', limit: 5 }));
withSession('session.search', session => session.search({ query: 'send an email' }));
withSession('session.search#toolkits', session => session.search({ query: 'send an email', toolkits: ['sendgrid'] }));
withSession('session.execute', session => session.execute('HACKERNEWS_GET_USER', { username: 'pg' }));
withSession('session.execute#nothing', session => session.execute('HACKERNEWS_GET_FRONTPAGE'));
withSession('session.execute#meta', session => session.execute('COMPOSIO_SEARCH_TOOLS', {
  queries: [{ use_case: 'send an email' }] }));
call('session.execute#account', async () => {
  const { session, id } = await connectedSession();
  return () => session.execute('SENDGRID_LIST_TEMPLATES', {}, { account: id });
});
call('session.proxyExecute', async () => {
  const { session } = await connectedSession();
  return () => session.proxyExecute({ toolkit: 'sendgrid', endpoint: '/v3/x', method: 'GET' });
});
call('session.proxyExecute#parameters', async () => {
  const { session } = await connectedSession();
  return () => session.proxyExecute({ toolkit: 'sendgrid', endpoint: '/v3/x', method: 'POST', body: { a: 1 },
    parameters: [{ in: 'header', name: 'X-One', value: 1 }, { in: 'query', name: 'page', value: 2 }] });
});

const FILES = 'session.experimental.files';
const withFile = (name, action) => withSession(`${FILES}.${name}`, async session => action(session.experimental.files));
withFile('list', files => files.list());
withFile('list#options', files => files.list({ path: '/out', limit: 5 }));
withFile('upload', files => files.upload(Buffer.from('hello'), { remotePath: 'out/a.txt', mimetype: 'text/plain' }));
withFile('upload#path', files => files.upload(`${import.meta.dirname}/package.json`));
const withStored = (name, action) => call(`${FILES}.${name}`, async () => {
  const { experimental: { files } } = await composio.create(newUser());
  await files.upload(Buffer.from('hello'), { remotePath: 'out/a.txt', mimetype: 'text/plain' });
  return () => action(files);
});
withStored('download#content', async files => (await files.download('/out/a.txt')).text());
withStored('delete', files => files.delete('/out/a.txt'));
