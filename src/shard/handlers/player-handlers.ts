import { reject } from '../../../actors/decider.ts';
import {
  type ChangePassword,
  decideChangePassword,
  decideGiveBirthDate,
  type GiveBirthDate,
} from '../../../actors/player/decide-identity.ts';
import {
  type ChangeRoles,
  decideChangeRoles,
  decideRegister,
  type RegisterPlayer,
} from '../../../actors/player/decide-player.ts';
import {
  decideEndSession,
  decideLoginFailed,
  decideRefreshSession,
  decideStartSession,
  type EndSession,
  type RefreshSession,
  type StartSession,
} from '../../../actors/player/decide-session.ts';
import type { Role } from '../../../actors/player/player.ts';
import type { PlayerEvent } from '../../../actors/player/player-events.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import { shardOfSlot } from '../../kernel/slots.ts';
import type { Credentials, Profile, SessionOpened } from '../../protocol/shard-requests.ts';
import { commit, type Handler, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

const registerPlayer: Handler<'registerPlayer'> = (context, request) => {
  const { state, stamp } = context;
  const { loginNormalised, slot, familyId, roles } = request;
  const home = shardOfSlot(slot, state.identity.dealtCount);
  if (home !== state.identity.shard) return reject('elsewhere', { shard: home });
  const loginOwner = state.logins.get(loginNormalised);
  const playersInSlot = state.slots.get(slot) ?? 0;
  const decision = decideRegister({ loginOwner, playersInSlot }, request, stamp);
  return commit(context, decision, () => {
    const player = must(state.logins.get(loginNormalised), 'a registered login has no player');
    return reply({ player, roles, familyId });
  });
};

/** Null for a login that nobody has: the gateway then spends the same time on a dummy hash. */
const findCredentials: Handler<'findCredentials'> = ({ state }, { loginNormalised }) => {
  const key = state.logins.get(loginNormalised);
  const player = key === undefined ? undefined : state.players.get(key);
  if (player === undefined) return reply(null);
  return reply({ player: player.key, passwordHash: player.passwordHash });
};

const startSession: Handler<'startSession'> = (context, request) => {
  const player = context.state.players.get(request.player);
  const decision = decideStartSession(player, request, context.stamp);
  return commit(context, decision, () => reply(sessionOf(player, request)));
};

const recordLoginFailure: Handler<'recordLoginFailure'> = (context, request) => {
  const player = context.state.players.get(request.player);
  const decision = decideLoginFailed(player, context.stamp);
  return commit(context, decision, () => reply(null));
};

const refreshSession: Handler<'refreshSession'> = (context, request) => {
  const player = context.state.players.get(request.player);
  const decision = decideRefreshSession(player, request, context.stamp);
  return commit(context, decision, (events) => {
    const hasEnded = events.some(({ type }) => type === 'SessionEnded');
    if (!hasEnded) return reply(sessionOf(player, request));
    // Says that the session ended just now, so that its access tokens end with it.
    return reject('sessionEnded', { endedNow: 1 });
  });
};

/** Whether a session is still open: asked by a gateway that sees a token for the first time. */
const hasSession: Handler<'hasSession'> = ({ state }, { player, familyId }) => {
  const sessions = state.players.get(player)?.sessions ?? [];
  return reply(sessions.some((session) => session.familyId === familyId));
};

const endSession: Handler<'endSession'> = (context, request) => {
  const player = context.state.players.get(request.player);
  const decision = decideEndSession(player, request, context.stamp);
  return commit(context, decision, () => reply(null));
};

const changeRoles: Handler<'changeRoles'> = (context, request) => {
  const { players, accounts, externalIds, formerHomes } = context.state;
  const player = players.get(request.player);
  const interests = {
    account: accounts.get(request.player),
    externalIds: externalIds.get(request.player) ?? [],
    formerHomes: formerHomes.get(request.player)?.homes ?? [],
  };
  const decision = decideChangeRoles(player, interests, request, context.stamp);
  return commit(context, decision, (events) => {
    const endedSessions = endedBy(events);
    const { roles } = must(
      context.state.players.get(request.player),
      'the player who was just changed is missing',
    );
    return reply({ roles, endedSessions });
  });
};

const getProfile: Handler<'getProfile'> = ({ state }, request) => {
  const player = state.players.get(request.player);
  if (player === undefined) return reject('playerNotFound');
  const { login, birthDate, roles, registeredAtMs } = player;
  return reply({ player: player.key, login, birthDate, roles, registeredAtMs });
};

const giveBirthDate: Handler<'giveBirthDate'> = (context, request) => {
  const player = context.state.players.get(request.player);
  const decision = decideGiveBirthDate(player, request, context.stamp);
  return commit(context, decision, () => getProfile(context, request));
};

const changePassword: Handler<'changePassword'> = (context, request) => {
  const player = context.state.players.get(request.player);
  const decision = decideChangePassword(player, request, context.stamp);
  return commit(context, decision, (events) => reply({ endedSessions: endedBy(events) }));
};

function endedBy(events: readonly PlayerEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'SessionEnded' ? [event.familyId] : []));
}

function sessionOf(
  player: Parameters<typeof decideStartSession>[0],
  { familyId }: { readonly familyId: string },
) {
  const { key, roles } = must(player, 'a session was decided for nobody');
  return { player: key, roles, familyId };
}

interface PlayerRequests {
  registerPlayer: { request: RegisterPlayer; reply: SessionOpened };
  findCredentials: { request: { loginNormalised: string }; reply: Credentials | null };
  startSession: { request: StartSession; reply: SessionOpened };
  recordLoginFailure: { request: { player: PlayerKey }; reply: null };
  refreshSession: { request: RefreshSession; reply: SessionOpened };
  endSession: { request: EndSession; reply: null };
  hasSession: { request: { player: PlayerKey; familyId: string }; reply: boolean };
  changeRoles: { request: ChangeRoles; reply: { roles: readonly Role[]; endedSessions: string[] } };
  getProfile: { request: { player: PlayerKey }; reply: Profile };
  giveBirthDate: { request: GiveBirthDate; reply: Profile };
  changePassword: { request: ChangePassword; reply: { endedSessions: string[] } };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends PlayerRequests {}
}

export const PLAYER_OPERATIONS = declareOperations<keyof PlayerRequests>({
  registerPlayer: ['write', registerPlayer],
  findCredentials: ['read', findCredentials],
  startSession: ['write', startSession],
  recordLoginFailure: ['write', recordLoginFailure],
  refreshSession: ['write', refreshSession],
  endSession: ['owed', endSession],
  hasSession: ['read', hasSession],
  changeRoles: ['write', changeRoles],
  getProfile: ['read', getProfile],
  giveBirthDate: ['write', giveBirthDate],
  changePassword: ['write', changePassword],
});
