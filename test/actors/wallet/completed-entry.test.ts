import { test } from 'tap';
import { completed } from '../../../actors/wallet/completed-entry.ts';
import type { NewEntry } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../../src/kernel/assert.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, withMoney } from '../../support/samples/actor-events.ts';
import { LEDGER_ENTRIES } from '../../support/samples/ledger-entries.ts';

test('entry: what follows from the account is added, and all that was given stays', (t) => {
  for (const { player: _, balanceMinor: __, previous: ___, covered: ____, ...given_ } of [
    ...LEDGER_ENTRIES,
  ]) {
    const { states } = given(...withMoney(ADA, 500));
    const account = must(states.accounts.get(ADA), 'a player');
    const { lastEntry: previous } = account;
    const { covered, ...entry } = completed(account, given_ as NewEntry);
    t.same(entry, { ...given_, player: ADA, balanceMinor: 500, previous }, given_.kind);
    t.type(covered, 'number');
  }
  t.end();
});
