/** Accounts, for those who look after them. */
import { loginKeyOf } from '../../identity/login-policy.ts';
import { formatPlayerId } from '../../kernel/ids.ts';
import { shardOfSlot, slotOfLogin } from '../../kernel/slots.ts';
import { PlayersQuery, PlayersReply } from '../../protocol/player-messages.ts';
import type { Profile } from '../../protocol/shard-requests.ts';
import type { Refusal } from '../routing/problem.ts';
import { defineRoute, json, type Route } from '../routing/route.ts';
import { instantText, refusalOf, type Services, shardOfPlayer } from './services.ts';

export function playerAdminRoutes(services: Services): readonly Route[] {
  return [listPlayers(services)];
}

function listPlayers(services: Services): Route {
  return defineRoute({
    method: 'GET',
    path: '/v1/admin/players',
    name: 'listPlayers',
    summary: 'The account with a login: its id is what its roles are set by.',
    tags: ['administration'],
    authorization: ['auditor', 'admin'],
    rateLimit: 'read',
    query: PlayersQuery,
    responses: { 200: json('The account, or none.', PlayersReply) },
  }).handledBy(async ({ query }) => {
    const found = await profileOf(services, query.login);
    if (found !== undefined && 'code' in found) return found;
    const players = found === undefined ? [] : [accountJson(found)];
    return { status: 200, body: { players, asOf: instantText(services.clock.wallMs()) } };
  });
}

/** Undefined where nobody has the login. */
async function profileOf(
  services: Services,
  login: string,
): Promise<Profile | Refusal | undefined> {
  const { client } = services;
  const loginNormalised = loginKeyOf(login);
  if (loginNormalised === undefined) return undefined;
  const shard = shardOfSlot(slotOfLogin(loginNormalised), client.shardCount);
  const found = await client.question(shard, 'findCredentials', { loginNormalised });
  if (!found.ok) return refusalOf(found);
  if (found.reply === null) return undefined;
  const { player } = found.reply;
  const profile = await client.question(shardOfPlayer(services, player), 'getProfile', { player });
  return profile.ok ? profile.reply : refusalOf(profile);
}

function accountJson({ player, login, roles, registeredAtMs }: Profile) {
  return {
    playerId: formatPlayerId(player),
    login,
    roles: [...roles],
    registeredAt: instantText(registeredAtMs),
  };
}
