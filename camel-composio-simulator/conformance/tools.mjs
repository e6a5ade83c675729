import assert from 'node:assert/strict';
import { ComposioToolNotFoundError, ComposioToolVersionRequiredError } from '@composio/core';
import { check, composio, importKey, newUser } from './harness.mjs';

const { tools } = composio;
const slugs = list => list.map(tool => tool.slug);

check('getRawComposioTools finds tools by toolkit, slug, words, tag and auth config', async () => {
  assert.deepEqual(slugs(await tools.getRawComposioTools({ toolkits: ['slack'] })),
    ['SLACK_SEND_MESSAGE', 'SLACK_LIST_ALL_CHANNELS']);
  assert.equal((await tools.getRawComposioTools({ toolkits: ['slack'], important: false })).length, 3);
  assert.deepEqual(slugs(await tools.getRawComposioTools({ tools: ['SLACK_SEND_MESSAGE', 'GITHUB_CREATE_ISSUE'] })),
    ['GITHUB_CREATE_ISSUE', 'SLACK_SEND_MESSAGE']);
  assert.deepEqual(slugs(await tools.getRawComposioTools({ search: 'open issue repository' })), ['GITHUB_CREATE_ISSUE']);
  assert.ok((await tools.getRawComposioTools({ toolkits: ['github'], tags: ['destructiveHint'] })).length === 1);
  assert.ok((await tools.getRawComposioTools({ authConfigIds: ['ac_freshdesk'] }))
    .every(tool => tool.toolkit.slug === 'freshdesk'));
  const modified = await tools.getRawComposioTools({ tools: ['SLACK_SEND_MESSAGE'] },
    { modifySchema: ({ schema }) => ({ ...schema, description: 'changed' }) });
  assert.equal(modified[0].description, 'changed');
});

check('getRawComposioToolBySlug reads a tool in a version', async () => {
  const tool = await tools.getRawComposioToolBySlug('GITHUB_CREATE_ISSUE');
  assert.deepEqual([tool.version, tool.isNoAuth, tool.isDeprecated, tool.toolkit.slug],
    ['20261001_00', false, false, 'github']);
  assert.deepEqual(tool.inputParameters.required, ['owner', 'repo', 'title']);
  assert.deepEqual(tool.availableVersions, ['20261001_00', '20260601_00', '00000000_00']);
  const older = await tools.getRawComposioToolBySlug('GITHUB_CREATE_ISSUE', { version: '20260601_00' });
  assert.equal(older.version, '20260601_00');
  await assert.rejects(tools.getRawComposioToolBySlug('NO_SUCH_TOOL'), ComposioToolNotFoundError);
  await assert.rejects(tools.getRawComposioToolBySlug('NOTION_ADD_PAGE_CONTENT', { version: '20260601_00' }),
    ComposioToolNotFoundError);
});

check('get wraps tools for a model', async () => {
  const [one] = await tools.get(newUser(), 'HACKERNEWS_GET_USER');
  assert.equal(one.function.name, 'HACKERNEWS_GET_USER');
  assert.equal((await tools.get(newUser(), { toolkits: ['hackernews'] })).length, 2);
  const result = await composio.provider.executeToolCall(newUser(),
    { id: 'call_1', type: 'function', function: { name: 'HACKERNEWS_GET_USER', arguments: '{"username":"pg"}' } });
  assert.equal(JSON.parse(result).data.username, 'pg');
});

check('getToolsEnum and getInput answer', async () => {
  assert.ok((await tools.getToolsEnum()).includes('LINEAR_CREATE_LINEAR_ISSUE'));
  const input = await tools.getInput('GITHUB_CREATE_ISSUE', { text: 'owner: acme, title: Typo' });
  assert.deepEqual(input.arguments, { owner: 'acme', title: 'Typo' });
});

check('execute runs a tool for a user', async () => {
  const user = newUser();
  const body = { userId: user, version: '20261001_00',
    arguments: { to: 'b@example.com', from: 'a@example.com', subject: 's', content: 'c' } };
  await assert.rejects(tools.execute('SENDGRID_SEND_EMAIL', body));
  const { id } = await importKey(user);
  const result = await tools.execute('SENDGRID_SEND_EMAIL', body);
  assert.deepEqual([result.successful, result.error, result.data.to], [true, null, 'b@example.com']);
  assert.match(result.logId, /^log_/);
  assert.deepEqual((await tools.execute('SENDGRID_SEND_EMAIL', { ...body, connectedAccountId: id })).data, result.data);
  await assert.rejects(tools.execute('SENDGRID_SEND_EMAIL', { ...body, version: undefined }),
    ComposioToolVersionRequiredError);
  const failed = await tools.execute('SENDGRID_SEND_EMAIL', { ...body, arguments: {} });
  assert.equal(failed.successful, false);
  assert.match(failed.error, /fields are missing/);
  const always = await tools.execute('GITHUB_DELETE_A_REPOSITORY', { userId: user, version: '20261001_00',
    arguments: { owner: 'a', repo: 'b' }, customAuthParams: { parameters: [{ in: 'header', name: 'x', value: 'y' }] } });
  assert.match(always.error, /admin rights/);
});

check('proxyExecute tells what it would send', async () => {
  const { id } = await importKey(newUser());
  const answer = await tools.proxyExecute({ endpoint: '/v3/templates', method: 'GET', connectedAccountId: id,
    parameters: [{ in: 'query', name: 'page', value: 2 }] });
  assert.equal(answer.status, 200);
  assert.deepEqual([answer.data.url, answer.data.query], ['https://api.sendgrid.com/v3/templates', { page: '2' }]);
  await assert.rejects(tools.proxyExecute({ endpoint: 'https://evil.example.com/', method: 'GET', connectedAccountId: id }),
    error => error.status === 400 && /OriginMismatch/.test(error.message));
  await assert.rejects(tools.proxyExecute({ endpoint: '/v3', method: 'GET' }), /MissingAuthContext/);
});

check('the raw client reads logs of executions', async () => {
  const raw = composio.getClient();
  const user = newUser();
  const { logId } = await tools.execute('HACKERNEWS_GET_FRONTPAGE', { userId: user, version: '20261001_00', arguments: {} });
  const { logs } = await raw.post('/api/v3.1/logs/tool_execution', {
    body: { filters: [{ field: 'user_id', operator: '==', value: user }] } });
  assert.deepEqual(logs.map(log => [log.id, log.status]), [[logId, 'success']]);
  assert.equal((await raw.get(`/api/v3.1/logs/tool_execution/${logId}`)).metadata.tool_slug, 'HACKERNEWS_GET_FRONTPAGE');
});
