/** A raffle's life: its game's rules, its opening, a stake, its deadline, its draw. */

import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import { mailShardOf } from '../growth/growth.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity, Store } from '../states.ts';
import {
  nextRaffleDuty,
  type Participation,
  type Raffle,
  type RaffleGame,
  type RaffleWinner,
  shardOfRaffle,
} from './raffle.ts';
import type {
  RaffleCancelled,
  RaffleEvent,
  RaffleGameConfigured,
  RaffleOpened,
  RaffleStartedByHand,
  StakeIgnored,
  StakeTaken,
} from './raffle-events.ts';
import { rafflePrizes } from './raffle-prizes.ts';
import { DEFAULT_RAFFLE_RULES, findRulesFault, type RaffleRules } from './raffle-rules.ts';

export interface ConfigureRaffleGame {
  readonly gameId: string;
  readonly rules: RaffleRules;
  readonly by: PlayerKey;
}

/**
 * A raffle keeps the rules that it was announced with. One that nobody has entered makes room for
 * the next one, so that new rules need not wait for a raffle to fill.
 */
export function decideConfigureRaffleGame(
  open: Raffle | undefined,
  { gameId, rules, by }: ConfigureRaffleGame,
  { nowMs: atMs }: Stamp,
): Decision<RaffleGameConfigured | RaffleCancelled> {
  const field = findRulesFault(rules);
  if (field !== undefined) return reject('raffleRulesInvalid', { field });
  const configured = { type: 'RaffleGameConfigured', gameId, rules, by, atMs } as const;
  if (open === undefined || open.entryCount > 0) return accept([configured]);
  return accept([configured, { type: 'RaffleCancelled', raffleId: open.raffleId, atMs }]);
}

/** The rules of a game's next raffle. `game` is undefined for a game that is not known yet. */
export function nextRaffleRules(game: RaffleGame | undefined): RaffleRules {
  return game?.rules ?? DEFAULT_RAFFLE_RULES;
}

/** The commitment binds the seed to this id, to the rules of the moment and to the time. */
export interface OpenRaffle {
  readonly gameId: string;
  readonly raffleId: string;
  readonly serverSeedHex: string;
  readonly commitmentHex: string;
}

export function decideOpenRaffle(
  game: RaffleGame | undefined,
  { gameId, raffleId, serverSeedHex, commitmentHex }: OpenRaffle,
  { nowMs: atMs }: Stamp,
  { shard }: ShardIdentity,
): Decision<RaffleOpened> {
  assert((game?.openRaffleId ?? null) === null, 'a game got a second raffle in waiting');
  assert(shardOfRaffle(raffleId) === shard, 'a raffle id names another shard than its own');
  const rules = nextRaffleRules(game);
  const secret = { serverSeedHex, commitmentHex };
  return accept([{ type: 'RaffleOpened', raffleId, gameId, rules, ...secret, atMs }]);
}

export interface TakeStake {
  /** The message's own id: a second one with it has no effect. */
  readonly messageId: string;
  readonly playerId: string;
  readonly gameId: string;
  readonly stakeMinor: Minor;
}

/** A repeat is told from a new stake before this is called. The last player starts the raffle. */
export function decideTakeStake(
  { raffle, earlier }: { readonly raffle: Raffle; readonly earlier: Participation | undefined },
  { messageId, playerId, stakeMinor }: TakeStake,
  { nowMs: atMs }: Stamp,
): Decision<StakeTaken | StakeIgnored | RaffleEvent> {
  assert(raffle.state === 'in_waiting', 'a stake was taken by a raffle that does not wait');
  const { raffleId, rules } = raffle;
  if ((earlier?.entryCount ?? 0) >= rules.entriesPerPlayerMax) {
    return accept([{ type: 'StakeIgnored', messageId, raffleId, atMs }]);
  }
  const taken = { type: 'StakeTaken', messageId, raffleId, playerId, stakeMinor, atMs } as const;
  const participantCount = raffle.participantCount + (earlier === undefined ? 1 : 0);
  if (participantCount < rules.participantsNeeded) return accept([taken]);
  return accept([taken, { type: 'RaffleStarted', raffleId, reason: 'filled', atMs }]);
}

/** Ends a raffle that did not fill in time, as its rules say. */
export function decideExpireRaffle(raffle: Raffle, { nowMs: atMs }: Stamp): Decision<RaffleEvent> {
  const duty = nextRaffleDuty(raffle);
  if (duty?.duty !== 'expire') return accept([]);
  assert(atMs >= duty.atMs, 'a raffle expired before its time');
  const { raffleId, rules } = raffle;
  if (rules.ifUnfilled === 'cancel') return accept([{ type: 'RaffleCancelled', raffleId, atMs }]);
  return accept([{ type: 'RaffleStarted', raffleId, reason: 'deadline', atMs }]);
}

export interface StartRaffle {
  readonly raffleId: string;
  readonly by: PlayerKey;
}

/**
 * An operator starts a raffle that waits, with whoever is in it. One that has started already, by
 * whatever, is left as it is: a repeat, or a stake that filled it at that moment, starts nothing
 * twice. Its deadline is looked at before this is called.
 */
export function decideStartRaffle(
  raffle: Raffle | undefined,
  { raffleId, by }: StartRaffle,
  { nowMs: atMs }: Stamp,
): Decision<RaffleStartedByHand> {
  if (raffle === undefined) return reject('raffleNotFound');
  if (raffle.state === 'cancelled') return reject('raffleCancelled');
  if (raffle.state !== 'in_waiting') return accept([]);
  if (raffle.entryCount === 0) return reject('raffleEmpty');
  return accept([{ type: 'RaffleStartedByHand', raffleId, by, atMs }]);
}

/** The result of the seal and the derivation (fairness/raffle-outcome.ts). */
export interface RaffleOutcome {
  readonly merkleRootHex: string;
  readonly ticketsRootHex: string;
  /** By place, the entry that won it. */
  readonly winners: readonly { readonly ordinal: number; readonly playerId: string }[];
}

/** Prizes, and the credit of those winners whose account is known, in the same decision. */
export function decideFinishRaffle(
  { raffle, players }: { readonly raffle: Raffle; readonly players: Store<string, PlayerKey> },
  { merkleRootHex, ticketsRootHex, winners }: RaffleOutcome,
  { nowMs: atMs }: Stamp,
  identity: ShardIdentity,
): Decision<RaffleEvent | MailPosted> {
  if (raffle.state !== 'started') return accept([]);
  const { raffleId, rules, potMinor, participantCount } = raffle;
  const prizes = rafflePrizes(rules.prize, potMinor, participantCount);
  assert(winners.length === prizes.length, 'not as many winners as places given away');
  const places = winners.map(({ ordinal, playerId }, index): RaffleWinner => {
    return {
      place: index + 1,
      ordinal,
      playerId,
      prizeMinor: must(prizes[index], 'a winner has no prize'),
    };
  });
  const events: (RaffleEvent | MailPosted)[] = [
    { type: 'RaffleFinished', raffleId, merkleRootHex, ticketsRootHex, winners: places, atMs },
  ];
  for (const { place, playerId, prizeMinor: amountMinor } of places) {
    const player = players.get(playerId);
    if (player === undefined || amountMinor === 0) continue;
    const to = mailShardOf(player, identity);
    const prize = { raffleId, place, player, amountMinor };
    events.push({ type: 'RafflePrizeSent', raffleId, place, amountMinor, to });
    events.push(postMail(to, { message: 'CreditRafflePrize', ...prize }));
  }
  return accept(events);
}
