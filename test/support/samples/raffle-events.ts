/** Raffles in brief: one game, players 0, 1, 2, … of another service; three fill a raffle. */
import type { ShardEvent } from '../../../actors/events.ts';
import type { TakeStake } from '../../../actors/raffle/decide-raffle.ts';
import { DEFAULT_RAFFLE_RULES, type RaffleRules } from '../../../actors/raffle/raffle-rules.ts';
import { minor } from '../../../src/kernel/money.ts';
import { uuidV7 } from '../../../src/kernel/uuid.ts';

export const GAME_ID = '00000000-0000-4000-8000-00000000000a';
export const RAFFLE_ID = '017f22e2-79b0-7000-8000-000000000001';
export const RAFFLE_SECRET = { serverSeedHex: '11'.repeat(32), commitmentHex: '22'.repeat(32) };
export const RULES: RaffleRules = { ...DEFAULT_RAFFLE_RULES, participantsNeeded: 3 };

export function outsidePlayer(index: number): string {
  return `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** A different id for each number. */
export function messageId(index: number): string {
  const free = new Uint8Array(10);
  new DataView(free.buffer).setUint32(6, index);
  return uuidV7(1_000, free);
}

export function opened(rules: Partial<RaffleRules> = {}, raffleId = RAFFLE_ID): ShardEvent {
  const all = { ...RULES, ...rules };
  return {
    type: 'RaffleOpened',
    raffleId,
    gameId: GAME_ID,
    rules: all,
    ...RAFFLE_SECRET,
    atMs: 1_000,
  };
}

export function staked(message: number, player: number, stakeMinor = 1_000): ShardEvent {
  return {
    type: 'StakeTaken',
    messageId: messageId(message),
    raffleId: RAFFLE_ID,
    playerId: outsidePlayer(player),
    stakeMinor: minor(stakeMinor),
    atMs: 2_000 + message,
  };
}

export function stakeOf(message: number, player: number, stakeMinor = 1_000): TakeStake {
  return {
    messageId: messageId(message),
    playerId: outsidePlayer(player),
    gameId: GAME_ID,
    stakeMinor: minor(stakeMinor),
  };
}

/** Three players with 1,000 each. */
export function filled(rules: Partial<RaffleRules> = {}): ShardEvent[] {
  return [
    opened(rules),
    staked(0, 0),
    staked(1, 1),
    staked(2, 2),
    { type: 'RaffleStarted', raffleId: RAFFLE_ID, reason: 'filled', atMs: 3_000 },
  ];
}
