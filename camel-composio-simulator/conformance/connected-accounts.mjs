import assert from 'node:assert/strict';
import {
  AuthScheme,
  ComposioAclOnlyForSharedError,
  ComposioConnectedAccountNotFoundError,
  ComposioLegacyConnectedAccountsEndpointRetiredError,
  ComposioMultipleConnectedAccountsError,
  ConnectionRequestFailedError,
} from '@composio/core';
import { check, client, composio, finish, importKey, newUser } from './harness.mjs';

const { connectedAccounts, authConfigs } = composio;

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
