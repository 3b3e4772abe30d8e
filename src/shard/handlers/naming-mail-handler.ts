/** Takes what a draw and its shards tell each other of the tickets that were drawn. */
import { decideReportNamed } from '../../../actors/coordinator/decide-naming.ts';
import type { Decision } from '../../../actors/decider.ts';
import { decideNameTickets } from '../../../actors/draw/decide-instance.ts';
import { ordinalAtPlace } from '../../../actors/draw/returned-tickets.ts';
import type { ShardEvent } from '../../../actors/events.ts';
import { familyOf } from '../../../actors/games/families.ts';
import type { NameTickets, ReportNamed } from '../../../actors/mail/mail.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import type { ShardState } from '../state/shard-state.ts';
import type { HandlerContext } from './handler.ts';

export function decideNamingMail(
  { state, stamp }: HandlerContext,
  from: number,
  mail: NameTickets | ReportNamed,
): Decision<ShardEvent> {
  if (mail.message === 'NameTickets') {
    return decideNameTickets(instanceOf(state, mail.draw), mail, printedBy(state, mail.draw));
  }
  const coordinator = state.coordinators.get(mail.draw);
  return decideReportNamed(must(coordinator, 'tickets were named to no draw'), mail, from, stamp);
}

/** The numbers on the tickets that were sold here and take part, by their places among those. */
function printedBy(state: ShardState, draw: DrawNo): (place: number) => readonly number[] {
  const instance = instanceOf(state, draw);
  const { game } = instance.terms;
  const family = familyOf(game);
  const find = state.tickets.finder(draw);
  const ordinal = 'ticketCount' in instance ? instance.ticketCount : 0;
  const range = { from: { draw, ordinal: 0 }, before: { draw, ordinal } };
  const returned = Array.from(state.returnedTickets.all(range), ({ key }) => key.ordinal);
  return (place) => {
    const { masks } = must(
      find(ordinalAtPlace(returned, place)),
      'a ticket that was sold is missing',
    );
    return family.printPick(family.layout(game), masks, 0, masks.length);
  };
}

function instanceOf(state: ShardState, draw: DrawNo) {
  return must(state.instances.get(draw), 'tickets were drawn of a draw that is not here');
}
