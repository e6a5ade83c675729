// The list of the calls that are compared.
import { AuthScheme } from '@composio/core';
import { composio, importKey, newUser } from './harness.mjs';

export const calls = [];

/**
 * A call of the SDK: the method, after # which kind of it, and what prepares it. That gives the call itself, and only the
 * call is recorded. None depends on what another one did.
 */
export const call = (name, prepare) => calls.push({ name, prepare });

/** A user with an account at SendGrid. */
export async function connected() {
  const user = newUser();
  return { user, id: (await importKey(user)).id };
}

/** A user with an account of an auth config that takes tokens. */
export async function withToken(authConfigId) {
  const user = newUser();
  const { id } = await composio.connectedAccounts.initiate(user, authConfigId, {
    config: AuthScheme.BearerToken({ token: 'existing-token' }) });
  return { user, id };
}
