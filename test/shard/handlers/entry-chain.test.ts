import { test } from 'tap';
import type { States } from '../../../actors/states.ts';
import { appendEntry, type LedgerEntryKind } from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../../src/kernel/assert.ts';
import { entryPlace, NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import {
  entriesFrom,
  entriesOfKind,
  type PlacedEntry,
} from '../../../src/shard/handlers/entry-chain.ts';
import { SHARD_TABLES } from '../../../src/shard/tables/shard-tables.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, BOB, registered } from '../../support/samples/actor-events.ts';
import { ledgerEntry } from '../../support/samples/ledger-entries.ts';
import { SeededRandom } from '../../support/sources/seeded-random.ts';

const PLAYS = ['purchase', 'bet'] as const;
const KINDS: readonly LedgerEntryKind[] = [...PLAYS, 'prize', 'deposit', 'betPayout'];

/** The account goes through its row before each entry, as one does that is loaded again. */
function append(states: States, kind: LedgerEntryKind, number: number): void {
  const account = must(states.accounts.get(ADA), 'ada has no account');
  const loaded = SHARD_TABLES.accounts.codec.decode(SHARD_TABLES.accounts.codec.encode(account));
  const { player: _, ...asked } = ledgerEntry(kind);
  appendEntry(states, loaded, { ...asked, entryId: `k.${number}` });
}

const placesOf = (entries: Iterable<PlacedEntry>) => Array.from(entries, ({ place }) => place);

test('entriesOfKind: is the history without the other kinds, from each of its places on', (t) => {
  const random = new SeededRandom(5);
  for (let round = 0; round < 40; round += 1) {
    const { states } = given(registered(ADA));
    // Some histories lack a kind, and some change it rarely.
    const kinds = KINDS.filter(() => random.uint32() % 3 > 0);
    let kind: LedgerEntryKind = 'debt';
    for (let number = 0; number < 30; number += 1) {
      if (random.uint32() % 2 === 0) kind = kinds[random.uint32() % kinds.length] ?? kind;
      append(states, kind, number);
    }
    const history = [...entriesFrom(states, ADA, null)];
    t.equal(history.length, 30);
    for (const play of PLAYS) {
      const wanted = placesOf(history.filter(({ entry }) => entry.kind === play));
      t.same(placesOf(entriesOfKind(states, ADA, { kind: play, after: null })), wanted);
      for (const [index, after] of wanted.entries()) {
        const behind = placesOf(entriesOfKind(states, ADA, { kind: play, after }));
        t.same(behind, wanted.slice(index + 1));
      }
    }
  }
  t.end();
});

test('entriesOfKind: looks at one entry besides those of the kind, however many there are', (t) => {
  const { states } = given(registered(ADA));
  let number = 0;
  for (const kind of PLAYS) {
    append(states, kind, number++);
    for (let i = 0; i < 100; i += 1) append(states, 'prize', number++);
  }
  let lookCount = 0;
  const entries: States['entries'] = {
    at: (place) => {
      lookCount += 1;
      return states.entries.at(place);
    },
    find: (key, sinceMs) => states.entries.find(key, sinceMs),
    append: (entry) => states.entries.append(entry),
  };
  const { accounts, movedAway } = states;
  const seen = { accounts, movedAway, entries };
  for (const kind of PLAYS) {
    lookCount = 0;
    t.equal(placesOf(entriesOfKind(seen, ADA, { kind, after: null })).length, 1);
    t.ok(lookCount <= 2, `${lookCount} entries`);
  }
  t.end();
});

test('entriesOfKind: nothing for a stranger, and from a place that is not one of the kind', (t) => {
  const { states } = given(registered(ADA));
  for (const [number, kind] of (['purchase', 'bet', 'prize'] as const).entries()) {
    append(states, kind, number);
  }
  const { states: none } = given();
  t.same([...entriesOfKind(none, BOB, { kind: 'bet', after: null })], []);
  // Those of the bet and the prize, one behind the last, and one that no record has.
  for (const after of [entryPlace(1, 1), entryPlace(1, 2), entryPlace(1, 9), NO_ENTRY]) {
    t.same([...entriesOfKind(states, ADA, { kind: 'purchase', after })], []);
  }
  t.end();
});
