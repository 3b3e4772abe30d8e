/**
 * What is counted of a thread for measurements, by name, and how much of it is new.
 *
 * A thread that was restarted counts from 0 again: then all of it is new.
 */
import type { Figures } from './figures.ts';
import type { Labels } from './metric-family.ts';

const PURCHASES: ReadonlySet<unknown> = new Set(['buyTickets', 'buyStock']);
/** Calls over HTTP that stake; what comes over sockets is in no histogram. */
const STAKING_ROUTES: ReadonlySet<unknown> = new Set([
  '/v1/draws/{id}/tickets',
  '/v1/events/{id}/bets',
  '/v1/bets',
]);
/** Names of buckets are one of these and the bound. */
export const ANSWERED = 'answered';
export const STAKE_ANSWERED = 'stakeAnswered';
export const COMMITTED = 'committed';

const isAccepted = ({ type, outcome }: Labels) => PURCHASES.has(type) && outcome === 'accepted';
const isOfStakes = ({ route }: Labels) => STAKING_ROUTES.has(route);

export type Counts = ReadonlyMap<string, number>;

export function countsOf(figures: Figures): Counts {
  const counts = new Map<string, number>();
  counts.set('purchases', figures.sum('tirage_commands_total', isAccepted));
  for (const [kind, count] of figures.by('tirage_sold_total', 'kind')) counts.set(kind, count);
  for (const [kind, sum] of figures.by('tirage_stakes_minor_total', 'kind')) {
    counts.set(`${kind} stakes`, sum);
  }
  for (const [status, count] of figures.by('tirage_http_requests_total', 'status')) {
    const answers = `answers ${status[0]}xx`;
    counts.set(answers, (counts.get(answers) ?? 0) + count);
  }
  const addBuckets = (name: string, buckets: ReadonlyMap<number, number>): void => {
    for (const [bound, count] of buckets) counts.set(`${name} ${bound}`, count);
  };
  addBuckets(ANSWERED, figures.buckets('tirage_http_request_seconds'));
  addBuckets(STAKE_ANSWERED, figures.buckets('tirage_http_request_seconds', isOfStakes));
  addBuckets(COMMITTED, figures.buckets('tirage_flush_seconds'));
  return counts;
}

/** What came to be counted between two looks at one thread. */
export function newCounts(before: Counts | undefined, now: Counts): Map<string, number> {
  const isAnew = [...(before ?? [])].some(([name, count]) => (now.get(name) ?? 0) < count);
  const added = new Map<string, number>();
  for (const [name, count] of now) {
    added.set(name, isAnew ? count : count - (before?.get(name) ?? 0));
  }
  return added;
}

export function addCounts(sums: Map<string, number>, added: Counts): void {
  for (const [name, count] of added) sums.set(name, (sums.get(name) ?? 0) + count);
}

/** The buckets of one name, by their bounds. */
export function bucketsIn(counts: Counts, name: string): ReadonlyMap<number, number> {
  const buckets = new Map<number, number>();
  for (const [key, count] of counts) {
    const [named, bound] = key.split(' ');
    if (named === name) buckets.set(Number(bound), count);
  }
  return new Map([...buckets].sort(([left], [right]) => left - right));
}
