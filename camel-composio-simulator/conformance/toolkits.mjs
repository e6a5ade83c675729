import assert from 'node:assert/strict';
import { ComposioToolkitNotFoundError } from '@composio/core';
import { check, composio, finish, newUser } from './harness.mjs';

const { toolkits } = composio;

check('toolkits tell the fields of their schemes', async () => {
  const all = await toolkits.get({ limit: 50 });
  assert.ok(all.some(toolkit => toolkit.slug === 'gmail'));
  assert.deepEqual((await toolkits.get('sendgrid')).authConfigDetails.map(details => details.mode), ['API_KEY']);
  const fields = await toolkits.getConnectedAccountInitiationFields('freshdesk', 'BASIC', { requiredOnly: true });
  assert.deepEqual(fields.map(field => field.name), ['subdomain', 'username', 'password']);
  assert.ok((await toolkits.listCategories()).items.some(category => category.id === 'developer-tools'));
  await assert.rejects(toolkits.get('no_such_toolkit'), ComposioToolkitNotFoundError);
});

check('toolkits name their fields, and count their tools', async () => {
  const creation = await toolkits.getAuthConfigCreationFields('github', 'OAUTH2');
  assert.deepEqual(creation.filter(field => field.required).map(field => field.name), ['client_id', 'client_secret']);
  assert.ok(creation.length > 2);
  const github = await toolkits.get('github');
  const tools = await composio.tools.getRawComposioTools({ toolkits: ['github'], limit: 100 });
  assert.equal(github.meta.toolsCount, tools.length);
  assert.equal((await toolkits.get({ category: 'support', sortBy: 'alphabetically', managedBy: 'all', limit: 1 })).length, 1);
});

check('toolkits.authorize starts OAuth with the config of a toolkit', async () => {
  const config = await composio.authConfigs.create('zendesk', { type: 'use_custom_auth', authScheme: 'OAUTH2',
    credentials: { client_id: 'id', client_secret: 'secret' } });
  const request = await toolkits.authorize(newUser(), 'zendesk', config.id);
  await finish(request.redirectUrl, { 'field.subdomain': 'acme', action: 'complete' });
  assert.equal((await request.waitForConnection(5000)).status, 'ACTIVE');
});
