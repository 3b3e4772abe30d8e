/**
 * The loyalty contract's door to the accounts. They are the accounts of `/v1`; an account opened
 * here has no birth date yet, and perhaps a password that only this door accepts.
 */
import { findLoginProblem, loginKeyOf } from '../../identity/login-policy.ts';
import { findPasswordProblem } from '../../identity/password-policy.ts';
import { normaliseLogin } from '../../kernel/slots.ts';
import { LoyaltyCredentials } from '../../protocol/loyalty-messages.ts';
import { setDeviceCookie } from '../callers/device-cookie.ts';
import { setSessionCookie } from '../callers/session-cookie.ts';
import { refuse } from '../routing/problem.ts';
import { defineRoute, empty, type HeaderValues, type Route } from '../routing/route.ts';
import { isSecureFor, openAccount, provePassword, wrongLogin } from './account-steps.ts';
import type { Services } from './services.ts';
import { openSession } from './session-opening.ts';

/** What the contract answers with 400, where our own calls make finer distinctions. */
const REFUSAL_STATUS = { mediaTypeUnsupported: 400 } as const;

const TOKEN_HEADERS = ['authorization', 'set-cookie'] as const;

const ACCOUNT_ROUTE = {
  method: 'POST',
  tags: ['loyalty'],
  authorization: 'none',
  rateLimit: 'credentials',
  body: LoyaltyCredentials,
  compression: 'gzip',
  refusalStatus: REFUSAL_STATUS,
} as const;

export function loyaltyAccountRoutes(services: Services): readonly Route[] {
  return [register(services), logIn(services)];
}

function register(services: Services): Route {
  return defineRoute({
    ...ACCOUNT_ROUTE,
    path: '/api/user/register',
    name: 'loyaltyRegister',
    summary: 'Open an account and log in.',
    responses: {
      200: empty('The account is open; its token is in the headers.', TOKEN_HEADERS),
    },
    refusals: ['loginTaken', 'slotFull'],
  }).handledBy(async (from) => {
    const { login, password } = from.body;
    const isSecure = isSecureFor(services, from);
    const unfit = findLoginProblem(login);
    if (unfit !== undefined) return wrongLogin(unfit);
    const loginNormalised = normaliseLogin(login);
    const hasWeakPassword = findPasswordProblem({ password, login }) !== undefined;
    const account = { login, loginNormalised, password, birthDate: null, hasWeakPassword };
    const opened = await openAccount(services, account);
    return 'code' in opened ? opened : loggedIn(opened, opened.deviceToken, isSecure);
  });
}

function logIn(services: Services): Route {
  return defineRoute({
    ...ACCOUNT_ROUTE,
    path: '/api/user/login',
    name: 'loyaltyLogIn',
    summary: 'Log in.',
    responses: { 200: empty('Logged in; the token is in the headers.', TOKEN_HEADERS) },
    refusals: ['credentialsWrong', 'loginBackOff'],
  }).handledBy(async (from) => {
    const { body } = from;
    const isSecure = isSecureFor(services, from);
    const loginNormalised = loginKeyOf(body.login);
    if (loginNormalised === undefined) return refuse('credentialsWrong');
    const shown = { loginNormalised, password: body.password, from };
    const proven = await provePassword(services, shown);
    if ('code' in proven) return proven;
    const opened = await openSession(services, proven.player);
    return 'code' in opened ? opened : loggedIn(opened, proven.deviceToken, isSecure);
  });
}

function loggedIn(
  { body: { accessToken } }: { readonly body: { readonly accessToken: string } },
  deviceToken: string,
  isSecure: boolean,
): { status: 200; headers: HeaderValues } {
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'set-cookie': [setSessionCookie(accessToken, isSecure), setDeviceCookie(deviceToken, isSecure)],
  };
  return { status: 200, headers };
}
