import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import {
  AuthScheme,
  ComposioTriggerTypeNotFoundError,
  ComposioWebhookSignatureVerificationError,
  ValidationError,
} from '@composio/core';
import { check, client, composio, newUser } from './harness.mjs';

const { connectedAccounts, triggers } = composio;
const repository = { owner: 'acme', repo: 'site' };
const commit = { author: 'jane', message: 'fix: été', url: 'https://example.com/c/1' };

/** A user with an account at GitHub and a trigger for commits. */
async function newTrigger(user = newUser()) {
  const account = await connectedAccounts.initiate(user, 'ac_github', {
    config: AuthScheme.BearerToken({ token: 'existing-bearer-token' }) });
  const { triggerId } = await triggers.create(user, 'GITHUB_COMMIT_EVENT', { triggerConfig: repository });
  return { user, triggerId, accountId: account.id };
}

/** What happens at a service: the simulator's own operation, which Composio does not have. */
async function control(path, body = {}) {
  const answer = await fetch(`${process.env.SIMULATOR_URL}/simulator${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': process.env.SIMULATOR_KEY },
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 202);
  return (await answer.json()).event_id;
}

const fire = (triggerId, payload) => control(`/trigger_instances/${triggerId}/fire`, payload);

/** An application's webhook for the time of a check; `next` gives the deliveries in the order in which they came. */
async function withReceiver(body) {
  const came = [];
  const waiting = [];
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200).end();
      const delivery = { headers: request.headers, body: Buffer.concat(chunks) };
      const waiter = waiting.shift();
      waiter ? waiter(delivery) : came.push(delivery);
    });
  });
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  const next = () => came.length > 0 ? Promise.resolve(came.shift()) : new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('no delivery within 10 s')), 10_000);
    waiting.push(delivery => {
      clearTimeout(late);
      resolve(delivery);
    });
  });
  try {
    await body(`http://127.0.0.1:${server.address().port}/hook`, next);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

check('triggers.listTypes lists, filters and pages', async () => {
  const { items, totalPages } = await triggers.listTypes({ toolkits: ['github', 'slack'] });
  assert.equal(totalPages, 1);
  assert.deepEqual(new Set(items.map(type => type.toolkit.slug)), new Set(['github', 'slack']));
  const first = await triggers.listTypes({ limit: 2 });
  const second = await triggers.listTypes({ cursor: first.nextCursor });
  assert.equal(second.items.length, 2);
  assert.ok(second.items.every(type => !first.items.some(other => other.slug === type.slug)));
});

check('triggers.getType tells what a trigger is set up with', async () => {
  const type = await triggers.getType('GITHUB_COMMIT_EVENT');
  assert.deepEqual([type.slug, type.toolkit.slug, type.toolkit.name], ['GITHUB_COMMIT_EVENT', 'github', 'GitHub']);
  assert.deepEqual(type.config.required, ['owner', 'repo']);
  assert.ok('author' in type.payload.properties);
  assert.match(type.version, /^\d{8}_\d\d$/);
  await assert.rejects(triggers.getType('GITHUB_NOTHING'), { status: 400 });
});

check('triggers.listEnum lists the slugs of all types', async () => {
  const slugs = await triggers.listEnum();
  assert.ok(slugs.includes('GMAIL_NEW_GMAIL_MESSAGE'));
  const { items } = await triggers.listTypes({ limit: 50 });
  assert.deepEqual(slugs, items.map(type => type.slug));
});

check('triggers.create makes a trigger once', async () => {
  const { user, triggerId, accountId } = await newTrigger();
  assert.match(triggerId, /^ti_/);
  assert.deepEqual(await triggers.create(user, 'GITHUB_COMMIT_EVENT', { connectedAccountId: accountId,
    triggerConfig: repository }), { triggerId });
  const other = await triggers.create(user, 'GITHUB_COMMIT_EVENT', { triggerConfig: { owner: 'acme', repo: 'shop' } });
  assert.notEqual(other.triggerId, triggerId);
  await assert.rejects(triggers.create(user, 'GITHUB_NOTHING'), ComposioTriggerTypeNotFoundError);
  await assert.rejects(triggers.create(user, 'GITHUB_COMMIT_EVENT', { triggerConfig: {} }), { status: 400 });
  await assert.rejects(triggers.create(newUser(), 'GITHUB_COMMIT_EVENT', { triggerConfig: repository }),
    { status: 404 });
});

check('triggers.listActive finds triggers', async () => {
  const { triggerId, accountId } = await newTrigger();
  const { items, nextCursor, totalPages } = await triggers.listActive({ connectedAccountIds: [accountId],
    authConfigIds: ['ac_github'], triggerIds: [triggerId], triggerNames: ['github_commit_event'], limit: 5 });
  assert.deepEqual([nextCursor, totalPages, items.length], [null, 1, 1]);
  const [item] = items;
  assert.deepEqual([item.id, item.connectedAccountId, item.triggerName, item.disabledAt],
    [triggerId, accountId, 'GITHUB_COMMIT_EVENT', null]);
  assert.deepEqual(item.triggerConfig, repository);
  assert.deepEqual(item.state, {});
  assert.equal((await triggers.listActive({ authConfigIds: ['ac_sendgrid'] })).items.length, 0);
});

check('triggers.disable, enable and update switch a trigger', async () => {
  const { triggerId } = await newTrigger();
  const find = async showDisabled => (await triggers.listActive({ triggerIds: [triggerId], showDisabled })).items;
  assert.deepEqual(await triggers.disable(triggerId), { status: 'success' });
  assert.equal((await find(false)).length, 0);
  assert.match((await find(true))[0].disabledAt, /^\d{4}-.*Z$/);
  assert.deepEqual(await triggers.enable(triggerId), { status: 'success' });
  assert.equal((await find(false)).length, 1);
  assert.deepEqual(await triggers.update(triggerId, { status: 'disable' }), { status: 'success' });
  assert.equal((await find(false)).length, 0);
  // the SDK repeats after 409, so this takes some seconds
  await assert.rejects(triggers.disable(triggerId), { status: 409 });
});

check('triggers.delete ends a trigger', async () => {
  const { triggerId } = await newTrigger();
  assert.deepEqual(await triggers.delete(triggerId), { triggerId });
  assert.equal((await triggers.listActive({ triggerIds: [triggerId], showDisabled: true })).items.length, 0);
  await assert.rejects(triggers.delete('ti_unknown'), { status: 404 });
});

check('setWebhookSubscription makes the subscription and changes it', async () => {
  const made = await triggers.setWebhookSubscription({ webhookUrl: 'https://a.example/hook' });
  assert.match(made.id, /^ws_/);
  assert.match(made.secret, /^whsec_/);
  assert.deepEqual([made.webhookUrl, made.version, made.enabledEvents],
    ['https://a.example/hook', 'V3', ['composio.trigger.message']]);
  const changed = await triggers.setWebhookSubscription({ webhookUrl: 'https://b.example/hook', version: 'V2',
    enabledEvents: ['composio.trigger.message', 'composio.trigger.disabled'] });
  assert.deepEqual([changed.id, changed.secret, changed.webhookUrl, changed.version],
    [made.id, made.secret, 'https://b.example/hook', 'V2']);
  assert.equal(changed.enabledEvents.length, 2);
  await assert.rejects(triggers.setWebhookSubscription({ webhookUrl: 'http://a.example/hook' }), { status: 400 });
});

check('parse verifies and understands a delivery of each version', () => withReceiver(async (webhookUrl, next) => {
  const { user, triggerId, accountId } = await newTrigger();
  for (const version of ['V3', 'V2', 'V1']) {
    const { secret } = await triggers.setWebhookSubscription({ webhookUrl, version });
    const eventId = await fire(triggerId, commit);
    const delivery = await next();
    const event = await triggers.parse(delivery, { verifySecret: secret });
    assert.equal(event.version, version);
    assert.equal(delivery.headers['webhook-id'], eventId);
    assert.equal(delivery.headers['x-composio-webhook-version'], version);
    assert.equal(event.payload.triggerSlug.toUpperCase(), 'GITHUB_COMMIT_EVENT');
    assert.equal(event.payload.toolkitSlug, 'GITHUB');
    assert.deepEqual(event.payload.payload, commit);
    if (version !== 'V1') {
      assert.deepEqual([event.payload.id, event.payload.userId, event.payload.metadata.connectedAccount.id],
        [triggerId, user, accountId]);
    }
    assert.equal((await triggers.parse(delivery)).version, version);
  }
}));

check('verifyWebhook accepts what is genuine and nothing else', () => withReceiver(async (webhookUrl, next) => {
  const { triggerId } = await newTrigger();
  const { secret } = await triggers.setWebhookSubscription({ webhookUrl });
  await fire(triggerId, commit);
  const { headers, body } = await next();
  const genuine = { payload: body.toString(), id: headers['webhook-id'], timestamp: headers['webhook-timestamp'],
    signature: headers['webhook-signature'], secret };
  const event = await triggers.verifyWebhook(genuine);
  assert.deepEqual(event.payload.payload, commit);
  assert.equal(event.rawPayload.id, genuine.id);
  for (const forged of [{ secret: 'whsec_other' }, { payload: genuine.payload.replace('jane', 'joan') },
    { id: 'msg_other' }, { timestamp: String(Number(genuine.timestamp) + 1) }]) {
    await assert.rejects(triggers.verifyWebhook({ ...genuine, ...forged }), ComposioWebhookSignatureVerificationError);
  }
  await assert.rejects(triggers.parse({ headers: {}, body }, { verifySecret: secret }), ValidationError);
}));

check('a rotated secret verifies what comes after', () => withReceiver(async (webhookUrl, next) => {
  const { triggerId } = await newTrigger();
  const { id, secret } = await triggers.setWebhookSubscription({ webhookUrl });
  const rotated = await composio.getClient().post(`/api/v3.1/webhook_subscriptions/${id}/rotate_secret`);
  assert.notEqual(rotated.secret, secret);
  await fire(triggerId, commit);
  const delivery = await next();
  assert.equal((await triggers.parse(delivery, { verifySecret: rotated.secret })).version, 'V3');
  await assert.rejects(triggers.parse(delivery, { verifySecret: secret }), ComposioWebhookSignatureVerificationError);
}));

check('parse understands expired accounts and disabled triggers', () => withReceiver(async (webhookUrl, next) => {
  const { triggerId, accountId } = await newTrigger();
  const { secret } = await triggers.setWebhookSubscription({ webhookUrl,
    enabledEvents: ['composio.connected_account.expired', 'composio.trigger.disabled'] });
  await control(`/connected_accounts/${accountId}/expire`, { reason: 'gone' });
  const expired = await triggers.parse(await next(), { verifySecret: secret });
  assert.deepEqual([expired.payload.triggerSlug, expired.payload.toolkitSlug],
    ['composio.connected_account.expired', 'COMPOSIO']);
  assert.deepEqual([expired.payload.payload.id, expired.payload.payload.status, expired.payload.payload.status_reason],
    [accountId, 'EXPIRED', 'gone']);
  await control(`/trigger_instances/${triggerId}/disable`, { reason: 'connection_expired' });
  const disabled = await triggers.parse(await next(), { verifySecret: secret });
  assert.deepEqual([disabled.payload.triggerSlug, disabled.payload.payload.id, disabled.payload.payload.disabled_reason],
    ['composio.trigger.disabled', triggerId, 'connection_expired']);
}));

check('the raw client drives webhook endpoints', async () => {
  const raw = composio.getClient();
  const path = '/api/v3.1/webhook_endpoints';
  const body = { toolkit_slug: 'slack', client_id: 'client-1' };
  const made = await raw.post(path, { body });
  assert.equal((await raw.post(path, { body })).id, made.id);
  await raw.post(`${path}/${made.id}`, { body: { data: { signing_secret: 's1' } } });
  await raw.patch(`${path}/${made.id}`, { body: { data: { signing_secret: 's2' } } });
  assert.deepEqual((await raw.get(`${path}/${made.id}`)).data, { signing_secret: 's2' });
  const listed = await raw.get(path, { query: { toolkit_slug: 'slack' } });
  assert.deepEqual(listed.items.map(item => item.id), [made.id]);
});

check('triggers need the right key', async () => {
  await assert.rejects(client('ak_wrong_key_0001').triggers.listActive(), { status: 401 });
});
