import { assert, must } from '../../src/kernel/assert.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import { isFeedSuspended, type LineFeed } from '../feed/line-feed.ts';
import { type Line, liabilityLimits } from '../line/line.ts';
import type {
  AskAllotment,
  ReportSettled,
  ReturnAllotment,
  TakeLine,
} from '../mail/fixture-mail.ts';
import { postMail, postToAll } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity } from '../states.ts';
import { allotmentFor, bookCountOf, type Desk, firstAllotment } from './desk.ts';
import type { DeskEvent } from './desk-events.ts';

/**
 * How long a message takes at most: a result that claims to be older when it arrives is not
 * believed to be.
 */
export const MESSAGE_MS_MAX = 5_000;

export type DeskDecision = Decision<DeskEvent | MailPosted>;

/**
 * A version that the desk knows already, or that a newer one has overtaken, changes nothing: a
 * version is the whole fixture, so what was missed between two is in the later one.
 */
export function decideTakeLine(
  desk: Desk | undefined,
  { line }: TakeLine,
  { nowMs }: Stamp,
  identity: ShardIdentity,
  feed?: LineFeed,
): DeskDecision {
  if (desk !== undefined && line.version <= desk.line.version) return accept([]);
  assert(desk === undefined || continues(desk.line, line), 'a fixture became another one');
  const { shard } = identity;
  const shardCount = desk === undefined ? identity.shardCount : bookCountOf(desk);
  const lateFromMs = desk?.lateFromMs ?? lateFrom(line, nowMs, believedFrom(desk, feed, nowMs));
  const allotmentsMinor =
    desk === undefined
      ? liabilityLimits(line).map((limit) => firstAllotment(limit, shardCount))
      : [];
  const published = { line, lateFromMs, homeShard: shard, allotmentsMinor };
  return accept([
    { type: 'LineTaken', line, lateFromMs, allotmentsMinor },
    ...postToAll(shardCount, { message: 'PublishLine', ...published }),
  ]);
}

/**
 * Players who bet after the result bet on what they know, so such bets are void. The provider says
 * when the result was made; its clock is believed for as long as a message takes at most.
 */
function lateFrom(
  { resolutions: [first] }: Line,
  nowMs: number,
  believedFromMs: number,
): number | null {
  if (first === undefined) return null;
  return Math.min(nowMs, Math.max(first.atMs, believedFromMs)) + 1;
}

/**
 * While the line is suspended a result may come long after it was made, and no bets have been taken
 * meanwhile: then it is believed back to the version that was last known.
 */
function believedFrom(desk: Desk | undefined, feed: LineFeed | undefined, nowMs: number): number {
  const fromMs = nowMs - MESSAGE_MS_MAX;
  if (desk === undefined || !isFeedSuspended(feed)) return fromMs;
  return Math.min(fromMs, desk.line.changedAtMs);
}

/**
 * Whether the second line continues the first: some parts never change, and others are only added
 * to.
 */
export function continues(before: Line, after: Line): boolean {
  const isSameShape =
    before.fixture === after.fixture &&
    before.markets.length === after.markets.length &&
    before.selections.length === after.selections.length;
  const kept = after.resolutions.slice(0, before.resolutions.length);
  return isSameShape && JSON.stringify(kept) === JSON.stringify(before.resolutions);
}

/** Grants what there is. When that is less than was asked, the other shards give theirs back. */
export function decideAskAllotment(
  desk: Desk,
  { fixture, askedMinor }: AskAllotment,
  from: number,
): DeskDecision {
  const amountsMinor = askedMinor.map((need, limit) => allotmentFor(desk, limit, need));
  const short = askedMinor.flatMap((need, limit) =>
    must(amountsMinor[limit], 'a question has no allotment') < need ? [limit] : [],
  );
  const events: (DeskEvent | MailPosted)[] = [];
  if (amountsMinor.some((amount) => amount > 0)) {
    events.push({ type: 'AllotmentGiven', fixture, shard: from, amountsMinor });
  }
  const holders = [...desk.settledRounds.keys()].filter(
    (shard) => shard !== from && short.some((limit) => allottedTo(desk, limit, shard) > 0),
  );
  // While other shards may give something back, it is worth asking again at once.
  const shortLimits = short.filter((limit) =>
    holders.every((shard) => allottedTo(desk, limit, shard) === 0),
  );
  const limits = askedMinor.flatMap((need, limit) => (need > 0 ? [limit] : []));
  const allotted = { amountsMinor, limits, shortLimits };
  events.push(postMail(from, { message: 'GiveAllotment', fixture, ...allotted }));
  const recalls = holders.map((shard) => postMail(shard, { message: 'RecallAllotment', fixture }));
  return accept([...events, ...recalls]);
}

export function decideReturnAllotment(
  { allottedMinor }: Desk,
  { fixture, amountsMinor }: ReturnAllotment,
  from: number,
): DeskDecision {
  assert(
    amountsMinor.length === allottedMinor.length,
    'not as many amounts were returned as there are limits',
  );
  return accept([{ type: 'AllotmentReturned', fixture, shard: from, amountsMinor }]);
}

export function decideReportSettled(
  { settledRounds }: Desk,
  { fixture, round }: ReportSettled,
  from: number,
): DeskDecision {
  assert(settledRounds[from] === round - 1, 'a shard settled resolutions out of order');
  return accept([{ type: 'SettlementReported', fixture, shard: from, round }]);
}

function allottedTo({ allottedMinor }: Desk, limit: number, shard: number): Minor {
  return must(allottedMinor[limit]?.[shard], 'a limit has no allotment for a shard');
}
