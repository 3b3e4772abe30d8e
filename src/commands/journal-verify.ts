/**
 * Proves that the stored state follows from the stored journal (`tirage journal verify`).
 *
 * Each check would miss what another finds: a walk over everything that LMDB keeps (checksums, the
 * chain, the counts), a replay of the records that must lead to exactly the stored rows, and the
 * shards compared with each other (their mail, the marks of their heads, their books added up).
 */
import { COUNTERS } from '../../actors/counters.ts';
import { POINTS_CLASS } from '../../actors/points/points-ledger.ts';
import type { DataDirectory } from '../journal/data-directory.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalPlace } from '../journal/journal-places.ts';
import { MAP_BYTES } from '../journal/lmdb-environment.ts';
import { verifyRowStore } from '../journal/verify-row-store.ts';
import { OperationalError } from '../kernel/errors.ts';
import { SYSTEM_CLOCK } from '../kernel/system-clock.ts';
import { restoreState } from '../shard/records/restore-state.ts';
import { ShardState } from '../shard/state/shard-state.ts';
import { checkTables } from '../shard/tables/damaged-rows.ts';
import {
  checkHandovers,
  checkShardCount,
  openShardJournal,
} from '../shard/verification/journal-origin.ts';
import { verifyJournal } from '../shard/verification/journal-verification.ts';
import {
  contradictions,
  type ShardStanding,
  standingOf,
} from '../shard/verification/shard-standing.ts';
import { faultSentence, tellFault } from './journal-report.ts';
import { say } from './standard-output.ts';

/** A long journal takes minutes: progress is reported this often. */
const PROGRESS_RECORDS = 100_000;

/** The class of accounts that count points: their books balance by themselves. */
const POINTS_BOOKS = POINTS_CLASS.replace(':', '');

/** Balances by class of account, over all shards that could be read. */
type Books = Map<string, bigint>;

/** What is compared over all shards. */
interface Findings {
  readonly books: Books;
  readonly standings: ShardStanding[];
}

/** The directory, as far as it is looked at here. */
export type VerifiedDirectory = Pick<DataDirectory, 'shardCount' | 'journalPlace'>;

/** Where the rows of a shard are that are compared with its records. */
type RowsIn = (place: JournalPlace) => string;

/** Checks all shards of a locked directory, and prints what it finds. */
export async function verifyAll(
  directory: VerifiedDirectory,
  rowsIn: RowsIn = (place) => place.directory,
): Promise<boolean> {
  const books: Books = new Map();
  const standings: ShardStanding[] = [];
  let isGood = true;
  for (let shard = 0; shard < directory.shardCount; shard += 1) {
    const place = { ...directory.journalPlace(shard), mayCreate: false };
    isGood = (await verifyShard(place, rowsIn(place), { books, standings })) && isGood;
  }
  return isGood && sayStandings(standings) && sayBooks(books);
}

async function verifyShard(
  place: JournalPlace,
  rowsDirectory: string,
  found: Findings,
): Promise<boolean> {
  const name = `shard ${place.origin.shard}`;
  try {
    await verifyRowStore({ directory: rowsDirectory, mapBytes: MAP_BYTES });
    const opening = { clock: SYSTEM_CLOCK, spareBytes: 0, rowsDirectory };
    const journal = await openShardJournal(place, opening);
    try {
      return compare(place, { journal, ...found });
    } finally {
      await journal.close();
    }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error;
    return tellFault(name, faultSentence(error, place));
  }
}

function compare(
  place: JournalPlace,
  { journal, books, standings }: { journal: Journal } & Findings,
): boolean {
  const identity = place.origin;
  const name = `shard ${identity.shard}`;
  checkTables(journal);
  const state = new ShardState(identity, journal);
  restoreState(journal, state);
  checkShardCount(state.identity.shardCount, place);
  checkHandovers(state.counters.get(COUNTERS.restorations), place);
  let toldAt = 0;
  const report = verifyJournal({
    identity,
    journal,
    onProgress: (records) => {
      if (records - toldAt < PROGRESS_RECORDS) return;
      toldAt = records;
      say(`     ${name}: ${records} records so far`);
    },
  });
  const { problem, firstDifference, records, rows, headHashHex } = report;
  if (problem !== null) return tellFault(name, problem);
  if (firstDifference !== null) {
    const { table, key, kind, fields } = firstDifference;
    const where = fields.length === 0 ? '' : ` in ${fields.join(', ')}`;
    return tellFault(name, `the first difference: row ${key} of ${table} is ${kind}${where}`);
  }
  addBooks(state, books);
  standings.push(standingOf(state));
  say(`ok   ${name}: ${records} records, ${rows} rows, equal; head ${headHashHex}`);
  return true;
}

function addBooks({ ledger }: ShardState, books: Books): void {
  for (const { key, value } of ledger.all()) {
    const accountClass = key.split(':')[0] ?? key;
    books.set(accountClass, (books.get(accountClass) ?? 0n) + BigInt(value));
  }
}

/** Shards that are each sound may still not belong together. */
function sayStandings(standings: readonly ShardStanding[]): boolean {
  const problems = contradictions(standings);
  for (const problem of problems) tellFault('shards', problem);
  if (problems.length === 0) say('ok   shards: they tell of one history');
  return problems.length === 0;
}

function sayBooks(books: Books): boolean {
  const classes = [...books].sort(([left], [right]) => (left < right ? -1 : 1));
  const sums = [...books.values()].reduce((sum, balance) => sum + balance, 0n);
  const pointsSum = books.get(POINTS_BOOKS) ?? 0n;
  if (pointsSum !== 0n) return tellFault('books', `points sum to ${pointsSum} instead of zero`);
  const sumMinor = sums - pointsSum;
  const told = classes.map(([name, balanceMinor]) => `${name} ${balanceMinor}`).join(', ');
  if (sumMinor !== 0n)
    return tellFault('books', `they sum to ${sumMinor} instead of zero: ${told}`);
  say(`ok   books: ${told === '' ? 'nothing yet' : told}; sum 0`);
  return true;
}
