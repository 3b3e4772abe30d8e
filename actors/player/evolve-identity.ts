/** What a player adds to an account that they opened with less: it lets them bet. */
import { assert } from '../../src/kernel/assert.ts';
import type { States } from '../states.ts';
import { BET_BARRIERS } from '../wallet/account.ts';
import { playerOf, setBarrier } from './evolve-player.ts';
import type { BirthDateGiven, PasswordChanged, PasswordFoundWeak } from './player-events.ts';

export function evolveBirthDateGiven(states: States, event: BirthDateGiven): void {
  const player = playerOf(states, event.player);
  assert(player.birthDate === null, 'a birth date was given twice');
  states.players.put(player.key, { ...player, birthDate: event.birthDate });
  setBarrier(states, event.player, BET_BARRIERS.birthDate, false);
}

export function evolvePasswordChanged(states: States, event: PasswordChanged): void {
  const player = playerOf(states, event.player);
  states.players.put(player.key, { ...player, passwordHash: event.passwordHash });
  setBarrier(states, event.player, BET_BARRIERS.password, false);
}

export function evolvePasswordFoundWeak(states: States, { player }: PasswordFoundWeak): void {
  setBarrier(states, player, BET_BARRIERS.password, true);
}
