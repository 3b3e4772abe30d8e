import { test } from 'tap';
import type { CoordinatorIn } from '../../../actors/coordinator/coordinator.ts';
import { decideDrawPlaces, decideReportNamed } from '../../../actors/coordinator/decide-naming.ts';
import { given, stampAt, unsureStamp } from '../../support/cluster/actor-stage.ts';
import { DRAW } from '../../support/samples/actor-events.ts';
import {
  CONDUCTS_AT_MS,
  coordinatorIn,
  readyToConduct,
} from '../../support/samples/coordinator-events.ts';
import { RAFFLE_1 } from '../../support/samples/family-games.ts';

const STAMP = stampAt(CONDUCTS_AT_MS);

/** Sealed, of a raffle of which shard 0 has sold three tickets and shard 1 two. */
function sealed(): CoordinatorIn<'sealed'> {
  const stage = given(...readyToConduct([3, 2], 0));
  const coordinator = coordinatorIn(stage.states, 'sealed');
  return { ...coordinator, terms: { ...coordinator.terms, game: RAFFLE_1 } };
}

test('naming: each shard is asked once for what was drawn of its tickets', (t) => {
  const decision = decideDrawPlaces(sealed(), { places: [4, 0, 3] }, STAMP);
  t.match(decision, {
    kind: 'accepted',
    events: [
      { type: 'PlacesDrawn', draw: DRAW, places: [4, 0, 3] },
      { to: 1, message: { message: 'NameTickets', places: [1, 0] } },
      { to: 0, message: { message: 'NameTickets', places: [0] } },
    ],
  });
  const naming = { places: [4], picks: [null] };
  const again = decideDrawPlaces({ ...sealed(), naming }, { places: [4] }, STAMP);
  t.match(again, { kind: 'accepted', events: { length: 0 } }, 'and not a second time');
  const early = unsureStamp(CONDUCTS_AT_MS - 1, CONDUCTS_AT_MS, CONDUCTS_AT_MS);
  t.throws(() => decideDrawPlaces(sealed(), { places: [4] }, early), /before their time/);
  t.end();
});

test('naming: where nothing was sold the draw is conducted at once', (t) => {
  t.match(decideDrawPlaces(sealed(), { places: [] }, STAMP), {
    kind: 'accepted',
    events: [
      { type: 'DrawConducted', numbers: { length: 0 } },
      { to: 0, message: { message: 'ScanInstance' } },
      {},
    ],
  });
  t.end();
});

test('naming: the last answer conducts the draw; none does once it is cancelled', (t) => {
  const naming = { places: [4], picks: [null] };
  const mail = { message: 'ReportNamed', draw: DRAW, picks: [[7]] } as const;
  t.match(decideReportNamed({ ...sealed(), naming }, mail, 1, STAMP), {
    kind: 'accepted',
    events: [
      { type: 'TicketsNamed', shard: 1, picks: [[7]] },
      { type: 'DrawConducted', numbers: [7] },
      {},
      {},
    ],
  });
  const two = { places: [4, 0], picks: [null, null] };
  const first = decideReportNamed({ ...sealed(), naming: two }, mail, 1, STAMP);
  t.match(first, { events: { length: 1 } }, 'another shard has not answered yet');
  const { naming: _, ...was } = { ...sealed(), naming };
  const end = { state: 'cancelled', cancelledAtMs: 1, cancelReason: 'rain' } as const;
  const cancelled = { ...was, ...end, reveal: 'sealed' } as const;
  t.match(decideReportNamed(cancelled, mail, 1, STAMP), { events: { length: 0 } });
  t.end();
});
