import { test } from 'tap';
import type { Account } from '../../../actors/wallet/account.ts';
import { cover, newestOf } from '../../../actors/wallet/entry-cover.ts';
import type { LedgerEntryKind } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../../src/kernel/assert.ts';
import { type EntryPlace, entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, registered } from '../../support/samples/actor-events.ts';

function adas(): Account {
  return must(given(registered(ADA)).states.accounts.get(ADA), 'just registered');
}

/** What an entry of each kind covers, as it becomes the newest. */
function covers(account: Account, ...kinds: readonly LedgerEntryKind[]): EntryPlace[] {
  return kinds.map((kind, at) => {
    const covered = cover(account, kind);
    account.lastEntry = entryPlace(1, at);
    account.lastEntryKind = kind;
    return covered;
  });
}

test('cover: a run of one kind names none, as each stands before the next', (t) => {
  const account = adas();
  t.same(covers(account, 'purchase', 'purchase', 'purchase'), [NO_ENTRY, NO_ENTRY, NO_ENTRY]);
  t.equal(newestOf(account, 'purchase'), entryPlace(1, 2));
  t.equal(newestOf(account, 'bet'), NO_ENTRY);
  t.end();
});

test('cover: behind entries of other kinds the one before is named', (t) => {
  const account = adas();
  const covered = covers(account, 'purchase', 'prize', 'deposit', 'bet', 'purchase', 'prize');
  t.same(covered.slice(0, 4), [NO_ENTRY, NO_ENTRY, NO_ENTRY, NO_ENTRY]);
  t.same(covered.slice(4), [entryPlace(1, 0), entryPlace(1, 1)]);
  t.equal(newestOf(account, 'purchase'), entryPlace(1, 4));
  t.equal(newestOf(account, 'bet'), entryPlace(1, 3));
  t.equal(newestOf(account, 'prize'), entryPlace(1, 5));
  t.end();
});
