import assert from 'node:assert/strict';
import { AuthScheme } from '@composio/core';
import { check, composio, newUser } from './harness.mjs';

const { connectedAccounts, authConfigs } = composio;

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
