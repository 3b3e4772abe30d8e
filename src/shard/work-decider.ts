/**
 * Decides one piece of work into the batch, and keeps work that throws from ending the shard.
 *
 * A decision is pure, so work that throws before it has given an event to the state has changed
 * nothing: a request is answered with an internal error, an actor is tried again later, and
 * everything else in the batch leaves as it would have. Past that point memory is ahead of the
 * disk, and only a restart from the journal can be trusted: the error is passed on, with whose work
 * it was (stumbles.ts). A damaged row is treated the same way, but is no error of ours: it is
 * reported by name, and work that needs it waits for its repair (damaged-rows.ts).
 */
import { decideAddShards } from '../../actors/growth/decide-growth.ts';
import { decideKeyTerm } from '../../actors/wallet/key-term.ts';
import { DamagedRowError } from '../journal/journal-errors.ts';
import { NewerDataError, OperationalError } from '../kernel/errors.ts';
import { answerRequest } from './answer-request.ts';
import type { AwakeActors } from './awake-actors.ts';
import type { Batch } from './batch.ts';
import { wakeActor } from './handlers/duty-handler.ts';
import { actorOfErrand, takeErrand } from './handlers/errand-handler.ts';
import { takeConfirmation, takeMail } from './handlers/mail-handler.ts';
import type { OperationTable } from './handlers/operation-table.ts';
import { LateWalks } from './late-walks.ts';
import { LongReads } from './long-reads.ts';
import type { ShardOptions } from './shard-options.ts';
import type { ShardState } from './state/shard-state.ts';
import { culpritOf, Stumbles } from './stumbles.ts';
import { damagedRowAlarm } from './tables/damaged-rows.ts';
import { unconfirmedMail } from './unconfirmed-mail.ts';
import type { Letter, RequestWork, Work } from './work.ts';

/** Between a failed errand or duty and the next try: what is down is not asked in a loop. */
export const ERRAND_PAUSE_MS = 1_000;

/** What ended the shard, and whose work it was. */
export class BrokenWork {
  readonly cause: unknown;
  readonly culprit: string | undefined;

  constructor(cause: unknown, culprit: string | undefined) {
    this.cause = cause;
    this.culprit = culprit;
  }
}

const OWN_KINDS = ['mail', 'mailConfirmed', 'resend', 'keepKeys', 'addShards'] as const;
type OwnKind = (typeof OWN_KINDS)[number];

type DeciderOptions = Pick<
  ShardOptions,
  'operations' | 'stumbles' | 'onAlarm' | 'onStumble' | 'clock'
>;

export class WorkDecider {
  hasRoom = true;
  readonly operations: OperationTable;
  readonly longReads: LongReads;
  readonly #state: ShardState;
  readonly #awake: AwakeActors;
  readonly #options: DeciderOptions;
  readonly #stumbles: Stumbles;
  readonly #lateWalks: LateWalks;
  readonly #openBatch: () => Batch;
  /** By shard (undefined: all of them), which part of the backlog is sent again next. */
  readonly #backlogs = new Map<number | undefined, Iterator<readonly Letter[]>>();

  /** `openBatch` is the batch that leaves next, for work done outside of decisions. */
  constructor(
    state: ShardState,
    awake: AwakeActors,
    options: DeciderOptions,
    openBatch: () => Batch,
  ) {
    this.#state = state;
    this.#awake = awake;
    this.#options = options;
    this.operations = options.operations;
    this.#openBatch = openBatch;
    this.#stumbles = new Stumbles(options);
    this.#lateWalks = new LateWalks(options.onAlarm);
    this.longReads = new LongReads((error, work) => {
      // Each later read of that record would end likewise: the process ends with the sentence.
      if (error instanceof NewerDataError) throw new BrokenWork(error, undefined);
      if (error instanceof DamagedRowError) state.onDamagedRow(error);
      else options.onStumble(error, culpritOf(work, this.operations) ?? work.op);
    });
    state.onDamagedRow = (error) => options.onAlarm(damagedRowAlarm(error));
  }

