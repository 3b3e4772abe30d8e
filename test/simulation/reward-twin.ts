/**
 * What stakes have earned, a second time: from the events that stake and give back, never from the
 * one that says what rewards follow. So what a player was given for stakes is what the standing
 * ones earned, or the balances differ.
 */
import type { EventOf, ShardEvent } from '../../actors/events.ts';
import { OUTCOMES } from '../../actors/line/line.ts';
import { must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { CameBack } from './ticket-twin.ts';

const VOID = OUTCOMES.indexOf('void');

/** Points that come to a player, or below zero go back. */
interface RewardMove {
  readonly player: PlayerKey;
  readonly hundredths: number;
}

interface TwinStake {
  readonly player: PlayerKey;
  earnedHundredths: number;
  /** What is left of it, once tickets came back. */
  hundredths: number;
  isBack: boolean;
}

export class RewardTwin {
  /** By the place of the stake: the first of its tickets, or the bet. */
  readonly #stakes = new Map<string, TwinStake>();
  readonly #byEntry = new Map<string, TwinStake>();

  take(shard: number, event: ShardEvent, back?: CameBack): RewardMove[] {
    switch (event.type) {
      case 'TicketsBought':
        this.#stake(`${shard}/draw/${event.draw}/${event.firstOrdinal}`, shard, event);
        return [];
      case 'TicketReturned':
        return this.#returnPart(must(back, 'a ticket comes back'));
      case 'BetPlaced':
        this.#stake(`${shard}/event/${event.fixture}/${event.ordinal}`, shard, event);
        return [];
      case 'AccumulatorPlaced':
        this.#stake(`${shard}/all/${event.ordinal}`, shard, event);
        return [];
      case 'PointsEarned': {
        const entry = `${shard}/${event.player}/${event.entryId}`;
        const stake = must(this.#byEntry.get(entry), 'points were earned by no stake');
        stake.earnedHundredths = event.amountHundredths;
        stake.hundredths = event.amountHundredths;
        return [{ player: stake.player, hundredths: stake.hundredths }];
      }
      case 'TicketsRefunded':
        return this.#refund(shard, event);
      case 'BetsSettled':
        return event.ordinals.flatMap((ordinal, at) => {
          const isBack = event.outcomes[at] === VOID;
          return this.#turn(`${shard}/event/${event.fixture}/${ordinal}`, isBack);
        });
      case 'AccumulatorsSettled':
        return event.settled.flatMap(({ ordinal, state }) => {
          return this.#turn(`${shard}/all/${ordinal}`, state === 'void');
        });
      default:
        return [];
    }
  }

  #stake(place: string, shard: number, staked: { player: PlayerKey; entryId: string }): void {
    const { player, entryId } = staked;
    const stake = { player, earnedHundredths: 0, hundredths: 0, isBack: false };
    this.#stakes.set(place, stake);
    this.#byEntry.set(`${shard}/${player}/${entryId}`, stake);
  }

  #refund(shard: number, refunded: EventOf<'TicketsRefunded'>): RewardMove[] {
    const moves: RewardMove[] = [];
    const { draw, fromOrdinal, throughOrdinal } = refunded;
    for (let ordinal = fromOrdinal; ordinal < throughOrdinal; ordinal += 1) {
      const place = `${shard}/draw/${draw}/${ordinal}`;
      if (this.#stakes.has(place)) moves.push(...this.#turn(place, true));
    }
    return moves;
  }

  #returnPart({ purchase: { place }, share }: CameBack): RewardMove[] {
    const [shard, ...ticket] = place.split('/');
    const found = this.#stakes.get([shard, 'draw', ...ticket].join('/'));
    const stake = must(found, 'a stake moves that was never placed');
    const part = share(stake.earnedHundredths);
    stake.hundredths -= part;
    return part === 0 ? [] : [{ player: stake.player, hundredths: -part }];
  }

  #turn(place: string, isBack: boolean): RewardMove[] {
    const stake = must(this.#stakes.get(place), 'a stake moves that was never placed');
    if (stake.isBack === isBack) return [];
    stake.isBack = isBack;
    const { player, hundredths } = stake;
    return [{ player, hundredths: isBack ? -hundredths : hundredths }];
  }
}
