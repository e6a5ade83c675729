import assert from 'node:assert/strict';
import { experimental_createTool, experimental_createToolkit } from '@composio/core';
import { z } from 'zod';
import { check, client, composio, finish, importKey, newUser } from './harness.mjs';

check('create, use, update and delete work on one session', async () => {
  const session = await composio.create(newUser(), { toolkits: ['gmail', 'hackernews'], tags: ['readOnlyHint'],
    tools: { gmail: ['GMAIL_FETCH_EMAILS'] },
    manageConnections: { callbackUrl: 'https://a.example/cb', waitForConnections: true } });
  assert.match(session.sessionId, /^trs_/);
  assert.equal(session.mcp.headers['x-api-key'], process.env.SIMULATOR_KEY);
  assert.equal(session.configVersion, 1);
  assert.deepEqual(session.config.toolkits, { enabled: ['gmail', 'hackernews'] });
  assert.deepEqual(session.config.tags, { enabled: ['readOnlyHint'] });
  assert.equal(session.config.manage_connections.enable_wait_for_connections, true);
  assert.equal(session.sandbox.sandbox_size, 'standard');
  const again = await composio.use(session.sessionId);
  assert.deepEqual(again.config, session.config);
  const config = await again.update({ toolkits: { disable: ['slack'] }, sandbox: { sandboxSize: 'large' },
    manageConnections: null });
  assert.deepEqual(config.toolkits, { disabled: ['slack'] });
  assert.equal(config.workbench.sandbox_size, 'large');
  assert.equal(config.manage_connections.enable_wait_for_connections, false);
  assert.equal(again.configVersion, 2);
  const history = await composio.getClient().toolRouter.session.configHistory(session.sessionId);
  assert.deepEqual(history.items.map(item => [item.version, item.is_current]), [[2, true], [1, false]]);
  assert.deepEqual(await again.delete(), { sessionId: session.sessionId, deleted: true });
  await assert.rejects(composio.use(session.sessionId), { status: 404 });
  const other = await composio.toolRouter.create(newUser());
  assert.equal((await composio.toolRouter.delete(other.sessionId)).deleted, true);
});

check('create refuses what the API refuses', async () => {
  await assert.rejects(composio.create(newUser(), { toolkits: ['no_such_toolkit'] }), /4305/);
  await assert.rejects(composio.create(newUser(), { connectedAccounts: { gmail: 'ca_unknown' } }),
    /ToolRouterV2_InvalidConnectedAccountIds/);
});

check('tools shows meta tools, or tools directly', async () => {
  const names = async session => (await session.tools()).map(tool => tool.function.name);
  const usual = await names(await composio.create(newUser()));
  assert.ok(usual.includes('COMPOSIO_SEARCH_TOOLS') && usual.includes('COMPOSIO_MANAGE_CONNECTIONS'));
  const direct = await composio.create(newUser(), { sessionPreset: 'direct_tools', toolkits: ['linear'] });
  assert.deepEqual(await names(direct),
    ['LINEAR_CREATE_LINEAR_ISSUE', 'LINEAR_LIST_LINEAR_ISSUES', 'LINEAR_LIST_LINEAR_TEAMS']);
  const raw = await composio.tools.getRawToolRouterSessionTools(direct.sessionId);
  assert.equal(raw[0].toolkit.slug, 'linear');
  const preloaded = await composio.create(newUser(), { preload: { tools: ['HACKERNEWS_GET_USER'] } });
  assert.ok((await names(preloaded)).includes('HACKERNEWS_GET_USER'));
  const call = { id: 'call_1', type: 'function', function: { name: 'HACKERNEWS_GET_USER', arguments: '{"username":"pg"}' } };
  assert.equal(JSON.parse(await composio.provider.executeToolCall(preloaded, call)).data.username, 'pg');
});

