import assert from 'node:assert/strict';
import { ComposioToolkitNotFoundError } from '@composio/core';
import { check, composio } from './harness.mjs';

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
