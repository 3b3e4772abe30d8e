/** Shards are added, and told what is open on those that were there before. */
import { assert } from '../../src/kernel/assert.ts';
import { type Coordinator, sellersOf } from '../coordinator/coordinator.ts';
import type { InstancesAdded } from '../coordinator/coordinator-events.ts';
import { accept, type Decision, type Stamp } from '../decider.ts';
import { bookCountOf, type Desk, isOnOffer, shareForNewBooks } from '../desk/desk.ts';
import type { BooksAdded } from '../desk/desk-events.ts';
import { type ExternalLink, type MailMessage, postMail, type TellLinks } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity, States } from '../states.ts';
import type { Stock } from '../stock/stock.ts';
import type { Growth } from './growth.ts';
import type {
  LinksTaken,
  LinksTold,
  OpenTold,
  PlayersDealt,
  ShardsAdded,
} from './growth-events.ts';

/** A shard that knows of as many already has nothing to record. */
export function decideAddShards(
  identity: ShardIdentity,
  shardCount: number,
  { nowMs: atMs }: Stamp,
): readonly ShardsAdded[] {
  if (shardCount === identity.shardCount) return [];
  assert(shardCount > identity.shardCount, 'shards were taken away');
  return [{ type: 'ShardsAdded', shardCount, atMs }];
}

/** Whether a draw may still be sold on more shards. One that has closed stays where it was sold. */
export function lacksInstances(coordinator: Coordinator, identity: ShardIdentity): boolean {
  const { state } = coordinator;
  const isBefore = state === 'scheduled' || state === 'open';
  return isBefore && sellersOf(coordinator, identity) < identity.shardCount;
}

export function decideAddInstances(
  coordinator: Coordinator,
  identity: ShardIdentity,
  stock?: Stock,
): Decision<InstancesAdded | MailPosted> {
  assert(lacksInstances(coordinator, identity), 'a draw is sold on all shards, or no more');
  const { draw, terms } = coordinator;
  const { shard: coordinatorShard, shardCount } = identity;
  const sellers = sellersOf(coordinator, identity);
  const announced = { message: 'AnnounceDraw', terms, coordinatorShard } as const;
  const mail = postToAdded(sellers, shardCount, announced);
  if (coordinator.state === 'open') {
    mail.push(...postToAdded(sellers, shardCount, { message: 'OpenInstance', draw }));
  }
  if (stock !== undefined) {
    // They have no range of it: what their players want they ask the others for.
    const { stockSeedHex, count, partCount } = stock;
    const dealt = { draw, stock: { stockSeedHex, count, partCount } };
    mail.push(...postToAdded(sellers, shardCount, { message: 'DealStock', ...dealt }));
  }
  return accept([{ type: 'InstancesAdded', draw, shardCount }, ...mail]);
}

export function lacksBooks(desk: Desk, { shardCount }: ShardIdentity): boolean {
  return isOnOffer(desk.line.state) && bookCountOf(desk) < shardCount;
}

/** New books get what a first one gets of each limit, as far as it was not allotted. */
export function decideAddBooks(
  desk: Desk,
  identity: ShardIdentity,
): Decision<BooksAdded | MailPosted> {
  assert(lacksBooks(desk, identity), 'a fixture has a book on each shard, or is not on offer');
  const { line, lateFromMs } = desk;
  const { shard: homeShard, shardCount } = identity;
  const allotmentsMinor = shareForNewBooks(desk, shardCount);
  const published = { line, lateFromMs, homeShard, allotmentsMinor };
  return accept([
    { type: 'BooksAdded', fixture: line.fixture, shardCount, allotmentsMinor },
    ...postToAdded(bookCountOf(desk), shardCount, { message: 'PublishLine', ...published }),
  ]);
}

export interface LookedAtLinks {
  /** Those of which this shard decides. */
  readonly links: readonly ExternalLink[];
  /** The last that was looked at. */
  readonly lookedTo: string;
}

export function decideTellLinks(
  { shardCount, toldCount }: Growth,
  { links, lookedTo }: LookedAtLinks,
): Decision<LinksTold | MailPosted> {
  const told = { type: 'LinksTold', externalId: lookedTo } as const;
  if (links.length === 0) return accept([told]);
  return accept([told, ...postToAdded(toldCount, shardCount, { message: 'TellLinks', links })]);
}

/** One that was linked since may have come by itself already. */
export function decideTakeLinks(
  players: Pick<States['externalPlayers'], 'get'>,
  { links }: TellLinks,
): Decision<LinksTaken> {
  const news = links.filter(({ externalId }) => players.get(externalId) === undefined);
  return accept(news.length === 0 ? [] : [{ type: 'LinksTaken', links: news }]);
}

export function decideOpenTold({ nowMs: atMs }: Stamp): Decision<OpenTold> {
  return accept([{ type: 'OpenTold', atMs }]);
}

/** Once no player has to move any more; a shard that has recorded it has nothing to add. */
export function decidePlayersDealt(
  { dealtCount, shardCount }: ShardIdentity,
  { nowMs: atMs }: Stamp,
): readonly PlayersDealt[] {
  return dealtCount === shardCount ? [] : [{ type: 'PlayersDealt', atMs }];
}

function postToAdded(from: number, shardCount: number, message: MailMessage): MailPosted[] {
  return Array.from({ length: shardCount - from }, (_, index) => postMail(from + index, message));
}
