/**
 * The loyalty contract's door to the accounts. They are the accounts of `/v1`; one that is opened
 * here has no birth date yet, and perhaps a password that only this door takes.
 */
import { findLoginProblem, loginKeyOf } from '../../identity/login-policy.ts';
import { findPasswordProblem } from '../../identity/password-policy.ts';
import { normaliseLogin } from '../../kernel/slots.ts';
import { LoyaltyCredentials } from '../../protocol/loyalty-messages.ts';
import { type Refusal, refuse } from '../problem.ts';
import type { PublicAddress } from '../public-address.ts';
import { defineRoute, empty, type Route } from '../route.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { openAccount, provePassword, wrongLogin } from './account-steps.ts';
import type { Services } from './services.ts';
import { openSession } from './session-opening.ts';

/** What the contract calls 400 where our own calls tell more apart. */
const REFUSAL_STATUS = { mediaTypeUnsupported: 400 } as const;

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
    responses: { 200: empty('The account is open; its token is in the headers.') },
    refusals: ['loginTaken'],
  }).handledBy(async ({ body, publicAddress }) => {
    const { login, password } = body;
    const unfit = findLoginProblem(login);
    if (unfit !== undefined) return wrongLogin(unfit);
    const loginNormalised = normaliseLogin(login);
    const hasWeakPassword = findPasswordProblem({ password, login }) !== undefined;
    const account = { login, loginNormalised, password, birthDate: null, hasWeakPassword };
    return loggedIn(services, publicAddress, await openAccount(services, account));
  });
}

function logIn(services: Services): Route {
  return defineRoute({
    ...ACCOUNT_ROUTE,
    path: '/api/user/login',
    name: 'loyaltyLogIn',
    summary: 'Log in.',
    responses: { 200: empty('Logged in; the token is in the headers.') },
    refusals: ['credentialsWrong', 'loginBackOff'],
  }).handledBy(async ({ body, clientAddress, publicAddress }) => {
    const loginNormalised = loginKeyOf(body.login);
    if (loginNormalised === undefined) return refuse('credentialsWrong');
    const given = { loginNormalised, password: body.password, clientAddress };
    const proven = await provePassword(services, given);
    if ('code' in proven) return proven;
    return loggedIn(services, publicAddress, await openSession(services, proven.player));
  });
}

type Opened = Awaited<ReturnType<typeof openSession>>;

function loggedIn(
  { settings }: Services,
  { scheme }: PublicAddress,
  opened: Opened,
): Refusal | { status: 200; headers: Record<string, string> } {
  if ('code' in opened) return opened;
  const { accessToken } = opened.body;
  const headers = {
    authorization: `Bearer ${accessToken}`,
    'set-cookie': setSessionCookie(accessToken, settings.secureCookies || scheme === 'https'),
  };
  return { status: 200, headers };
}
