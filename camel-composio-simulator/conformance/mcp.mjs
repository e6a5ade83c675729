import assert from 'node:assert/strict';
import { check, composio, newUser } from './harness.mjs';

const { mcp } = composio;

check('mcp.create makes a server, whose generate gives a user\'s address', async () => {
  const server = await mcp.create('Created by the SDK', { toolkits: ['gmail', { authConfigId: 'ac_github' }],
    allowedTools: ['GMAIL_SEND_EMAIL'], manuallyManageConnections: true });
  assert.match(server.id, /^[0-9a-f-]{36}$/);
  assert.equal(server.name, 'Created by the SDK');
  assert.deepEqual([server.allowedTools, server.authConfigIds], [['GMAIL_SEND_EMAIL'], ['ac_github']]);
  assert.ok(server.MCPUrl.endsWith(server.id));
  assert.deepEqual(Object.keys(server.commands).sort(), ['claude', 'cursor', 'windsurf']);
  const user = newUser();
  const instance = await server.generate(user);
  assert.deepEqual([instance.id, instance.type, instance.userId], [server.id, 'streamable_http', user]);
  assert.equal(instance.url, `${server.MCPUrl}?user_id=${user}`);
});

check('mcp.get reads a server', async () => {
  const { id } = await mcp.create('To be read', { toolkits: [{ toolkit: 'slack' }, { authConfigId: 'ac_github' }] });
  const server = await mcp.get(id);
  assert.deepEqual([server.id, server.name, server.toolkits, server.serverInstanceCount],
    [id, 'To be read', ['slack', 'github'], 0]);
  assert.match(server.toolkitIcons.slack, /^https:/);
  await assert.rejects(mcp.get('00000000-0000-4000-8000-000000000000'), { status: 404 });
});

check('mcp.list filters and pages', async () => {
  for (const number of [1, 2, 3]) {
    await mcp.create(`Listed ${number}`, { toolkits: ['notion'] });
  }
  const first = await mcp.list({ name: 'listed', toolkits: ['notion'], limit: 2 });
  assert.deepEqual([first.currentPage, first.totalPages, first.items.length], [1, 2, 2]);
  const second = await mcp.list({ name: 'listed', toolkits: ['notion'], limit: 2, page: 2 });
  assert.equal(second.items.length, 1);
  assert.equal(new Set([...first.items, ...second.items].map(server => server.id)).size, 3);
  assert.equal((await mcp.list({ name: 'listed', authConfigs: ['ac_github'] })).items.length, 0);
});

check('mcp.update changes what is given', async () => {
  const { id } = await mcp.create('Before', { toolkits: ['gmail'], allowedTools: ['GMAIL_SEND_EMAIL'] });
  const changed = await mcp.update(id, { name: 'After', toolkits: ['linear', { authConfigId: 'ac_github' }],
    manuallyManageConnections: true });
  assert.deepEqual([changed.name, changed.toolkits, changed.authConfigIds, changed.allowedTools],
    ['After', ['linear', 'github'], ['ac_github'], ['GMAIL_SEND_EMAIL']]);
  assert.equal((await mcp.get(id)).name, 'After');
});

check('mcp.generate gives an address for a user', async () => {
  const { id } = await mcp.create('Generated', { toolkits: [{ authConfigId: 'ac_github' }] });
  const instance = await mcp.generate('user@a.example', id);
  assert.deepEqual([instance.name, instance.authConfigs, instance.allowedTools], ['Generated', ['ac_github'], []]);
  assert.match(instance.url, /\?user_id=user%40a\.example&include_composio_helper_actions=true$/);
});

check('mcp.delete ends a server', async () => {
  const { id } = await mcp.create('To be deleted', { toolkits: ['gmail'] });
  assert.deepEqual(await mcp.delete(id), { id, deleted: true });
  await assert.rejects(mcp.get(id), { status: 404 });
});
