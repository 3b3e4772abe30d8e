import { test } from 'tap';
import {
  appendEntry,
  clientEntryId,
  clientKeyOf,
  depositEntryId,
  type EntryOf,
  type LedgerEntry,
  prizeEntryId,
  refundEntryId,
  returnEntryId,
} from '../../../actors/wallet/ledger-entry.ts';
import { must } from '../../../src/kernel/assert.ts';
import { NO_ENTRY } from '../../../src/kernel/entry-place.ts';
import { minor } from '../../../src/kernel/money.ts';
import { given } from '../../support/cluster/actor-stage.ts';
import { ADA, DRAW, registered } from '../../support/samples/actor-events.ts';
import { ledgerEntry } from '../../support/samples/ledger-entries.ts';

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
  const account = must(states.accounts.get(ADA), 'ada has no account');
  const append = (entryId: string) =>
    appendEntry(states, account, {
      entryId,
      kind: 'prize',
      atMs: 1,
      amountMinor: minor(0),
      fingerprint: 0,
      draw: DRAW,
      firstOrdinal: 0,
      ticketCount: 1,
      shard: null,
    });
  append('a');
  append('b');
  const newest = must(states.entries.at(account.lastEntry), 'just written');
  t.equal(newest.entryId, 'b');
  const first = must(states.entries.at(newest.previous), 'just written');
  t.match(first, { entryId: 'a', previous: NO_ENTRY });
  t.equal(account.lastEntryKind, 'prize');
  t.end();
});

test('entry: it has what it is about and what follows from the account, nothing else', (t) => {
  const about = {
    purchase: ['draw', 'firstOrdinal', 'ticketCount'],
    bet: ['fixture', 'firstOrdinal', 'betCount'],
    deposit: ['paymentNumber'],
    rafflePrize: [],
    prize: ['draw', 'firstOrdinal', 'ticketCount', 'shard'],
    betPayout: ['fixture', 'firstOrdinal', 'betCount', 'shard'],
    debtRepaid: ['credit', 'fixture', 'firstOrdinal', 'betCount', 'shard'],
  } as const;
  for (const [kind, subject] of Object.entries(about)) {
    const { states } = given(registered(ADA));
    const account = must(states.accounts.get(ADA), 'ada has no account');
    const asked = ledgerEntry(kind as keyof typeof about);
    appendEntry(states, account, asked);
    const { entryId } = asked;
    const written = must(states.entries.get({ player: ADA, entryId }), 'just written');
    const every = ['player', 'entryId', 'kind', 'atMs', 'amountMinor', 'balanceMinor'];
    const wanted = [...every, 'fingerprint', 'previous', 'covered', ...subject];
    t.same(Object.keys(written).sort(), wanted.sort(), kind);
    const following = { balanceMinor: 0, previous: NO_ENTRY, covered: NO_ENTRY };
    t.strictSame(written, { ...asked, ...following }, 'the account decides what follows from it');
  }
  t.end();
});

test('entry: the compiler knows what an entry of each kind is about', (t) => {
  const entry: LedgerEntry = ledgerEntry('deposit');
  // @ts-expect-error A deposit has no tickets, and this may be one.
  t.equal(entry.ticketCount, undefined);
  if (entry.kind === 'purchase') t.ok(entry.draw);
  const every = { entryId: 'a', atMs: 1, fingerprint: 0 };
  // @ts-expect-error A prize has its draw.
  const prize: EntryOf<'prize'> = { ...every, kind: 'prize', firstOrdinal: 0, ticketCount: 1 };
  // @ts-expect-error A bet has its fixture, or none: not a draw.
  const bet: EntryOf<'bet'> = { ...every, kind: 'bet', draw: DRAW, firstOrdinal: 0, betCount: 1 };
  // @ts-expect-error What was repaid of a deposit is about that deposit.
  const repaid: EntryOf<'debtRepaid'> = { ...every, kind: 'debtRepaid', credit: 'deposit' };
  t.ok([prize, bet, repaid], 'proven by the compiler');
  t.end();
});
