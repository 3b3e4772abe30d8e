/** What a purchase of tickets is answered with: the first time, and again under its key. */
import type { Rejected } from '../../../actors/decider.ts';
import type { TicketsBought } from '../../../actors/draw/instance-events.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { printerOf } from '../../../actors/games/printer.ts';
import { ticketCountOf } from '../../../actors/games/ticket-count.ts';
import { repeatOrReuse } from '../../../actors/wallet/decide-payment.ts';
import { keysSinceMs } from '../../../actors/wallet/key-term.ts';
import { clientEntryId, type EntryIn } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../kernel/assert.ts';
import type { PlayerKey } from '../../kernel/ids.ts';
import type { Purchase } from '../../protocol/shard-requests.ts';
import type { ShardState } from '../state/shard-state.ts';
import { type HandlerContext, type Reply, repeatedReply } from './handler.ts';

/** The answer under a key that is known here; undefined for a new one. */
export function earlierPurchase(
  { state, stamp }: Pick<HandlerContext, 'state' | 'stamp'>,
  {
    player,
    idempotencyKey,
    fingerprint,
  }: {
    readonly player: PlayerKey;
    readonly idempotencyKey: string;
    readonly fingerprint: number;
  },
): Reply<Purchase> | Rejected | undefined {
  const entryKey = { player, entryId: clientEntryId(idempotencyKey) };
  const earlier = state.entries.find(entryKey, keysSinceMs(state, stamp));
  if (earlier === undefined) return undefined;
  const repeat = repeatOrReuse(earlier, { kind: 'purchase', fingerprint });
  return repeat.kind === 'rejected' ? repeat : repeatedReply(purchaseOf(state, repeat.earlier));
}

/** The purchase among these events, which have just been applied. */
export function purchaseAmong(state: ShardState, events: readonly ShardEvent[]): Purchase {
  const { draw, player, firstOrdinal, masks, atMs } = must(
    events.find(isPurchase),
    'an accepted purchase is no event',
  );
  const instance = must(state.instances.get(draw), 'the draw of a purchase is missing');
  const { game, priceMinor } = instance.terms;
  return {
    draw,
    shard: state.identity.shard,
    firstOrdinal,
    printer: printerOf(game),
    ticketCount: ticketCountOf(game, masks),
    masks,
    priceMinor,
    acceptedAtMs: atMs,
    balanceMinor: must(state.accounts.get(player), 'the account of a purchase is missing')
      .balanceMinor,
  };
}

/** Gives the first answer again, from what the entry and the tickets recorded. */
export function purchaseOf(state: ShardState, entry: EntryIn<'purchase'>): Purchase {
  const { draw, firstOrdinal, ticketCount, atMs, balanceMinor } = entry;
  const masks: number[] = [];
  for (let i = 0; i < ticketCount; i += 1) {
    const ticket = must(state.tickets.find(draw, firstOrdinal + i), 'a sold ticket is missing');
    masks.push(...ticket.masks);
  }
  const { terms } = must(state.instances.get(draw), 'the draw of a purchase is missing');
  const { shard } = state.identity;
  const { priceMinor, game } = terms;
  const tickets = { draw, shard, firstOrdinal, printer: printerOf(game), ticketCount, masks };
  return { ...tickets, priceMinor, acceptedAtMs: atMs, balanceMinor };
}

function isPurchase(event: ShardEvent): event is TicketsBought {
  return event.type === 'TicketsBought';
}
