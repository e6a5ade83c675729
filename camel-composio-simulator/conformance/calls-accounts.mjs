// connectedAccounts, authConfigs and toolkits.
import { AuthScheme } from '@composio/core';
import { call, connected } from './calls.mjs';
import { composio, finish, newUser } from './harness.mjs';

const { authConfigs, connectedAccounts, toolkits } = composio;

const initiate = (scheme, authConfigId, config) => call(`connectedAccounts.initiate#${scheme}`, () => () =>
  connectedAccounts.initiate(newUser(), authConfigId, { config }));
initiate('API_KEY', 'ac_sendgrid', AuthScheme.APIKey({ api_key: 'sg-existing' }));
initiate('BEARER_TOKEN', 'ac_github', AuthScheme.BearerToken({ token: 'existing-token', base_url: 'https://a.example' }));
initiate('BASIC', 'ac_freshdesk', AuthScheme.Basic({ username: 'u@example.com', password: 'existing', subdomain: 'acme' }));

const appOfOnesOwn = () => authConfigs.create('gmail', { type: 'use_custom_auth', authScheme: 'OAUTH2',
  credentials: { client_id: 'id', client_secret: 'a-secret' } });
call('connectedAccounts.initiate#OAUTH2', async () => {
  const { id } = await appOfOnesOwn();
  return () => connectedAccounts.initiate(newUser(), id, {
    callbackUrl: 'https://a.example/cb', config: AuthScheme.OAuth2({}) });
});
call('connectedAccounts.initiate#OAUTH2-tokens', async () => {
  const { id } = await appOfOnesOwn();
  return () => connectedAccounts.initiate(newUser(), id, { config: AuthScheme.OAuth2({
    access_token: 'existing-access', refresh_token: 'existing-refresh', scope: 'a b' }) });
});
call('connectedAccounts.initiate#alias', () => () => connectedAccounts.initiate(newUser(), 'ac_sendgrid', {
  alias: 'work', config: AuthScheme.APIKey({ generic_api_key: 'sg-existing' }) }));
call('connectedAccounts.initiate#allowMultiple', async () => {
  const { user } = await connected();
  return () => connectedAccounts.initiate(user, 'ac_sendgrid', {
    allowMultiple: true, config: AuthScheme.APIKey({ generic_api_key: 'sg-second' }) });
});

call('connectedAccounts.link', () => () => connectedAccounts.link(newUser(), 'ac_sendgrid'));
call('connectedAccounts.link#options', () => () => connectedAccounts.link(newUser(), 'ac_sendgrid', {
  callbackUrl: 'https://a.example/cb', alias: 'work' }));
call('connectedAccounts.link#shared', () => () => connectedAccounts.link(newUser(), 'ac_sendgrid', { experimental: {
  accountType: 'SHARED', aclConfigForShared: { allowedUserIds: ['user_a'], notAllowedUserIds: ['user_b'] } } }));

call('connectedAccounts.list', () => () => connectedAccounts.list());
call('connectedAccounts.list#filters', () => () => connectedAccounts.list({ userIds: ['user_a', 'user_b'],
  statuses: ['ACTIVE', 'EXPIRED'], toolkitSlugs: ['gmail', 'github'], authConfigIds: ['ac_sendgrid'], limit: 50,
  orderBy: 'updated_at', accountType: 'ALL' }));

const withAccount = (name, action) => call(`connectedAccounts.${name}`, async () => {
  const { id } = await connected();
  return () => action(id);
});
withAccount('get', id => connectedAccounts.get(id));
withAccount('waitForConnection', id => connectedAccounts.waitForConnection(id));
withAccount('delete', id => connectedAccounts.delete(id));
withAccount('refresh', id => connectedAccounts.refresh(id));
withAccount('refresh#options', id => connectedAccounts.refresh(id, {
  redirectUrl: 'https://a.example/cb', validateCredentials: true }));
withAccount('updateStatus', id => connectedAccounts.updateStatus(id, { enabled: false }));
withAccount('enable', id => connectedAccounts.enable(id));
withAccount('disable', id => connectedAccounts.disable(id));
withAccount('update', id => connectedAccounts.update(id, { enabled: false }));
call('connectedAccounts.updateAcl', async () => {
  const { id } = await connectedAccounts.link(newUser(), 'ac_sendgrid', { experimental: { accountType: 'SHARED' } });
  return () => connectedAccounts.updateAcl(id, { allowAllUsers: false, allowedUserIds: ['user_a'], notAllowedUserIds: [] });
});

// the client that the SDK is made of: what gives an account new credentials
const patch = (scheme, authConfigId, config, state) => call(`client.connectedAccounts.patch#${scheme}`, async () => {
  const { id } = await connectedAccounts.initiate(newUser(), authConfigId, { config });
  return () => composio.getClient().connectedAccounts.patch(id, { connection: { state } });
});
patch('API_KEY', 'ac_sendgrid', AuthScheme.APIKey({ generic_api_key: 'sg-existing' }),
  { authScheme: 'API_KEY', val: { generic_api_key: 'sg-new', api_key: null } });
