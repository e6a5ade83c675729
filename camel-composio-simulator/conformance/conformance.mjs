// What the official SDK must be able to do with the simulator. Each check is one sentence; results are asserted, not only
// the absence of errors.
import assert from 'node:assert/strict';
import {
  AuthScheme,
  Composio,
  ComposioAclOnlyForSharedError,
  ComposioConnectedAccountNotFoundError,
  ComposioLegacyConnectedAccountsEndpointRetiredError,
  ComposioMultipleConnectedAccountsError,
  ComposioToolkitNotFoundError,
  ConnectionRequestFailedError,
} from '@composio/core';

const composio = client(process.env.SIMULATOR_KEY);
const { connectedAccounts, authConfigs, toolkits } = composio;

function client(apiKey) {
  return new Composio({
    apiKey,
    baseURL: process.env.SIMULATOR_URL,
    allowTracking: false,
    disableVersionCheck: true,
  });
}

const checks = [];
const check = (sentence, body) => checks.push({ sentence, body });

let users = 0;
const newUser = () => `user_${++users}`;

const importKey = async (user, options = {}) => connectedAccounts.initiate(user, 'ac_sendgrid', {
  config: AuthScheme.APIKey({ api_key: 'sg-existing-sendgrid-key' }), ...options });

/** What a person does in the browser: look at the page, fill in the form, be sent back. */
async function finish(pageUrl, fields) {
  const page = await fetch(pageUrl);
  assert.equal(page.status, 200);
  assert.match(await page.text(), /<form method="post"/);
  return fetch(pageUrl, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

check('initiate imports an API key, which is ACTIVE at once and masked', async () => {
  const request = await importKey('importer');
  assert.match(request.id, /^ca_[A-Za-z0-9]{12}$/);
  assert.equal(request.status, 'ACTIVE');
  assert.equal(request.redirectUrl, null);
  const account = await connectedAccounts.get(request.id);
  assert.equal(account.status, 'ACTIVE');
  assert.equal(account.toolkit.slug, 'sendgrid');
  assert.equal(account.authConfig.id, 'ac_sendgrid');
  assert.equal(account.state.authScheme, 'API_KEY');
  assert.equal(account.state.val.api_key, 'sg-e...');
});

check('initiate imports a bearer token with extra fields', async () => {
  const request = await connectedAccounts.initiate(newUser(), 'ac_github', {
    config: AuthScheme.BearerToken({ token: 'existing-bearer-token', base_url: 'https://acme.example.com' }) });
  const account = await connectedAccounts.get(request.id);
  assert.equal(account.state.val.token, 'exis...');
  assert.equal(account.state.val.base_url, 'https://acme.example.com');
});

check('initiate imports a user name and password', async () => {
  const request = await connectedAccounts.initiate(newUser(), 'ac_freshdesk', {
    config: AuthScheme.Basic({ username: 'user@example.com', password: 'existing-password', subdomain: 'acme' }) });
  const account = await connectedAccounts.get(request.id);
  assert.equal(account.state.authScheme, 'BASIC');
  assert.equal(account.state.val.username, 'user@example.com');
  assert.equal(account.state.val.password, 'exis...');
});

check('initiate refuses a second account of a user, and makes one with allowMultiple', async () => {
  const user = newUser();
  const first = await importKey(user);
  await assert.rejects(importKey(user), ComposioMultipleConnectedAccountsError);
  const second = await importKey(user, { allowMultiple: true });
  assert.notEqual(second.id, first.id);
  assert.equal((await connectedAccounts.list({ userIds: [user] })).items.length, 2);
});

check('initiate starts OAuth with an app of one\'s own', async () => {
  const config = await authConfigs.create('gmail', { type: 'use_custom_auth', authScheme: 'OAUTH2',
    credentials: { client_id: 'id.apps.example.com', client_secret: 'GOCSPX-secret' } });
  const request = await connectedAccounts.initiate(newUser(), config.id, {
    callbackUrl: 'https://a.example/cb', config: AuthScheme.OAuth2({}) });
  assert.equal(request.status, 'INITIATED');
  const back = await finish(request.redirectUrl, { action: 'complete' });
  assert.equal(back.headers.get('location'),
    `https://a.example/cb?status=success&connected_account_id=${request.id}`);
  const account = await request.waitForConnection(5000);
  assert.equal(account.status, 'ACTIVE');
  assert.equal(account.state.val.access_token, 'REDACTED');
});

check('initiate for Composio-managed OAuth is retired', async () => {
  const config = await authConfigs.create('gmail', { type: 'use_composio_managed_auth' });
  await assert.rejects(connectedAccounts.initiate(newUser(), config.id),
    ComposioLegacyConnectedAccountsEndpointRetiredError);
});

check('link gives a page; waitForConnection sees it completed', async () => {
  const request = await connectedAccounts.link(newUser(), 'ac_sendgrid', {
    callbackUrl: 'https://a.example/cb?source=onboarding', alias: 'work' });
  assert.equal(request.status, 'INITIATED');
  const waiting = request.waitForConnection(20000);
  const back = await finish(request.redirectUrl, { 'field.generic_api_key': 'sg-typed-by-hand', action: 'complete' });
  assert.equal(back.status, 303);
  assert.equal(back.headers.get('location'),
    `https://a.example/cb?source=onboarding&status=success&connected_account_id=${request.id}`);
  const account = await waiting;
  assert.equal(account.status, 'ACTIVE');
  assert.equal(account.state.val.generic_api_key, 'sg-t...');
  assert.equal(account.alias, 'work');
});

check('waitForConnection reports a link that failed', async () => {
  const request = await connectedAccounts.link(newUser(), 'ac_sendgrid');
  await finish(request.redirectUrl, { action: 'fail' });
  await assert.rejects(request.waitForConnection(5000), ConnectionRequestFailedError);
});

check('link refuses rules of sharing for a private account', async () => {
  await assert.rejects(connectedAccounts.link(newUser(), 'ac_sendgrid', {
    experimental: { aclConfigForShared: { allowAllUsers: true } } }), ComposioAclOnlyForSharedError);
});

check('updateAcl changes the rules of a shared account only', async () => {
  const user = newUser();
  const shared = await connectedAccounts.link(user, 'ac_sendgrid', { experimental: { accountType: 'SHARED' } });
  const answer = await connectedAccounts.updateAcl(shared.id, { allowedUserIds: ['user_a'], notAllowedUserIds: [] });
  assert.deepEqual({ success: answer.success, id: answer.id }, { success: true, id: shared.id });
  const account = await connectedAccounts.get(shared.id);
  assert.equal(account.experimental.accountType, 'SHARED');
  assert.deepEqual(account.experimental.aclConfigForShared.allowedUserIds, ['user_a']);
  assert.equal((await connectedAccounts.list({ userIds: [user] })).items.length, 0);
  assert.equal((await connectedAccounts.list({ userIds: [user], accountType: 'SHARED' })).items.length, 1);
  const own = await importKey(newUser());
  await assert.rejects(connectedAccounts.updateAcl(own.id, { allowAllUsers: true }), ComposioAclOnlyForSharedError);
});

check('list filters, orders and pages', async () => {
  const mine = [newUser(), newUser(), newUser()];
  for (const user of mine) {
    await importKey(user);
  }
  const first = await connectedAccounts.list({ userIds: mine, statuses: ['ACTIVE'], toolkitSlugs: ['sendgrid'],
    authConfigIds: ['ac_sendgrid'], orderBy: 'created_at', limit: 2 });
  assert.equal(first.items.length, 2);
  assert.equal(first.totalPages, 2);
  const second = await connectedAccounts.list({ userIds: mine, limit: 2, cursor: first.nextCursor });
  assert.equal(second.items.length, 1);
  assert.ok(!second.nextCursor);
  const ids = new Set([...first.items, ...second.items].map(item => item.id));
  assert.equal(ids.size, 3);
  assert.equal((await connectedAccounts.list({ userIds: mine, statuses: ['EXPIRED'] })).items.length, 0);
});

check('disable and enable switch an account', async () => {
  const { id } = await importKey(newUser());
  assert.deepEqual(await connectedAccounts.disable(id), { success: true });
  const off = await connectedAccounts.get(id);
  assert.equal(off.status, 'INACTIVE');
  assert.equal(off.isDisabled, true);
  assert.deepEqual(await connectedAccounts.enable(id), { success: true });
  const on = await connectedAccounts.get(id);
  assert.equal(on.status, 'ACTIVE');
  assert.equal(on.isDisabled, false);
  assert.deepEqual(await connectedAccounts.update(id, { enabled: false }), { success: true });
});

check('the raw client replaces a credential', async () => {
  const { id } = await importKey(newUser());
  const answer = await composio.getClient().connectedAccounts.patch(id, {
    connection: { state: { authScheme: 'API_KEY', val: { generic_api_key: 'new-api-key', api_key: null } } } });
  assert.deepEqual(answer, { success: true, id, status: 'ACTIVE' });
  const { val } = (await connectedAccounts.get(id)).state;
  assert.equal(val.generic_api_key, 'new-...');
  assert.ok(!('api_key' in val));
});

check('refresh leaves a static account, and starts OAuth again', async () => {
  const still = await importKey(newUser());
  const answer = await connectedAccounts.refresh(still.id);
  assert.deepEqual([answer.id, answer.status, answer.redirect_url], [still.id, 'ACTIVE', null]);
  const config = await authConfigs.create('github', { type: 'use_custom_auth', authScheme: 'OAUTH2', credentials: {} });
  const imported = await connectedAccounts.initiate(newUser(), config.id, {
    config: AuthScheme.OAuth2({ access_token: 'gho_existing', refresh_token: 'ghr_existing' }) });
  assert.equal(imported.status, 'ACTIVE');
  const again = await connectedAccounts.refresh(imported.id, { redirectUrl: 'https://a.example/cb' });
  assert.equal(again.status, 'INITIATED');
  const back = await finish(again.redirect_url, { action: 'complete' });
  assert.match(back.headers.get('location'), /^https:\/\/a\.example\/cb\?status=success/);
  assert.equal((await connectedAccounts.get(imported.id)).status, 'ACTIVE');
});

check('delete ends an account for good', async () => {
  const { id } = await importKey(newUser());
  assert.deepEqual(await connectedAccounts.delete(id), { success: true });
  await assert.rejects(connectedAccounts.get(id), { status: 404 });
  await assert.rejects(connectedAccounts.delete(id), { status: 404 });
});

check('an unknown account is the SDK\'s own error', async () => {
  await assert.rejects(connectedAccounts.waitForConnection('ca_unknown00000', 2000),
    ComposioConnectedAccountNotFoundError);
  await assert.rejects(connectedAccounts.get('ca_unknown00000'), error => {
    assert.equal(error.constructor.name, 'NotFoundError');
    assert.equal(error.error.error.code, 606);
    return true;
  });
});

check('a wrong key is refused', async () => {
  await assert.rejects(client('ak_wrong_key_wrong').connectedAccounts.list(), error => {
    assert.equal(error.status, 401);
    assert.equal(error.error.error.code, 801);
    assert.ok(!JSON.stringify(error.error).includes('ak_wrong_key'));
    return true;
  });
});

check('authConfigs.create makes custom and managed configs', async () => {
  const custom = await authConfigs.create('linear', { type: 'use_custom_auth', name: 'My Linear', authScheme: 'API_KEY',
    credentials: { api_key: 'lin_secret_key' } });
  assert.match(custom.id, /^ac_/);
  assert.deepEqual([custom.authScheme, custom.isComposioManaged, custom.toolkit], ['API_KEY', false, 'linear']);
  const bearer = await authConfigs.create('gmail', { type: 'use_custom_auth', authScheme: 'BEARER_TOKEN', credentials: {} });
  assert.equal(bearer.authScheme, 'BEARER_TOKEN');
  const managed = await authConfigs.create('github');
  assert.deepEqual([managed.authScheme, managed.isComposioManaged], ['OAUTH2', true]);
  await assert.rejects(authConfigs.create('sendgrid'), { status: 400 });
});

check('authConfigs.get and list show a config with its secrets masked', async () => {
  const { id } = await authConfigs.create('slack', { type: 'use_custom_auth', name: 'My Slack', authScheme: 'OAUTH2',
    credentials: { client_id: 'public-id', client_secret: 'very-secret' } });
  const config = await authConfigs.get(id);
  assert.deepEqual([config.name, config.status, config.authScheme, config.noOfConnections],
    ['My Slack', 'ENABLED', 'OAUTH2', 0]);
  assert.deepEqual(config.credentials, { client_id: 'public-id', client_secret: 'very...' });
  const listed = await authConfigs.list({ toolkit: 'slack' });
  assert.deepEqual(listed.items.map(item => item.id), [id]);
  assert.equal((await authConfigs.list({ search: 'my SLACK' })).items.length, 1);
});

check('authConfigs.update changes what is given', async () => {
  const { id } = await authConfigs.create('notion', { type: 'use_custom_auth', authScheme: 'OAUTH2',
    credentials: { client_id: 'old-id', client_secret: 'very-secret' } });
  await authConfigs.update(id, { type: 'custom', credentials: { client_id: 'new-id' }, isEnabledForToolRouter: false });
  const config = await authConfigs.get(id);
  assert.deepEqual(config.credentials, { client_id: 'new-id', client_secret: 'very...' });
  assert.equal(config.isEnabledForToolRouter, false);
});

check('authConfigs.disable and enable decide about new connections', async () => {
  const { id } = await authConfigs.create('zendesk', { type: 'use_custom_auth', authScheme: 'API_KEY', credentials: {} });
  const config = AuthScheme.APIKey({ generic_api_key: 'zd-key-0001' });
  const account = await connectedAccounts.initiate(newUser(), id, { config });
  await authConfigs.disable(id);
  assert.equal((await authConfigs.get(id)).status, 'DISABLED');
  assert.equal((await authConfigs.list({ toolkit: 'zendesk' })).items.length, 0);
  assert.equal((await authConfigs.list({ toolkit: 'zendesk', showDisabled: true })).items.length, 1);
  assert.equal((await connectedAccounts.get(account.id)).authConfig.isDisabled, true);
  await assert.rejects(connectedAccounts.initiate(newUser(), id, { config }), { status: 400 });
  await authConfigs.enable(id);
  assert.equal((await connectedAccounts.initiate(newUser(), id, { config })).status, 'ACTIVE');
  assert.equal((await authConfigs.get(id)).noOfConnections, 2);
});

check('authConfigs.delete ends a config for good', async () => {
  const { id } = await authConfigs.create('github');
  assert.deepEqual(await authConfigs.delete(id), {});
  await assert.rejects(authConfigs.get(id), { status: 404 });
  await assert.rejects(connectedAccounts.link(newUser(), id));
});

check('toolkits tell the fields of their schemes', async () => {
  const all = await toolkits.get({ limit: 50 });
  assert.ok(all.some(toolkit => toolkit.slug === 'gmail'));
  assert.deepEqual((await toolkits.get('sendgrid')).authConfigDetails.map(details => details.mode), ['API_KEY']);
  const fields = await toolkits.getConnectedAccountInitiationFields('freshdesk', 'BASIC', { requiredOnly: true });
  assert.deepEqual(fields.map(field => field.name), ['subdomain', 'username', 'password']);
  assert.ok((await toolkits.listCategories()).items.some(category => category.id === 'developer-tools'));
  await assert.rejects(toolkits.get('no_such_toolkit'), ComposioToolkitNotFoundError);
});

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
