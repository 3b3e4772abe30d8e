/**
 * Work that throws costs only itself and what depends on it, not the shard.
 *
 * Why: an assertion that fails on a state fails again after every restart, because the restart
 * leads to the same state and the same work. So culprits are remembered, across restarts too (the
 * supervisor keeps the counts), and one that has thrown STUMBLES_MAX times is set aside: a duty is
 * no longer woken, a player's request of that kind is refused, mail from a shard waits in its
 * order. An alarm says which. None of this is durable: a new start tries it again. If nothing had
 * been changed when the work threw, the shard goes on; otherwise its memory is ahead of its disk,
 * and it begins again from its journal.
 */
import { assert } from '../kernel/assert.ts';
import type { AlarmChange } from '../operations/alarms.ts';
import { actorOfErrand } from './handlers/errand-handler.ts';
import type { OperationTable } from './handlers/operation-table.ts';
import type { RequestWork, Work } from './work.ts';

/** The first may be chance, the second a coincidence. */
export const STUMBLES_MAX = 3;
/** How many culprits are remembered. If there are more, single actors are not the problem. */
export const CULPRITS_MAX = 1_024;

/** How often each culprit threw, as the supervisor keeps it for the next thread. */
export type StumbleCounts = Readonly<Record<string, number>>;

export interface StumbleOptions {
  readonly stumbles: StumbleCounts;
  readonly operations: OperationTable;
  readonly onAlarm: (change: AlarmChange) => void;
}

export class Stumbles {
  readonly #counts = new Map<string, number>();
  readonly #aside = new Set<string>();
  readonly #operations: OperationTable;
  readonly #onAlarm: (change: AlarmChange) => void;

  constructor({ stumbles, operations, onAlarm }: StumbleOptions) {
    this.#operations = operations;
    this.#onAlarm = onAlarm;
    for (const [culprit, count] of Object.entries(stumbles)) this.#count(culprit, count);
  }

  /** Whether the work is no longer to be tried. Costs nothing while nothing is set aside. */
  isAside(work: Work): boolean {
    if (this.#aside.size === 0) return false;
    const culprit = culpritOf(work, this.#operations);
    return culprit !== undefined && this.#aside.has(culprit);
  }

  /** The culprit threw once more, and the shard goes on. True if it is set aside from now on. */
  note(culprit: string): boolean {
    this.#count(culprit, (this.#counts.get(culprit) ?? 0) + 1);
    return this.#aside.has(culprit);
  }

  #count(culprit: string, count: number): void {
    assert(count > 0, 'a count of stumbles is zero');
    if (!this.#counts.has(culprit) && this.#counts.size >= CULPRITS_MAX) return;
    this.#counts.set(culprit, count);
    if (count < STUMBLES_MAX) return;
    this.#aside.add(culprit);
    this.#onAlarm({ kind: 'dutySetAside', about: culprit, sentence: sentenceOf(culprit) });
  }
}

/** Whose fault it is when the work throws; undefined where that would set aside too much. */
export function culpritOf(work: Work, operations: OperationTable): string | undefined {
  switch (work.kind) {
    case 'request':
      return operations.has(work.op) ? culpritOfRequest(work) : undefined;
    case 'mail':
      return `mail from shard ${work.from}`;
    case 'wake':
      return `duty ${work.actor}`;
    case 'mailConfirmed':
    case 'resend':
    case 'keepKeys':
    case 'addShards':
      return undefined;
    default:
      return `duty ${actorOfErrand(work)}`;
  }
}

/** What requests are about, most telling first. A slot stands for a login, personal data. */
const SUBJECTS = ['player', 'draw', 'event', 'raffleId', 'gameId', 'playerId', 'by', 'slot'];

function culpritOfRequest({ op, request }: RequestWork): string | undefined {
  const fields = request as unknown as Readonly<Record<string, unknown>>;
  for (const name of SUBJECTS) {
    const value = fields[name];
    if (typeof value !== 'number' && typeof value !== 'string') continue;
    return `request ${op} of ${name} ${value}`;
  }
  return undefined;
}

function sentenceOf(culprit: string): string {
  const effect = culprit.startsWith('duty')
    ? 'what it concerns waits'
    : culprit.startsWith('mail')
      ? 'mail of that shard waits in its order'
      : 'such requests are refused';
  return (
    `${culprit} failed ${STUMBLES_MAX} times and is set aside until the next start: ${effect}, ` +
    'everything else goes on. It is an error of the engine: report it with the log.'
  );
}
