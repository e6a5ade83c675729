// tools, triggers, mcp and files.
import { call, connected, withToken } from './calls.mjs';
import { composio, newUser } from './harness.mjs';

const { files, mcp, tools, triggers } = composio;
const VERSION = '20261001_00';

const list = (kind, query) => call(`tools.get#${kind}`, () => () => tools.get(newUser(), query));
list('toolkits', { toolkits: ['slack', 'github'] });
list('toolkits-all', { toolkits: ['github'], important: false });
list('toolkits-limit', { toolkits: ['github'], limit: 5 });
list('toolkits-tags', { toolkits: ['github'], tags: ['readOnlyHint', 'destructiveHint'], scopes: ['repo', 'user'] });
list('tools', { tools: ['SLACK_SEND_MESSAGE', 'GITHUB_CREATE_ISSUE'] });
list('search', { search: 'open issue', toolkits: ['github'] });
list('authConfigIds', { authConfigIds: ['ac_freshdesk'] });
call('tools.getRawComposioTools', () => () => tools.getRawComposioTools({ toolkits: ['slack'] }));
call('tools.get#slug', () => () => tools.get(newUser(), 'HACKERNEWS_GET_USER'));
call('tools.getRawComposioToolBySlug', () => () => tools.getRawComposioToolBySlug('GITHUB_CREATE_ISSUE'));
call('tools.getRawComposioToolBySlug#version', () => () =>
  tools.getRawComposioToolBySlug('GITHUB_CREATE_ISSUE', { version: '20260601_00' }));
call('tools.getToolsEnum', () => () => tools.getToolsEnum());
call('tools.getInput', () => () => tools.getInput('GITHUB_CREATE_ISSUE', { text: 'owner: acme, title: Typo' }));
call('tools.getInput#all', () => () => tools.getInput('GITHUB_CREATE_ISSUE', { text: 'title: Typo', version: VERSION,
  custom_description: 'Opens issues.', system_prompt: 'Be brief.' }));

call('tools.execute', async () => {
  const { user } = await connected();
  return () => tools.execute('SENDGRID_LIST_TEMPLATES', { userId: user, version: VERSION, arguments: { page_size: 5 } });
});
call('tools.execute#connectedAccountId', async () => {
  const { user, id } = await connected();
  return () => tools.execute('SENDGRID_LIST_TEMPLATES', {
    userId: user, connectedAccountId: id, version: VERSION, arguments: {} });
});
call('tools.execute#latest', () => () => tools.execute('HACKERNEWS_GET_USER', { userId: newUser(),
  arguments: { username: 'pg' }, dangerouslySkipVersionCheck: true }));
call('tools.execute#text', async () => {
  const { user } = await connected();
  return () => tools.execute('SENDGRID_LIST_TEMPLATES', { userId: user, version: VERSION, text: 'the first five' });
});
call('tools.execute#customAuthParams', () => () => tools.execute('GITHUB_DELETE_A_REPOSITORY', { userId: newUser(),
  version: VERSION, arguments: { owner: 'a', repo: 'b' }, customAuthParams: { baseURL: 'https://api.example',
    parameters: [{ in: 'header', name: 'x', value: 'y' }], body: { a: 1 } } }));
call('tools.proxyExecute', async () => {
  const { id } = await connected();
  return () => tools.proxyExecute({ endpoint: '/v3/templates', method: 'GET', connectedAccountId: id });
});
call('tools.proxyExecute#parameters', async () => {
  const { id } = await connected();
  return () => tools.proxyExecute({ endpoint: '/v3/templates', method: 'POST', connectedAccountId: id, body: { name: 'a' },
    parameters: [{ in: 'query', name: 'page', value: 2 }, { in: 'header', name: 'X-One', value: 'b' }] });
});

const noSubscription = async () => {
  const raw = composio.getClient();
  const { items } = await raw.get('/api/v3.1/webhook_subscriptions');
  await Promise.all(items.map(({ id }) => raw.delete(`/api/v3.1/webhook_subscriptions/${id}`)));
};
call('triggers.setWebhookSubscription', async () => {
  await noSubscription();
  return () => triggers.setWebhookSubscription({ webhookUrl: 'https://a.example/hook' });
});
call('triggers.setWebhookSubscription#change', async () => {
  await triggers.setWebhookSubscription({ webhookUrl: 'https://a.example/hook' });
  return () => triggers.setWebhookSubscription({ webhookUrl: 'https://b.example/hook', version: 'V2',
    enabledEvents: ['composio.trigger.message', 'composio.trigger.disabled'] });
});

