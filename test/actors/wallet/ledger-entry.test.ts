import { test } from 'tap';
import {
  appendEntry,
  clientEntryId,
  clientKeyOf,
  depositEntryId,
  NO_TICKETS,
  prizeEntryId,
  refundEntryId,
  returnEntryId,
} from '../../../actors/wallet/ledger-entry.ts';
import { AssertionError, must } from '../../../src/kernel/assert.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, DRAW, registered } from '../../support/samples/actor-events.ts';

test('entry: no key of a client can name an operation of the engine', (t) => {
  const engineIds = [
    depositEntryId(1),
    returnEntryId(1),
    prizeEntryId(DRAW, 0),
    refundEntryId(DRAW, 0),
  ];
  t.equal(new Set(engineIds).size, engineIds.length);
  for (const entryId of engineIds) {
    t.notOk(entryId.startsWith(clientEntryId('')));
    t.equal(clientKeyOf(entryId), '');
  }
  t.equal(clientKeyOf(clientEntryId('k.mine')), 'k.mine');
  t.end();
});

test('entry: entries chain backwards, each once', (t) => {
  const { states } = given(registered(ADA));
  const account = must(states.accounts.get(ADA), 'ada has an account');
  const append = (entryId: string) =>
    appendEntry(states, account, {
      entryId,
      kind: 'prize',
      atMs: 1,
      amountMinor: minor(0),
      fingerprint: 0,
      ...NO_TICKETS,
      paymentNumber: 0,
    });
  append('a');
  append('b');
  t.equal(states.entries.get({ player: ADA, entryId: 'b' })?.previousId, 'a');
  t.equal(states.entries.get({ player: ADA, entryId: 'a' })?.previousId, null);
  t.match(account, { lastEntryId: 'b', lastEntryKind: 'prize' });
  t.throws(() => append('a'), AssertionError);
  t.end();
});
