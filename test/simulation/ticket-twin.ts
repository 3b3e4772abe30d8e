/**
 * Which purchase each ticket is of, how many lines it plays, and what of it came back: a second
 * time, from the events alone.
 */

import type { ShardEvent } from '../../actors/events.ts';
import type { Game } from '../../actors/games/game.ts';
import { assert, must } from '../../src/kernel/assert.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import { picksOf } from './picks-of.ts';

interface TwinPurchase {
  /** Shard, draw and first ordinal. */
  readonly place: string;
  readonly player: PlayerKey;
  readonly lines: number;
  linesBack: number;
}

interface TwinTicket {
  readonly purchase: TwinPurchase;
  readonly lines: number;
  isBack: boolean;
}

/** A ticket that comes back. */
export interface CameBack {
  readonly purchase: Readonly<TwinPurchase>;
  readonly lines: number;
  /** Its part of what the whole purchase had: what is due by now less what was due before. */
  readonly share: (whole: number) => number;
}

export class TicketTwin {
  readonly #games = new Map<string, Game>();
  readonly #tickets = new Map<string, TwinTicket[]>();

  take(shard: number, event: ShardEvent): CameBack | undefined {
    switch (event.type) {
      case 'InstanceAnnounced':
        this.#games.set(`${shard}/${event.terms.draw}`, event.terms.game);
        return undefined;
      case 'TicketsBought': {
        const { draw, player, firstOrdinal, masks } = event;
        const at = `${shard}/${draw}`;
        const game = must(this.#games.get(at), 'a draw sold before it was announced');
        const picks = picksOf(game, masks).map((lines) => lines.length);
        const lines = picks.reduce((sum, one) => sum + one, 0);
        const purchase = { place: `${at}/${firstOrdinal}`, player, lines, linesBack: 0 };
        const before = this.#tickets.get(at) ?? [];
        before.push(...picks.map((one) => ({ purchase, lines: one, isBack: false })));
        this.#tickets.set(at, before);
        return undefined;
      }
      case 'TicketReturned': {
        const { draw, ordinal, player } = event;
        const ticket = must(
          this.#tickets.get(`${shard}/${draw}`)?.[ordinal],
          'a ticket came back that was not sold',
        );
        assert(ticket.purchase.player === player, 'somebody else got a ticket’s money');
        assert(!ticket.isBack, 'a ticket came back twice');
        ticket.isBack = true;
        return cameBack(ticket);
      }
      default:
        return undefined;
    }
  }
}

function cameBack({ purchase, lines }: TwinTicket): CameBack {
  const before = purchase.linesBack;
  purchase.linesBack += lines;
  const due = (whole: number, through: number) => Math.floor((whole * through) / purchase.lines);
  return {
    purchase,
    lines,
    share: (whole) => due(whole, before + lines) - due(whole, before),
  };
}
