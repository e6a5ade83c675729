import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { AuthScheme, Composio } from '@composio/core';
import { check, composio, newUser } from './harness.mjs';

const gmailUser = async () => {
  const user = newUser();
  const config = await composio.authConfigs.create('gmail', { type: 'use_custom_auth', authScheme: 'BEARER_TOKEN',
    credentials: {} });
  await composio.connectedAccounts.initiate(user, config.id, { config: AuthScheme.BearerToken({ token: 'existing-token' }) });
  return user;
};
const attachment = { message_id: 'm1', attachment_id: 'a1', file_name: 'a.txt' };
const content = 'Attachment a1 of message m1\n';

check('files.upload stores a file that a tool then takes', async () => {
  const bytes = new Uint8Array([0, 255, 128, 10, 13]);
  const file = await composio.files.upload({ file: new File([bytes], 'a.bin', { type: 'image/png' }),
    toolSlug: 'GMAIL_SEND_EMAIL', toolkitSlug: 'gmail' });
  assert.deepEqual([file.name, file.mimetype], ['a.bin', 'image/png']);
  const sent = await composio.tools.execute('GMAIL_SEND_EMAIL', { userId: await gmailUser(), version: '20261001_00',
    arguments: { recipient_email: 'b@example.com', body: 'b', attachment: file } });
  assert.equal(sent.data.attachment.size, 5);
  const { items } = await composio.getClient().files.list({ tool_slug: 'GMAIL_SEND_EMAIL' });
  assert.deepEqual(items.map(item => item.filename), ['a.bin']);
});

check('files.download saves a file that a tool produced', async () => {
  const result = await composio.tools.execute('GMAIL_GET_ATTACHMENT', { userId: await gmailUser(), version: '20261001_00',
    arguments: attachment });
  const { s3url, mimetype } = result.data.file;
  const saved = await composio.files.download({ toolSlug: 'GMAIL_GET_ATTACHMENT', s3Url: s3url, mimeType: mimetype });
  assert.equal(readFileSync(saved.filePath, 'utf8'), content);
});

check('tools.execute moves files by itself when it is allowed to', async () => {
  const auto = new Composio({ apiKey: process.env.SIMULATOR_KEY, baseURL: process.env.SIMULATOR_URL, allowTracking: false,
    disableVersionCheck: true, dangerouslyAllowAutoUploadDownloadFiles: true, fileUploadDirs: [import.meta.dirname] });
  const userId = await gmailUser();
  const got = await auto.tools.execute('GMAIL_GET_ATTACHMENT', { userId, version: '20261001_00', arguments: attachment });
  assert.equal(got.data.file.file_downloaded, true);
  assert.equal(readFileSync(got.data.file.uri, 'utf8'), content);
  const sent = await auto.tools.execute('GMAIL_SEND_EMAIL', { userId, version: '20261001_00',
    arguments: { recipient_email: 'b@example.com', body: 'b', attachment: `${import.meta.dirname}/files.mjs` } });
  assert.equal(sent.data.attachment.size, readFileSync(`${import.meta.dirname}/files.mjs`).length);
});

check('session.experimental.files uploads, lists, downloads and deletes', async () => {
  const { experimental: { files } } = await composio.create(newUser());
  const stored = await files.upload(Buffer.from('hello'), { remotePath: 'out/a.txt', mimetype: 'text/plain' });
  assert.deepEqual([stored.mountRelativePath, stored.sandboxMountPrefix], ['out/a.txt', '/mnt/files']);
  assert.equal(await stored.text(), 'hello');
  assert.equal((await stored.blob()).type, 'text/plain');
  await files.upload(`${import.meta.dirname}/files.mjs`);
  const first = await files.list({ path: '/', limit: 1 });
  assert.deepEqual(first.items.map(item => [item.mountRelativePath, item.size]), [['out/a.txt', 5]]);
  const second = await files.list({ limit: 1, cursor: first.nextCursor });
  assert.deepEqual([second.items[0].mountRelativePath, second.nextCursor], ['files.mjs', undefined]);
  const again = await files.download('/out/a.txt');
  assert.equal((await again.buffer()).length, 5);
  assert.equal(readFileSync(await again.save(), 'utf8'), 'hello');
  assert.deepEqual(await files.delete('/out'), { mountRelativePath: 'out', sandboxMountPrefix: '/mnt/files' });
  assert.deepEqual((await files.list({ path: '/out' })).items, []);
  await assert.rejects(files.download('/out/a.txt'), { status: 404 });
});
