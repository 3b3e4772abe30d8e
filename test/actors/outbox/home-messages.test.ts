import { test } from 'tap';
import { residualsReceivedTelling } from '../../../actors/outbox/home-messages.ts';
import { formatDrawId } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, DRAW, withMoney } from '../../support/samples/actor-events.ts';

const ENTRY = { atMs: 1, fingerprint: 0, shard: 1 } as const;
const BET = { ...ENTRY, fixture: 0, firstOrdinal: 0, betCount: 1 } as const;

test('home messages: only what follows from the balance here is told', (t) => {
  const stage = given(...withMoney(ADA, 100));
  const entries = [
    {
      player: ADA,
      amountMinor: minor(-130),
      entry: { ...BET, entryId: 'reversal.1@1', kind: 'betReversal' as const },
    },
    {
      player: ADA,
      amountMinor: minor(50),
      entry: {
        ...ENTRY,
        entryId: 'prize.2.3@1',
        kind: 'prize' as const,
        draw: DRAW,
        firstOrdinal: 3,
        ticketCount: 1,
      },
    },
    {
      player: ADA,
      amountMinor: minor(5),
      entry: { entryId: 'raffle.r.1', kind: 'rafflePrize' as const, atMs: 1, fingerprint: 0 },
    },
  ];
  const event = { type: 'ResidualsReceived', from: 1, entries, points: [], atMs: 7 } as const;
  stage.and(event);
  const telling = residualsReceivedTelling(stage.states, event);
  t.equal(telling.length, entries.length);
  t.match(telling.at(0), {
    subject: 'wallet.v1.entry',
    body: { kind: 'debt', amountMinor: 30, entryId: 'debt.reversal.1@1' },
  });
  t.match(telling.at(1), {
    body: { kind: 'debtRepaid', amountMinor: -30, drawId: formatDrawId(DRAW), ticketCount: 1 },
  });
  t.equal(telling.at(2), undefined, 'what was won was told where it was settled');
  t.end();
});
