/**
 * Proves that a shard's rows follow from its journal, and from nothing else.
 *
 * The chain is walked from its first record; the events are applied to a state that begins empty,
 * by the code that the running shard uses; what it writes is compared with the stored rows, in
 * both directions. After each record the books must balance, and stakes be what their tickets cost;
 * at the end the mail must be whole.
 *
 * Not here: whether the events were decided rightly (tests and simulation), and whether the chain
 * is another one, sound in itself (compare `headHashHex` with one that was noted earlier).
 * Threading: synchronous, on a journal that nobody writes to in the meantime.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ShardOrigin } from '../../../actors/growth/growth.ts';
import { sameBytes } from '../../journal/hash-chain.ts';
import type { Journal, JournalHead, JournalRecord, RowWrite } from '../../journal/journal.ts';
import { CorruptRecordError } from '../../journal/journal-errors.ts';
import { AssertionError, assert, must } from '../../kernel/assert.ts';
import { NewerDataError, OperationalError } from '../../kernel/errors.ts';
import type { HashKey } from '../../structures/keyed-hash.ts';
import { type EntrySource, storedHashKey } from '../entries/entry-log.ts';
import type { IndexShape } from '../entries/key-index.ts';
import { allEntries, decodeEvents } from '../records/event-codec.ts';
import { ShardState } from '../state/shard-state.ts';
import { TABLES } from '../tables/shard-tables.ts';
import { MoneyCheck } from './money-check.ts';
import { RebuiltRows, type RowPair } from './rebuilt-rows.ts';
import { StakeCheck } from './stake-check.ts';

/** Records in memory at once. */
const PAGE_RECORDS = 64;

export interface JournalVerification {
  readonly shard: number;
  readonly ok: boolean;
  /** Records that were walked, and rows that are stored. */
  readonly records: number;
  readonly rows: number;
  readonly headHashHex: string;
  /** Where the journal contradicts itself; the rows were not compared then. */
  readonly problem: string | null;
  /** The first row, in the order of keys, that does not follow from the journal. */
  readonly firstDifference: RowDifference | null;
}

export interface RowDifference {
  readonly table: string;
  readonly key: string;
  /** Missing: the journal leads to it and it is not stored. Extra: the other way round. */
  readonly kind: 'missing' | 'extra' | 'unequal';
  /** Names only: values may be secret. */
  readonly fields: readonly string[];
}

export interface VerificationOptions {
  readonly identity: ShardOrigin;
  readonly journal: Journal;
  /** Called after each page; a long journal takes minutes. */
  readonly onProgress: (records: number) => void;
  /** That of the shard that wrote the journal. */
  readonly indexShape?: IndexShape;
}

/** Throws a NewerDataError: then there is more than this build could judge. */
export function verifyJournal(options: VerificationOptions): JournalVerification {
  const { identity, journal } = options;
  const { head } = journal;
  const rebuilt = new RebuiltRows(journal);
  const walk = new Walk(rebuilt);
  let comparison: ReturnType<RebuiltRows['compare']> = { storedCount: 0, first: undefined };
  const problem = problemOf(() => {
    // A secret of the shard, not a fact: it cannot follow from the events.
    const steps = walk.through({ ...options, hashKey: storedHashKey(journal) });
    while (steps.next().done !== true);
    comparison = rebuilt.compare();
    if (comparison.first === undefined) assertMailIsWhole(options);
  });
  const { storedCount, first } = comparison;
  return {
    shard: identity.shard,
    ok: problem === undefined && first === undefined,
    records: walk.sequence,
    rows: storedCount,
    headHashHex: Buffer.from(head.hash).toString('hex'),
    problem: problem ?? null,
    firstDifference: first === undefined ? null : differenceOf(first),
  };
}

interface ReplayOptions extends VerificationOptions {
  readonly hashKey: HashKey | undefined;
}

/** Rows that come to be as records are applied. */
export interface GrowingRows extends EntrySource {
  write(row: RowWrite): void;
}

/**
 * Applies all records to the rows, some at a time, and yields the last of each. Throws a
 * CorruptRecordError that says where they contradict themselves.
 */