patch('BEARER_TOKEN', 'ac_github', AuthScheme.BearerToken({ token: 'existing-token' }),
  { authScheme: 'BEARER_TOKEN', val: { token: 'new-token' } });
patch('BASIC', 'ac_freshdesk', AuthScheme.Basic({ username: 'u@example.com', password: 'existing', subdomain: 'acme' }),
  { authScheme: 'BASIC', val: { username: 'u@example.com', password: 'new' } });

call('authConfigs.list', () => () => authConfigs.list());
call('authConfigs.list#filters', () => () => authConfigs.list({ toolkit: 'github', isComposioManaged: false,
  showDisabled: true, search: 'my', limit: 5 }));
call('authConfigs.create', () => () => authConfigs.create('github'));
call('authConfigs.create#managed', () => () => authConfigs.create('gmail', {
  type: 'use_composio_managed_auth', name: 'My Gmail', credentials: { scopes: ['a', 'b'] }, isEnabledForToolRouter: true,
  toolAccessConfig: { toolsForConnectedAccountCreation: ['GMAIL_SEND_EMAIL'] } }));
call('authConfigs.create#custom', () => () => authConfigs.create('slack', { type: 'use_custom_auth', name: 'My Slack',
  authScheme: 'OAUTH2', credentials: { client_id: 'id', client_secret: 'a-secret' }, isEnabledForToolRouter: false,
  proxyConfig: { proxyUrl: 'https://proxy.example', proxyAuthKey: 'proxy-key' } }));
call('authConfigs.create#API_KEY', () => () => authConfigs.create('linear', { type: 'use_custom_auth', authScheme: 'API_KEY',
  credentials: { api_key: 'lin-existing' } }));

const withConfig = (name, action) => call(`authConfigs.${name}`, async () => {
  const { id } = await authConfigs.create('notion', { type: 'use_custom_auth', authScheme: 'OAUTH2',
    credentials: { client_id: 'id', client_secret: 'a-secret' } });
  return () => action(id);
});
withConfig('get', id => authConfigs.get(id));
withConfig('update#custom', id => authConfigs.update(id, { type: 'custom', credentials: { client_id: 'new-id' },
  isEnabledForToolRouter: false, toolAccessConfig: { toolsForConnectedAccountCreation: ['NOTION_ADD_PAGE_CONTENT'],
    toolsAvailableForExecution: ['NOTION_ADD_PAGE_CONTENT'] } }));
withConfig('update#few', id => authConfigs.update(id, { type: 'custom', isEnabledForToolRouter: true }));
call('authConfigs.update#managed', async () => {
  const { id } = await authConfigs.create('github');
  return () => authConfigs.update(id, { type: 'default', scopes: 'repo', isEnabledForToolRouter: true,
    restrictToFollowingTools: ['GITHUB_CREATE_ISSUE'] });
});
withConfig('updateStatus', id => authConfigs.updateStatus('DISABLED', id));
withConfig('enable', id => authConfigs.enable(id));
withConfig('disable', id => authConfigs.disable(id));
withConfig('delete', id => authConfigs.delete(id));

call('toolkits.get', () => () => toolkits.get());
call('toolkits.get#filters', () => () => toolkits.get({ category: 'support', managedBy: 'all',
  sortBy: 'alphabetically', limit: 5 }));
call('toolkits.get#slug', () => () => toolkits.get('sendgrid'));
call('toolkits.getAuthConfigCreationFields', () => () => toolkits.getAuthConfigCreationFields('github', 'OAUTH2'));
call('toolkits.getConnectedAccountInitiationFields', () => () =>
  toolkits.getConnectedAccountInitiationFields('freshdesk', 'BASIC', { requiredOnly: true }));
call('toolkits.listCategories', () => () => toolkits.listCategories());
call('toolkits.authorize', async () => {
  const user = newUser();
  const { items } = await authConfigs.list({ toolkit: 'zendesk' });
  await Promise.all(items.map(({ id }) => authConfigs.delete(id)));
  await authConfigs.create('zendesk', { type: 'use_custom_auth', authScheme: 'OAUTH2',
    credentials: { client_id: 'id', client_secret: 'a-secret' } });
  return () => toolkits.authorize(user, 'zendesk');
});
call('toolkits.authorize#authConfigId', async () => {
  const { id } = await authConfigs.create('zendesk', { type: 'use_custom_auth', authScheme: 'OAUTH2',
    credentials: { client_id: 'id', client_secret: 'a-secret' } });
  return () => toolkits.authorize(newUser(), 'zendesk', id);
});
