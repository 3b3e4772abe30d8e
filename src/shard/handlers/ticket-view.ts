import { type DrawInstance, type InstanceIn, prizeOf } from '../../../actors/draw/instance.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { PlayerKey, TicketPlace } from '../../kernel/ids.ts';
import { ZERO_MINOR } from '../../kernel/money.ts';
import type { TicketState, TicketView } from '../../protocol/shard-requests.ts';
import type { TicketFinder } from '../blocks/ticket-blocks.ts';
import type { ShardState } from '../state/shard-state.ts';

/** A ticket as its owner sees it, and what only the engine may know. */
export interface OwnedTicket {
  readonly player: PlayerKey;
  /** The journal record that sold it; null until that record is durable. */
  readonly sequence: number | null;
  readonly ticket: TicketView;
}

/**
 * Whether a draw that has come this far can have tickets of the wanted state: otherwise they are
 * not searched for.
 */
export function canBe({ phase }: DrawInstance, wanted: TicketState): boolean {
  if (phase === 'paid') return wanted === 'won' || wanted === 'lost';
  if (phase === 'refunding' || phase === 'cancelled') {
    return wanted === 'refunded' || wanted === 'accepted';
  }
  return wanted === 'accepted';
}

/** Nothing of the outcome shows before the shard has paid the draw. */
export function viewOfTicket(
  state: ShardState,
  place: TicketPlace,
  find: TicketFinder = state.tickets.finder(place.draw),
): OwnedTicket | undefined {
  const { draw, shard, ordinal } = place;
  const instance = state.instances.get(draw);
  if (instance === undefined || shard !== state.identity.shard) return undefined;
  const row = find(ordinal);
  if (row === undefined) return undefined;
  const { masks } = row;
  const isPaid = instance.phase === 'paid';
  const tier = isPaid ? tierOf(instance, masks) : 0;
  const held = tier === 0 ? undefined : state.heldAwards.get({ draw, ordinal });
  const ticket = {
    place,
    numbers: familyOf(instance.terms.game).printPick(masks, 0, masks.length),
    stakeMinor: instance.terms.priceMinor,
    acceptedAtMs: instance.terms.opensAtMs + row.acceptedOffsetMs,
    state: stateOf(instance, ordinal, tier),
    tier,
    prizeMinor: isPaid ? prizeOf(instance, tier) : ZERO_MINOR,
    awaitsApproval: held !== undefined && held.approvedAtMs === null,
  };
  return { player: row.playerKey as PlayerKey, sequence: row.sequence, ticket };
}

function stateOf(instance: DrawInstance, ordinal: number, tier: number): TicketState {
  switch (instance.phase) {
    case 'paid':
      return tier === 0 ? 'lost' : 'won';
    case 'refunding':
      return ordinal < instance.refundedThrough ? 'refunded' : 'accepted';
    case 'cancelled':
      return 'refunded';
    default:
      return 'accepted';
  }
}

function tierOf({ terms, numbers }: InstanceIn<'paid'>, masks: readonly number[]): number {
  return familyOf(terms.game).tierOf(terms.game, numbers, masks);
}
