/**
 * An event as a person or another program may read it: ids as the interface writes them, and
 * nothing that opens an account or tells an outcome early.
 *
 * The rule: fields are withheld by name, at any depth, whatever has become public since. Secrets of
 * draws and raffles stand in their transcripts once they may be known; logins and dates of birth
 * are personal, and a player is the same person by their id.
 */
import type { ShardEvent } from '../../../actors/events.ts';
import { type FixtureNo, formatFixtureId } from '../../kernel/fixture-ids.ts';
import { type DrawNo, formatDrawId, formatPlayerId, type PlayerKey } from '../../kernel/ids.ts';

export const WITHHELD = '[withheld]';

export const WITHHELD_FIELDS: ReadonlySet<string> = new Set([
  'passwordHash',
  'refreshHash',
  'previousHash',
  'serverSeedHex',
  'stockSeedHex',
  'ticketSecretHex',
  'login',
  'loginNormalised',
  'birthDate',
]);

/** Numbers that stand for an id, by the names of their fields; 0 is none. */
const IDS: Readonly<Record<string, (value: number) => string | null>> = {
  player: (value) => formatPlayerId(value as PlayerKey),
  players: (value) => formatPlayerId(value as PlayerKey),
  pointsPlayers: (value) => formatPlayerId(value as PlayerKey),
  /** Of a player's profile. */
  key: (value) => formatPlayerId(value as PlayerKey),
  by: (value) => formatPlayerId(value as PlayerKey),
  draw: (value) => (value === 0 ? null : formatDrawId(value as DrawNo)),
  fixture: (value) => (value === 0 ? null : formatFixtureId(value as FixtureNo)),
};

export interface ShownEvent {
  readonly type: string;
  /** Plain, and fit for JSON. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export function showEvent({ type, ...fields }: ShardEvent): ShownEvent {
  return { type, fields: shownFields(fields) };
}

function shownFields(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, shownField(name, value)]),
  );
}

function shownField(name: string, value: unknown): unknown {
  if (WITHHELD_FIELDS.has(name)) return value === null ? null : WITHHELD;
  if (Array.isArray(value)) return value.map((item) => shownField(name, item));
  if (typeof value === 'object' && value !== null) return shownFields(value);
  const idOf = typeof value === 'number' && Object.hasOwn(IDS, name) ? IDS[name] : undefined;
  return idOf === undefined ? value : idOf(value as number);
}