  /** Throws a BrokenWork when the state can no longer be trusted. */
  decide(batch: Batch, work: Work): void {
    if (this.#stumbles.isAside(work)) {
      // An actor that is not sent to rest is not woken again; mail that is not taken is kept.
      if (work.kind === 'request') refuse(batch, work, 'internalError');
      return;
    }
    const { touchedCount } = batch;
    try {
      this.#decide(batch, work);
    } catch (error) {
      const isRow = error instanceof DamagedRowError;
      const isOutside = error instanceof OperationalError && !isRow;
      const culprit = isOutside ? undefined : culpritOf(work, this.operations);
      const canGoOn = batch.touchedCount === touchedCount && !isOutside;
      if (isRow) {
        this.#state.onDamagedRow(error);
        if (!canGoOn) throw new BrokenWork(error, culprit);
        // An actor that is not sent to rest is not woken again; mail that is not taken is kept.
        if (work.kind === 'request') refuse(batch, work, 'recordDamaged');
        return;
      }
      if (!canGoOn || !this.#leave(batch, work)) throw new BrokenWork(error, culprit);
      this.#options.onStumble(error, culprit ?? work.kind);
    }
  }

  #decide(batch: Batch, work: Work): void {
    const { context } = batch;
    switch (work.kind) {
      case 'request': {
        const answer = answerRequest(context, work, this);
        if (answer !== undefined) batch.answers.push(answer);
        return;
      }
      case 'mail':
        takeMail(context, work);
        batch.taken.set(work.from, this.#state.mailChannels.get(work.from)?.takenNumber ?? 0);
        return;
      case 'mailConfirmed':
        takeConfirmation(context, work);
        return;
      case 'resend':
        this.#resend(work.to);
        return;
      case 'keepKeys':
        context.apply(decideKeyTerm(context.state, work.termMs, context.stamp));
        return;
      case 'addShards':
        context.apply(decideAddShards(context.state.identity, work.shardCount, context.stamp));
        return;
      case 'wake': {
        const { length } = batch.events;
        const errand = wakeActor(context, work.actor);
        const last = batch.events.length > length ? batch.events.at(-1) : undefined;
        this.#lateWalks.note(this.#state, last);
        if (errand === undefined) this.#awake.rest(work.actor);
        else batch.errands.push({ actor: work.actor, errand });
        return;
      }
      default:
        takeErrand(context, work);
        this.#awake.rest(actorOfErrand(work));
        return;
    }
  }

  /** In turns: a backlog may be long, and is longest when the other shard was away for long. */
  #resend(to: number | undefined): void {
    const backlog = unconfirmedMail(this.#state, to);
    this.#backlogs.set(to, backlog);
    this.longReads.add(() => {
      // Asked for again in the meantime: the newer resend begins at the front.
      if (this.#backlogs.get(to) !== backlog) return true;
      const { done, value: letters } = backlog.next();
      if (done === true) return this.#backlogs.delete(to);
      this.#openBatch().letters.push(...letters);
      return false;
    });
  }

  /**
   * It has changed nothing. A request is answered, an actor is tried again, but not for ever. False
   * if the work cannot be left out: mail is sent again after a restart, and only then.
   */
  #leave(batch: Batch, work: Work): boolean {
    if (work.kind === 'request') {
      if (!this.operations.has(work.op)) return false;
      refuse(batch, work, 'internalError');
      return true;
    }
    if (isOwn(work)) return false;
    const actor = work.kind === 'wake' ? work.actor : actorOfErrand(work);
    if (!this.#stumbles.note(`duty ${actor}`)) {
      this.#awake.pause(actor, this.#options.clock.monotonicMs() + ERRAND_PAUSE_MS);
    }
    return true;
  }
}

/** What no request or duty asked for: without it the shard cannot go on. */
function isOwn(work: Work): work is Extract<Work, { kind: OwnKind }> {
  return OWN_KINDS.some((kind) => kind === work.kind);
}

function refuse(
  batch: Batch,
  { op, replyTo }: RequestWork,
  code: 'internalError' | 'recordDamaged',
): void {
  batch.answers.push({ ...replyTo, op, answer: { ok: false, code, facts: null } });
}
