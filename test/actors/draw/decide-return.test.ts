import { test } from 'tap';
import { decidePayStep, decideSealInstance } from '../../../actors/draw/decide-instance.ts';
import { decideReturnTicket } from '../../../actors/draw/decide-return.ts';
import { PICK_FORMS } from '../../../actors/games/pick-order.ts';
import type { States } from '../../../actors/states.ts';
import { must } from '../../../src/kernel/assert.ts';
import type { PlayerKey } from '../../../src/kernel/ids.ts';
import { given, stampAt } from '../../support/cluster/actor-stage.ts';
import {
  ADA,
  announced,
  BOB,
  bought,
  CLOSED,
  DRAW,
  OPENED,
  payingOut,
  refunding,
  stageInstance,
  TERMS,
  withMoney,
} from '../../support/samples/actor-events.ts';
import {
  BEFORE_CLOSE_MS,
  POSTPONED_HERE,
  returnSources,
  takeTicketBack,
} from '../../support/samples/returned-tickets.ts';

const FIVE = [1, 2, 3, 4, 5];
const SYSTEM = { form: PICK_FORMS.system, numbers: [1, 2, 3, 4, 5, 6], others: [] };

function sold() {
  return given(...withMoney(ADA, 1_000), announced({ graceMs: 400 }), OPENED).and(
    bought(ADA, 0, FIVE, SYSTEM),
  );
}

function asked(stage: ReturnType<typeof sold>, player: PlayerKey, ordinal: number, stamp = early) {
  const command = { player, draw: DRAW, ordinal };
  return decideReturnTicket(returnSources(stage.states, ordinal), command, stamp);
}

const early = stampAt(BEFORE_CLOSE_MS);

test('give back: the holder of a postponed draw’s ticket, and nobody else', (t) => {
  const stage = sold().and(POSTPONED_HERE);
  t.match(asked(stage, BOB, 0), { kind: 'rejected', code: 'ticketNotFound' });
  t.match(asked(stage, ADA, 2), { kind: 'rejected', code: 'ticketNotFound' });
  t.match(asked(stage, ADA, 1), {
    kind: 'accepted',
    events: [
      {
        type: 'TicketReturned',
        player: ADA,
        ordinal: 1,
        combinationCount: 6,
        purchaseOrdinal: null,
        pointsHundredths: 0,
        atMs: BEFORE_CLOSE_MS,
      },
    ],
  });
  const before = stage.ledger();
  takeTicketBack(stage, ADA, 1);
  t.equal(stage.balanceOf(ADA), 900, 'a system comes back whole');
  t.same(asked(stage, ADA, 1), { kind: 'accepted', events: [] }, 'once');
  t.same(before['stakes:dr_0000002'], 700);
  t.same(stage.ledger()['stakes:dr_0000002'], 100);
  t.match(stageInstance(stage.states), {
    ticketCount: 2,
    stakeMinor: 100,
    returned: { ticketCount: 1, stakeMinor: 600 },
  });
  t.end();
});

test('give back: until the promised close, whatever the grace', (t) => {
  const stage = sold().and(POSTPONED_HERE);
  const until = new Date(TERMS.closesAtMs).toISOString();
  const late = {
    kind: 'rejected',
    code: 'ticketNotReturnable',
    facts: { reason: 'tooLate', until },
  };
  t.match(asked(stage, ADA, 0, stampAt(TERMS.closesAtMs - 1)), { kind: 'accepted' });
  for (const nowMs of [TERMS.closesAtMs, TERMS.closesAtMs + 1, TERMS.closesAtMs + 90_000]) {
    t.match(asked(stage, ADA, 0, stampAt(nowMs)), late, `${nowMs}`);
  }
  const unsure = { ...early, latestMs: TERMS.closesAtMs };
  t.match(asked(stage, ADA, 0, unsure), { kind: 'rejected', code: 'clockUnsure' });
  t.match(asked(sold(), ADA, 0), {
    code: 'ticketNotReturnable',
    facts: { reason: 'notPostponed' },
  });
  const ended = asked(sold().and(POSTPONED_HERE, CLOSED), ADA, 0);
  t.match(ended, { code: 'drawCancelled' }, 'only a cancellation ends sales before their close');
  const cancelled = sold().and(POSTPONED_HERE, ...refunding(700));
  t.match(asked(cancelled, ADA, 0), { code: 'drawCancelled' });
  t.end();
});

test('a winner that was given back: is never paid, whatever a scan says', (t) => {
  const stage = sold().and(POSTPONED_HERE);
  takeTicketBack(stage, ADA, 0);
  stage.and(...payingOut(FIVE, [1, 0, 0, 0, 0, 0], [500, 0, 0, 0, 0, 0]));
  const columns = must(stage.states.tickets.columns(DRAW), 'it pays');
  const ordinals = Uint32Array.of(0);
  t.throws(() => decidePayStep(stageInstance(stage.states), { columns, ordinals }, early), {
    message: 'a ticket that was given back is listed as a winner',
  });
  t.end();
});

test('a seal: tells which tickets came back, and only where some did', (t) => {
  const chunks = { merkleRootHex: 'aa', chunkRootsHex: ['aa'] };
  const seal = (digest: object) => (states: States) => {
    const sealed = { ticketCount: 2, ...chunks, ...digest };
    return decideSealInstance(stageInstance(states), sealed, stampAt(61_001));
  };
  const told = { returnedDigestHex: 'dd' };
  t.throws(() => sold().and(CLOSED).when(seal(told)), /that did not come back/);
  const stage = sold().and(POSTPONED_HERE);
  takeTicketBack(stage, ADA, 0);
  stage.and(CLOSED);
  t.throws(() => stage.when(seal({})), /leaves out which tickets came back/);
  const returned = { ticketCount: 1, stakeMinor: 100, digestHex: 'dd' };
  stage
    .when(seal(told))
    .thenEvents(
      t,
      { type: 'InstanceSealed' },
      { message: { message: 'ReportSeal', ticketCount: 2, stakeMinor: 600, returned } },
    );
  t.end();
});
