import { type DrawInstance, prizeOfWins, wasOpened } from '../../../actors/draw/instance.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { PlayerKey, TicketPlace } from '../../kernel/ids.ts';
import { multiplyMinor, ZERO_MINOR } from '../../kernel/money.ts';
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
export function canBe(instance: DrawInstance, wanted: TicketState): boolean {
  const { phase } = instance;
  if (wanted === 'returned') return wasOpened(instance) && instance.returned !== undefined;
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
  const cameBack = isReturned(state, instance, ordinal);
  const isPaid = instance.phase === 'paid' && !cameBack;
  const { game, priceMinor } = instance.terms;
  const family = familyOf(game);
  const layout = family.layout(game);
  const numbers = family.printPick(layout, masks, 0, masks.length);
  const wins = game.tiers.map(() => 0);
  const tier = isPaid ? family.winsOf(game, instance.numbers, masks, wins) : 0;
  const held = tier === 0 ? undefined : state.heldAwards.get({ draw, ordinal });
  const ticket = {
    place,
    numbers,
    selection: family.showPick(layout, numbers),
    stakeMinor: multiplyMinor(priceMinor, family.combinations(layout, masks, 0)),
    acceptedAtMs: instance.terms.opensAtMs + row.acceptedOffsetMs,
    state: cameBack ? 'returned' : stateOf(instance, ordinal, tier),
    tier,
    prizeMinor: isPaid ? prizeOfWins(instance, wins) : ZERO_MINOR,
    awaitsApproval: held !== undefined && held.approvedAtMs === null,
  };
  return { player: row.playerKey as PlayerKey, sequence: row.sequence, ticket };
}

/** Whether its holder has given the ticket back. */
export function isReturned(state: ShardState, instance: DrawInstance, ordinal: number): boolean {
  if (!wasOpened(instance) || instance.returned === undefined) return false;
  return state.returnedTickets.get({ draw: instance.terms.draw, ordinal }) !== undefined;
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
