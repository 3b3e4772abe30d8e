/**
 * What a client has to know before anybody logs in. It follows from the settings and the address
 * at which it is asked for, so no shard is asked, and caches may keep it for a minute.
 */
import { PAYMENT_MINOR_MAX } from '../../../actors/wallet/payment.ts';
import { VERSION } from '../../config/version.ts';
import {
  PASSWORD_CHARACTERS_MAX,
  PASSWORD_CHARACTERS_MIN,
} from '../../identity/password-policy.ts';
import { currencyDigitsOf } from '../../kernel/currency.ts';
import { rememberLast } from '../../kernel/remember-last.ts';
import { SUB_PROTOCOLS } from '../../protocol/client-codec.ts';
import { ConfigReply } from '../../protocol/config-messages.ts';
import type { Static } from '../../protocol/schema.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { isSameAddress, type PublicAddress } from '../http/public-address.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import type { Services } from './services.ts';

type Config = Static<typeof ConfigReply>;
type ToldServices = Pick<Services, 'settings' | 'provider'>;

/** `others`: the routes that the engine offers besides, and whether it has a socket. */
export function configRoute(
  services: ToldServices,
  others: { readonly routes: readonly Route[]; readonly hasSocket: boolean },
): Route {
  const bodyFor = rememberLast((address: PublicAddress) => {
    const config = { ...toldBy(services), doors: doorsAt(address, others), version: VERSION };
    return PreparedBody.keptForAMinute(JSON.stringify(config));
  }, isSameAddress);
  return defineRoute({
    method: 'GET',
    path: '/v1/config',
    name: 'getConfig',
    summary: 'What a client has to know before anybody logs in.',
    tags: ['operations'],
    authorization: 'none',
    rateLimit: 'read',
    responses: { 200: json('Currency, ages, ways of payment, doors.', ConfigReply, ['etag']) },
  }).handledBy(({ publicAddress }) => ({ status: 200, body: bodyFor(publicAddress) }));
}

function toldBy({ settings, provider }: ToldServices): Omit<Config, 'doors' | 'version'> {
  const { currency: code, minimumAgeYears, timeZone, depositMinorMax, role } = settings;
  const way = { provider: provider.name, methods: [...provider.methods] };
  const payments = [
    {
      kind: 'deposit' as const,
      ...way,
      amountMinorMax: Math.min(depositMinorMax, PAYMENT_MINOR_MAX),
    },
    { kind: 'withdrawal' as const, ...way, amountMinorMax: PAYMENT_MINOR_MAX },
  ];
  return {
    currency: { code, digits: currencyDigitsOf(code) },
    ageMin: minimumAgeYears,
    timeZone,
    payments: role === 'line-provider' ? [] : payments,
    password: {
      charactersMin: PASSWORD_CHARACTERS_MIN,
      charactersMax: PASSWORD_CHARACTERS_MAX,
      refuses: ['tooCommon', 'sameAsLogin'],
    },
  };
}

const LOYALTY_PATH = '/api';

function doorsAt(
  { scheme, host }: PublicAddress,
  { routes, hasSocket }: { readonly routes: readonly Route[]; readonly hasSocket: boolean },
): Config['doors'] {
  const door = (kind: Config['doors'][number]['kind'], path: string, encodings: string[]) => {
    const protocol = kind === 'socket' ? scheme.replace('http', 'ws') : scheme;
    return { kind, url: `${protocol}://${host}${path}`, path, encodings };
  };
  const hasLoyalty = routes.some(({ path }) => path.startsWith(`${LOYALTY_PATH}/`));
  return [
    door('http', '/v1', ['application/json']),
    ...(hasSocket ? [door('socket', '/v1/socket', [...SUB_PROTOCOLS])] : []),
    ...(hasLoyalty ? [door('loyalty', LOYALTY_PATH, ['application/json', 'text/plain'])] : []),
  ];
}
