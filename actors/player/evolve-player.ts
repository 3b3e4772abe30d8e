import { assert, must } from '../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../src/kernel/entry-place.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { ZERO_MINOR } from '../../src/kernel/money.ts';
import { pointsHundredths } from '../../src/kernel/points.ts';
import type { States } from '../states.ts';
import { BET_BARRIERS } from '../wallet/account.ts';
import { isStaff, type Player } from './player.ts';
import type {
  PlayerRegistered,
  RolesChanged,
  SessionEnded,
  SessionRefreshed,
  SessionStarted,
} from './player-events.ts';

export function evolvePlayerRegistered(states: States, event: PlayerRegistered): void {
  const { player: key, slot, login, loginNormalised, passwordHash, birthDate, roles, atMs } = event;
  assert(states.logins.get(loginNormalised) === undefined, 'a login was registered twice');
  states.logins.put(loginNormalised, key);
  states.slots.put(slot, (states.slots.get(slot) ?? 0) + 1);
  states.players.put(key, {
    key,
    login,
    passwordHash,
    birthDate,
    roles,
    registeredAtMs: atMs,
    sessions: [],
  });
  states.accounts.put(key, {
    player: key,
    balanceMinor: ZERO_MINOR,
    pointsHundredths: pointsHundredths(0),
    lastEntry: NO_ENTRY,
    lastEntryKind: null,
    coveredPurchase: NO_ENTRY,
    coveredBet: NO_ENTRY,
    coveredPrize: NO_ENTRY,
    paymentCount: 0,
    betBarriers:
      (birthDate === null ? BET_BARRIERS.birthDate : 0) | (isStaff(roles) ? BET_BARRIERS.staff : 0),
  });
}

export function evolveSessionStarted(states: States, event: SessionStarted): void {
  const player = playerOf(states, event.player);
  const { familyId, refreshHash, expiresAtMs, atMs } = event;
  const times = { startedAtMs: atMs, refreshedAtMs: atMs, expiresAtMs };
  const session = { familyId, refreshHash, previousHash: null, ...times };
  states.players.put(player.key, { ...player, sessions: [...player.sessions, session] });
}

export function evolveSessionRefreshed(states: States, event: SessionRefreshed): void {
  const player = playerOf(states, event.player);
  const { familyId, refreshHash, expiresAtMs, atMs: refreshedAtMs } = event;
  const sessions = player.sessions.map((session) => {
    if (session.familyId !== familyId) return session;
    const previousHash = session.refreshHash;
    return { ...session, refreshHash, previousHash, refreshedAtMs, expiresAtMs };
  });
  states.players.put(player.key, { ...player, sessions });
}

export function evolveSessionEnded(states: States, event: SessionEnded): void {
  const player = playerOf(states, event.player);
  const sessions = player.sessions.filter(({ familyId }) => familyId !== event.familyId);
  states.players.put(player.key, { ...player, sessions });
}

export function evolveRolesChanged(states: States, event: RolesChanged): void {
  const player = playerOf(states, event.player);
  states.players.put(player.key, { ...player, roles: event.roles });
  setBarrier(states, player.key, BET_BARRIERS.staff, isStaff(event.roles));
}

export function playerOf(states: States, key: PlayerKey): Player {
  return must(states.players.get(key), 'an event speaks of a player who is not registered');
}

/** Sets or clears one of the barriers between an account and its bets. */
export function setBarrier(
  states: States,
  player: PlayerKey,
  barrier: number,
  isUp: boolean,
): void {
  const account = must(states.accounts.get(player), 'a registered player has no account');
  const others = account.betBarriers & ~barrier;
  account.betBarriers = isUp ? others | barrier : others;
  states.accounts.put(player, account);
}