const repository = { owner: 'acme', repo: 'site' };
call('triggers.create', async () => {
  const { user } = await withToken('ac_github');
  return () => triggers.create(user, 'GITHUB_COMMIT_EVENT', { triggerConfig: repository });
});
call('triggers.create#connectedAccountId', async () => {
  const { user, id } = await withToken('ac_github');
  return () => triggers.create(user, 'GITHUB_COMMIT_EVENT', { connectedAccountId: id, triggerConfig: repository });
});
const newTrigger = async () => {
  const { user } = await withToken('ac_github');
  return triggers.create(user, 'GITHUB_COMMIT_EVENT', { triggerConfig: repository });
};
const withTrigger = (name, action) => call(`triggers.${name}`, async () => {
  const { triggerId } = await newTrigger();
  return () => action(triggerId);
});
withTrigger('update', id => triggers.update(id, { status: 'disable' }));
withTrigger('disable', id => triggers.disable(id));
call('triggers.enable', async () => {
  const { triggerId } = await newTrigger();
  await triggers.disable(triggerId);
  return () => triggers.enable(triggerId);
});
withTrigger('delete', id => triggers.delete(id));
call('triggers.listActive', () => () => triggers.listActive());
call('triggers.listActive#filters', async () => {
  const { id } = await withToken('ac_github');
  return () => triggers.listActive({ connectedAccountIds: [id], authConfigIds: ['ac_github'], limit: 5, showDisabled: true,
    triggerIds: ['ti_a', 'ti_b'], triggerNames: ['GITHUB_COMMIT_EVENT'] });
});
call('triggers.listTypes', () => () => triggers.listTypes());
call('triggers.listTypes#filters', () => () => triggers.listTypes({ toolkits: ['github', 'slack'], limit: 2 }));
call('triggers.getType', () => () => triggers.getType('GITHUB_COMMIT_EVENT'));
call('triggers.listEnum', () => () => triggers.listEnum());

const create = (kind, name, config) => call(`mcp.create#${kind}`, () => () => mcp.create(name, config));
create('toolkits', 'Of toolkits', { toolkits: ['gmail', { toolkit: 'slack' }] });
create('authConfigs', 'Of auth configs', { toolkits: [{ authConfigId: 'ac_github' }] });
create('all', 'Of everything', { toolkits: ['gmail', { authConfigId: 'ac_github' }], allowedTools: ['GMAIL_SEND_EMAIL'],
  manuallyManageConnections: true });
call('mcp.list', () => () => mcp.list({}));
call('mcp.list#filters', () => () => mcp.list({ name: 'any', toolkits: ['notion', 'gmail'],
  authConfigs: ['ac_github'], limit: 2, page: 1 }));
const withServer = (name, action) => call(`mcp.${name}`, async () => {
  const server = await mcp.create('A server', { toolkits: ['gmail'] });
  return () => action(server.id, server);
});
withServer('get', id => mcp.get(id));
withServer('update#name', id => mcp.update(id, { name: 'Another name' }));
withServer('update#all', id => mcp.update(id, { name: 'Another name', toolkits: ['linear', { authConfigId: 'ac_github' }],
  allowedTools: [], manuallyManageConnections: true }));
withServer('delete', id => mcp.delete(id));
withServer('generate', id => mcp.generate(newUser(), id));
withServer('generate#manually', id => mcp.generate(newUser(), id, { manuallyManageConnections: true }));
withServer('create.generate', (id, server) => server.generate(newUser()));

call('files.upload', () => () => files.upload({ file: new File(['hello'], 'a.txt', { type: 'text/plain' }),
  toolSlug: 'GMAIL_SEND_EMAIL', toolkitSlug: 'gmail' }));
call('files.download', async () => {
  const { id: config } = await composio.authConfigs.create('gmail', { type: 'use_custom_auth', authScheme: 'BEARER_TOKEN',
    credentials: {} });
  const { user } = await withToken(config);
  const { data } = await tools.execute('GMAIL_GET_ATTACHMENT', { userId: user, version: VERSION,
    arguments: { message_id: 'm1', attachment_id: 'a1', file_name: 'a.txt' } });
  return () => files.download({ toolSlug: 'GMAIL_GET_ATTACHMENT', s3Url: data.file.s3url, mimeType: data.file.mimetype });
});