check('authorize links an account, and toolkits shows it', async () => {
  const config = await composio.authConfigs.create('github');
  const session = await composio.create(newUser(), { toolkits: ['github', 'hackernews'], authConfigs: { github: config.id },
    manageConnections: { callbackUrl: 'https://a.example/usual' } });
  const before = await session.toolkits();
  assert.deepEqual(before.items.map(item => [item.slug, item.isNoAuth, item.connection?.isActive]),
    [['github', false, false], ['hackernews', true, undefined]]);
  const request = await session.authorize('github', { alias: 'work' });
  assert.equal(request.status, 'INITIATED');
  const back = await finish(request.redirectUrl, { action: 'complete' });
  assert.equal(back.headers.get('location'), `https://a.example/usual?status=success&connected_account_id=${request.id}`);
  assert.equal((await request.waitForConnection(5000)).alias, 'work');
  const { items: [github] } = await session.toolkits({ isConnected: true });
  assert.equal(github.connection.connectedAccount.id, request.id);
  assert.equal(github.connection.isActive, true);
  assert.deepEqual(github.connection.authConfig, { id: config.id, mode: 'OAUTH2', isComposioManaged: true });
  assert.equal((await session.toolkits({ search: 'hacker', limit: 1 })).items[0].slug, 'hackernews');
  await assert.rejects(session.authorize('hackernews'), /4326/);
  await assert.rejects((await composio.create(newUser())).authorize('no_such_toolkit'), /4305/);
});

check('ensureConnected links only what is not connected', async () => {
  const user = newUser();
  const session = await composio.create(user);
  assert.deepEqual(await session.ensureConnected('hackernews'), { toolkit: 'hackernews', wasConnected: true });
  const { id } = await importKey(user);
  assert.deepEqual(await session.ensureConnected('sendgrid'),
    { toolkit: 'sendgrid', wasConnected: true, connectedAccount: { id, status: 'ACTIVE' } });
  const waiting = session.ensureConnected('slack', { timeout: 20000 });
  let account;
  for (let attempt = 0; attempt < 100 && !account; attempt++) {
    [account] = (await composio.connectedAccounts.list({ userIds: [user], toolkitSlugs: ['slack'] })).items;
  }
  await composio.connectedAccounts.enable(account.id);
  assert.deepEqual(await waiting, { toolkit: 'slack', wasConnected: false,
    connectedAccount: { id: account.id, status: 'ACTIVE' } });
});

check('search finds tools, also for one toolkit', async () => {
  const session = await composio.create(newUser());
  const found = await session.search({ query: 'send an email' });
  assert.equal(found.success, true);
  assert.deepEqual(found.results[0].primaryToolSlugs, ['GMAIL_SEND_EMAIL', 'SENDGRID_SEND_EMAIL']);
  assert.equal(found.toolSchemas.GMAIL_SEND_EMAIL.hasFullSchema, true);
  assert.ok(found.toolkitConnectionStatuses.every(status => !status.hasActiveConnection));
  assert.equal(found.session.id, session.sessionId);
  const only = await session.search({ query: 'send an email', toolkits: ['sendgrid'] });
  assert.deepEqual(only.results[0].toolkits, ['sendgrid']);
});

check('execute runs tools and meta tools', async () => {
  const user = newUser();
  const session = await composio.create(user);
  const done = await session.execute('HACKERNEWS_GET_USER', { username: 'pg' });
  assert.deepEqual([done.data.username, done.error], ['pg', null]);
  assert.match(done.logId, /^log_/);
  await assert.rejects(session.execute('SENDGRID_LIST_TEMPLATES'), /ToolRouterV2_NoActiveConnection/);
  const { id } = await importKey(user);
  assert.equal((await session.execute('SENDGRID_LIST_TEMPLATES', {}, { account: id })).error, null);
  const managed = await session.execute('COMPOSIO_MANAGE_CONNECTIONS', { toolkits: ['gmail', 'sendgrid'] });
  assert.deepEqual([managed.data.results.gmail.status, managed.data.results.sendgrid.status], ['initiated', 'active']);
  const meta = await composio.getClient().toolRouter.session.executeMeta(session.sessionId, {
    slug: 'COMPOSIO_GET_TOOL_SCHEMAS', arguments: { tool_slugs: ['GMAIL_SEND_EMAIL'] } });
  assert.ok(meta.data.tool_schemas.GMAIL_SEND_EMAIL);
});