export function* replayJournal(rows: GrowingRows, options: ReplayOptions): Generator<JournalHead> {
  const steps = new Walk(rows).through(options);
  for (;;) {
    let step: IteratorResult<JournalHead> | undefined;
    const problem = problemOf(() => {
      step = steps.next();
    });
    if (problem !== undefined) throw new CorruptRecordError(problem);
    if (step === undefined || step.done === true) return;
    yield step.value;
  }
}

/** A state that grows record by record. */
class Walk {
  sequence = 0;
  readonly #rebuilt: GrowingRows;
  readonly #money = new MoneyCheck();
  #nowMs = 0;

  constructor(rebuilt: GrowingRows) {
    this.#rebuilt = rebuilt;
  }

  *through({
    identity,
    journal,
    indexShape,
    onProgress,
    hashKey,
  }: ReplayOptions): Generator<JournalHead> {
    const { head } = journal;
    const state = new ShardState(identity, this.#rebuilt, { indexShape, hashKey });
    const stakes = new StakeCheck(state);
    while (this.sequence < head.sequence) {
      const records = journal.readRecords(this.sequence + 1, PAGE_RECORDS);
      assert(records.length > 0, 'the journal ends before its head');
      for (const record of records) this.#take(record, state, stakes);
      onProgress(this.sequence);
      yield must(records.at(-1), 'a page of records is empty');
    }
    const [last] = head.sequence === 0 ? [] : journal.readRecords(head.sequence, 1);
    const isHead = last === undefined || sameBytes(last.hash, head.hash);
    assert(isHead, 'the newest record is not the head of the chain');
  }

  #take({ sequence, payload }: JournalRecord, state: ShardState, stakes: StakeCheck): void {
    const { nowMs, events } = decodeEvents(payload);
    const isAccepted = events.some(({ type }) => type === 'ClockAccepted');
    assert(nowMs >= this.#nowMs || isAccepted, 'time runs back from one record to the next');
    for (const event of events) {
      state.apply(event);
      stakes.observe(event);
    }
    const writes = state.takeWrites({ batch: sequence, sequence });
    const recorded = state.entries.ofRecord(sequence);
    stakes.endRecord(recorded);
    const made = recorded.map(({ entry }) => entry);
    const isAsMade = isDeepStrictEqual(made, [...allEntries(payload, sequence)]);
    assert(isAsMade, 'the entries of a record do not follow from its events');
    for (const write of writes) {
      this.#money.observe(write.key, this.#rebuilt.readRow(write.key), write.value);
      this.#rebuilt.write(write);
    }
    state.flushed(sequence);
    const problem = this.#money.problem();
    assert(problem === undefined, () => must(problem, 'no problem was found'));
    this.#nowMs = nowMs;
    this.sequence = sequence;
  }
}

/**
 * A broken chain, an event that cannot have happened, books that do not balance: in words. What a
 * newer build has written is none of these.
 */
function problemOf(walk: () => void): string | undefined {
  try {
    walk();
    return undefined;
  } catch (error) {
    if (error instanceof NewerDataError) throw error;
    if (error instanceof AssertionError || error instanceof OperationalError) return error.message;
    throw error;
  }
}

function differenceOf({ key, stored, rebuilt }: RowPair): RowDifference {
  const table = TABLES.tableOf(key) ?? 'unknown table';
  const where = { table, key: TABLES.describeKey(key) };
  if (stored === undefined) return { ...where, kind: 'missing', fields: [] };
  if (rebuilt === undefined) return { ...where, kind: 'extra', fields: [] };
  return { ...where, kind: 'unequal', fields: TABLES.differingFields(key, stored, rebuilt) };
}

/** Each channel keeps exactly the messages that its receiver has not confirmed. */
function assertMailIsWhole({ identity, journal }: VerificationOptions): void {
  const state = new ShardState(identity, journal);
  let keptCount = 0;
  for (const { value: channel } of state.mailChannels.all()) {
    const { shard, sentNumber, confirmedNumber } = channel;
    assert(confirmedNumber <= sentNumber, 'mail was confirmed that was not sent');
    for (let number = confirmedNumber + 1; number <= sentNumber; number += 1) {
      const isKept = state.mail.get({ shard, number }) !== undefined;
      assert(isKept, () => `mail ${number} to shard ${shard} is neither confirmed nor kept`);
      keptCount += 1;
    }
  }
  const rowCount = [...state.mail.all()].length;
  assert(rowCount === keptCount, 'mail is kept that was confirmed');
}
