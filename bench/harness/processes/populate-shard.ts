/**
 * Players of a shard, a million in a minute or two: their events in large records, as the shard
 * itself would have written them, without requests and without hashing a password for each.
 *
 * Guarantees: the rows follow from the records by the code of the shard, so that a shard which is
 * opened afterwards cannot tell the difference, nor can `tirage journal verify`.
 * Excluded: what else a player has after some months (tickets, entries, further sessions).
 */
import type { ShardEvent } from '../../../actors/events.ts';
import type { CheckpointLimits } from '../../../src/journal/checkpoint-desk.ts';
import { assert } from '../../../src/kernel/assert.ts';
import { type PlayerKey, playerKey } from '../../../src/kernel/ids.ts';
import { minor } from '../../../src/kernel/money.ts';
import { normaliseLogin, SLOT_COUNT, slotOfLogin } from '../../../src/kernel/slots.ts';
import { SYSTEM_CLOCK } from '../../../src/kernel/system-clock.ts';
import { SystemRandom } from '../../../src/kernel/system-random.ts';
import { encodeRecord } from '../../../src/shard/records/event-codec.ts';
import { restoreState } from '../../../src/shard/records/restore-state.ts';
import { ShardState } from '../../../src/shard/state/shard-state.ts';
import { randomHashKey } from '../../../src/structures/keyed-hash.ts';
import { openBenchJournal } from './bench-journal.ts';

/** Of the only shard. */
const IDENTITY = { shard: 0, founderCount: 1 } as const;
/** In one record: a megabyte or so, and some percent of the rows that a batch may have. */
const PLAYERS_PER_RECORD = 2_048;
/** Fewer and larger than those of the engine: most of the work is the store's pages. */
const CHECKPOINTS: CheckpointLimits = {
  rows: 1_048_576,
  valueBytes: 256 * 1_024 * 1_024,
  recordBytes: 1_024 * 1_024 * 1_024,
};
const BALANCE_MINOR = minor(1_000_000_000);
const SESSION_MS = 86_400_000;
/** As long as a real one, since rows are as long as what is in them; no password has this hash. */
const PASSWORD_HASH = `$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`;
const REFRESH_HASH = 'A'.repeat(43);

export interface CrowdWanted {
  readonly registeredCount: number;
  /** Of these, how many have money. */
  readonly activeCount: number;
}

/**
 * Appends the players to the journal of a shard that nobody has open, and returns those with
 * money, in the order of their keys. The journal's rows are stored when it resolves.
 */
export async function populateShard(directory: string, wanted: CrowdWanted): Promise<PlayerKey[]> {
  const journal = await openBenchJournal(directory, CHECKPOINTS);
  const state = new ShardState(IDENTITY, journal, { hashKey: randomHashKey(new SystemRandom()) });
  restoreState(journal, state);
  const active: PlayerKey[] = [];
  let batch = journal.head.sequence;
  let events: ShardEvent[] = [];
  const append = async (): Promise<void> => {
    batch += 1;
    for (const event of events) state.apply(event);
    const sequence = journal.head.sequence + 1;
    const rows = state.takeWrites({ batch, sequence });
    const entries = state.entries.ofRecord(sequence);
    const nowMs = SYSTEM_CLOCK.wallMs();
    await journal.append({ payload: encodeRecord({ sequence, nowMs, events, entries }), rows });
    state.flushed(batch);
    events = [];
  };
  let waitingCount = 0;
  for (const { index, key, slot } of playersInOrder(wanted.registeredCount)) {
    registerInto(events, index, key, slot);
    if (index < wanted.activeCount) {
      payInto(events, key);
      active.push(key);
    }
    waitingCount += 1;
    if (waitingCount % PLAYERS_PER_RECORD === 0) await append();
  }
  if (events.length > 0) await append();
  await journal.close();
  assert(active.length === wanted.activeCount, 'not as many players got money as were wanted');
  return active;
}

interface NewPlayer {
  readonly index: number;
  readonly key: PlayerKey;
  readonly slot: number;
}

/** In the order of their keys, so that the store's pages are filled one after the other. */
function* playersInOrder(count: number): Generator<NewPlayer> {
  const ends = new Uint32Array(SLOT_COUNT);
  const slots = Uint16Array.from({ length: count }, (_, index) => slotOfLogin(loginOf(index)));
  for (const slot of slots) ends[slot] = (ends[slot] ?? 0) + 1;
  for (let slot = 1; slot < SLOT_COUNT; slot += 1) {
    ends[slot] = (ends[slot] ?? 0) + (ends[slot - 1] ?? 0);
  }
  const nexts = Uint32Array.from(ends, (_, slot) => (slot === 0 ? 0 : (ends[slot - 1] ?? 0)));
  const order = new Uint32Array(count);
  for (const [index, slot] of slots.entries()) {
    order[nexts[slot] ?? 0] = index;
    nexts[slot] = (nexts[slot] ?? 0) + 1;
  }
  let slotBefore = -1;
  let number = 0;
  for (const index of order) {
    const slot = slots[index] ?? 0;
    number = slot === slotBefore ? number + 1 : 0;
    slotBefore = slot;
    yield { index, key: playerKey(slot, number), slot };
  }
}

function loginOf(index: number): string {
  return `player-${String(index).padStart(8, '0')}`;
}

function registerInto(events: ShardEvent[], index: number, player: PlayerKey, slot: number): void {
  const login = loginOf(index);
  const atMs = SYSTEM_CLOCK.wallMs();
  events.push(
    {
      type: 'PlayerRegistered',
      player,
      slot,
      login,
      loginNormalised: normaliseLogin(login),
      passwordHash: PASSWORD_HASH,
      birthDate: '1990-01-31',
      roles: ['player'],
      atMs,
    },
    {
      type: 'SessionStarted',
      player,
      familyId: index.toString(16).padStart(32, '0'),
      refreshHash: REFRESH_HASH,
      expiresAtMs: atMs + SESSION_MS,
      atMs,
    },
  );
}

function payInto(events: ShardEvent[], player: PlayerKey): void {
  const atMs = SYSTEM_CLOCK.wallMs();
  events.push(
    {
      type: 'DepositRequested',
      player,
      number: 1,
      entryId: 'k.first-deposit',
      fingerprint: 0,
      amountMinor: BALANCE_MINOR,
      method: 'sandbox:success',
      atMs,
    },
    { type: 'PaymentCompleted', player, number: 1, atMs },
  );
}
