/** What has come to residuals goes on to where their players live. */
import { assert, must } from '../../src/kernel/assert.ts';
import type { EntryPlace } from '../../src/kernel/entry-place.ts';
import type { PlayerKey } from '../../src/kernel/ids.ts';
import type { Minor } from '../../src/kernel/money.ts';
import { type PointsHundredths, pointsHundredths } from '../../src/kernel/points.ts';
import { type Accepted, accept, type Stamp } from '../decider.ts';
import { type ForwardResiduals, postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { States } from '../states.ts';
import { type EntryIn, type EntryOf, forwardedEntryId } from '../wallet/ledger-entry.ts';
import { BALANCE_MAX } from '../wallet/surplus.ts';
import { movedAwayOf } from './home.ts';
import type { ResidualsForwarded, ResidualsReceived } from './home-events.ts';
import type { ForwardedEntry, ForwardedKind, ForwardedPoints, WaitingEntry } from './residual.ts';

type Sources = Pick<States, 'identity' | 'entries' | 'accounts' | 'debts' | 'movedAway'>;

/** `entries` in their order, and `players` of whose points some wait: a step's at most. */
export function decideForward(
  states: Sources,
  {
    entries,
    players,
  }: {
    readonly entries: readonly WaitingEntry[];
    readonly players: readonly PlayerKey[];
  },
  { nowMs: atMs }: Pick<Stamp, 'nowMs'>,
): Accepted<ResidualsForwarded | MailPosted> {
  const parcels = new Map<number, Parcel>();
  const parcelOf = (player: PlayerKey): Parcel => {
    const { to } = movedAwayOf(states, player);
    const parcel = parcels.get(to) ?? { places: [], entries: [], points: [] };
    parcels.set(to, parcel);
    return parcel;
  };
  for (const { place, player } of entries) {
    const parcel = parcelOf(player);
    parcel.places.push(place);
    parcel.entries.push(forwarded(states, place));
  }
  for (const player of players) {
    parcelOf(player).points.push({ player, amountHundredths: waitingPoints(states, player) });
  }
  return accept(
    [...parcels].flatMap(([to, parcel]) => [
      forwardedTo(to, parcel, atMs),
      postMail(to, {
        message: 'ForwardResiduals',
        entries: parcel.entries,
        points: parcel.points,
      }),
    ]),
  );
}

/** The player arrived with earlier mail of the same shard. */
export function decideReceive(
  { accounts }: Pick<States, 'accounts'>,
  { entries, points }: ForwardResiduals,
  from: number,
  { nowMs: atMs }: Pick<Stamp, 'nowMs'>,
): Accepted<ResidualsReceived> {
  for (const { player } of [...entries, ...points]) {
    assert(accounts.get(player) !== undefined, 'something went on to somebody who is not here');
  }
  return accept([{ type: 'ResidualsReceived', from, entries, points, atMs }]);
}

interface Parcel {
  readonly places: EntryPlace[];
  readonly entries: ForwardedEntry[];
  readonly points: ForwardedPoints[];
}

function forwardedTo(to: number, { places, entries, points }: Parcel, atMs: number) {
  return {
    type: 'ResidualsForwarded',
    to,
    places,
    players: entries.map(({ player }) => player),
    amountsMinor: entries.map(({ amountMinor }): Minor => amountMinor),
    pointsPlayers: points.map(({ player }) => player),
    pointsHundredths: points.map(({ amountHundredths }): PointsHundredths => amountHundredths),
    atMs,
  } as const;
}

/** What came of another shard still says of which: it may go on a second time. */
function forwarded({ identity, entries }: Sources, place: EntryPlace): ForwardedEntry {
  const made = must(
    entries.at(place),
    'an entry waits that was never made',
  ) as EntryIn<ForwardedKind>;
  const { player, amountMinor, balanceMinor: _, previous: __, covered: ___, ...entry } = made;
  if (entry.kind === 'rafflePrize' || !('shard' in entry) || entry.shard !== null) {
    return { player, amountMinor, entry };
  }
  const { shard } = identity;
  const entryId = forwardedEntryId(entry.entryId, shard);
  return { player, amountMinor, entry: { ...entry, entryId, shard } as EntryOf<ForwardedKind> };
}

/** One of the two is nothing: what comes in repays a debt first. */
function waitingPoints(
  { accounts, debts }: Pick<States, 'accounts' | 'debts'>,
  player: PlayerKey,
): PointsHundredths {
  const held = must(accounts.get(player), 'points wait of nobody').pointsHundredths;
  if (held > 0) return held;
  const owed = debts.get(player)?.pointsHundredths ?? 0;
  return pointsHundredths(-(owed > BALANCE_MAX ? BALANCE_MAX : Number(owed)));
}