check('several accounts need a selection', async () => {
  const user = newUser();
  const first = await importKey(user);
  await importKey(user, { allowMultiple: true });
  const session = await composio.create(user, { multiAccount: { enable: true } });
  assert.equal(session.config.multi_account.require_explicit_selection, true);
  await assert.rejects(session.execute('SENDGRID_LIST_TEMPLATES'), /4300/);
  assert.equal((await session.execute('SENDGRID_LIST_TEMPLATES', {}, { account: first.id })).error, null);
  const pinned = await composio.create(user, { connectedAccounts: { sendgrid: first.id } });
  assert.deepEqual(pinned.config.connected_accounts, { sendgrid: [first.id] });
  await assert.rejects(pinned.authorize('sendgrid'), /pinned/);
});

check('proxyExecute uses the session\'s account', async () => {
  const user = newUser();
  await importKey(user);
  const session = await composio.create(user);
  const answer = await session.proxyExecute({ toolkit: 'sendgrid', endpoint: '/v3/x', method: 'POST', body: { a: 1 },
    parameters: [{ in: 'header', name: 'X-One', value: 1 }] });
  assert.deepEqual([answer.status, answer.data.body, answer.data.headers['x-one']], [200, { a: 1 }, '1']);
  const binary = await session.proxyExecute({ toolkit: 'sendgrid', endpoint: '/v3/x', method: 'GET',
    parameters: [{ in: 'header', name: 'Accept', value: 'application/octet-stream' }] });
  assert.ok(binary.binaryData.size > 0 && binary.binaryData.url && binary.binaryData.expiresAt);
});

check('custom tools run in the client beside those of the session', async () => {
  const grep = experimental_createTool('GREP', { name: 'Grep', description: 'Finds words', preload: true,
    inputParams: z.object({ word: z.string() }), execute: async ({ word }) => ({ found: word }) });
  const dev = experimental_createToolkit('DEV', { name: 'Dev', description: 'Tools', tools: [
    experimental_createTool('SED', { name: 'Sed', description: 'Replaces words', inputParams: z.object({}),
      execute: async () => ({ done: true }) })] });
  const session = await composio.create(newUser(), { experimental: { customTools: [grep], customToolkits: [dev],
    assistivePrompt: { userTimezone: 'Europe/London' } } });
  assert.match(session.experimental.assistivePrompt, /Europe\/London/);
  assert.deepEqual(session.customTools().map(tool => tool.slug).sort(), ['LOCAL_DEV_SED', 'LOCAL_GREP']);
  assert.equal(session.customToolkits()[0].tools[0].slug, 'LOCAL_DEV_SED');
  assert.deepEqual((await session.execute('GREP', { word: 'a' })).data, { found: 'a' });
  assert.equal((await session.execute('HACKERNEWS_GET_USER', { username: 'pg' })).data.username, 'pg');
  assert.ok((await session.tools()).some(tool => tool.function.name === 'LOCAL_GREP'));
  const attached = await composio.use(session.sessionId, { customTools: [grep] });
  assert.deepEqual(attached.customTools().map(tool => tool.slug), ['LOCAL_GREP']);
});

check('the session\'s MCP endpoint takes the SDK\'s headers', async () => {
  const { mcp } = await composio.create(newUser(), { mcp: true });
  const answer = await fetch(mcp.url, { method: 'POST', headers: { ...mcp.headers, 'Content-Type': 'application/json',
    Accept: 'application/json, text/event-stream' }, body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }) });
  assert.ok((await answer.json()).result.tools.some(tool => tool.name === 'COMPOSIO_SEARCH_TOOLS'));
  await assert.rejects(client('ak_wrong_key_0001').create(newUser()), { status: 401 });
});
