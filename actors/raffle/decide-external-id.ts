/**
 * Which player here an outside player's id belongs to.
 *
 * Decided on the shard that the id falls to, and told to all: a raffle's shard then knows at once
 * whom to credit. Only an operator may decide it, because whoever claims an id is paid its prizes.
 */

import type { PlayerKey } from '../../src/kernel/ids.ts';
import { everyShard } from '../../src/kernel/shard-counts.ts';
import { accept, type Decision, reject, type Stamp } from '../decider.ts';
import type { CreditRafflePrize, LinkExternalId } from '../mail/mail.ts';
import { postMail } from '../mail/mail.ts';
import type { MailPosted } from '../mail/mail-events.ts';
import type { ShardIdentity } from '../states.ts';
import type { ExternalIdLinked, RafflePrizeCredited } from './raffle-events.ts';

/** More outside ids of one player are a mistake. */
export const EXTERNAL_IDS_MAX = 16;

export interface LinkExternalIdCommand {
  readonly externalId: string;
  readonly player: PlayerKey;
  readonly by: PlayerKey;
}

export function decideLinkExternalId(
  known: { readonly owner: PlayerKey | undefined; readonly ids: readonly string[] },
  { externalId, player, by }: LinkExternalIdCommand,
  { nowMs: atMs }: Stamp,
  identity: ShardIdentity,
): Decision<ExternalIdLinked | MailPosted> {
  if (known.owner === player) return accept([]);
  if (known.owner !== undefined) return reject('externalIdTaken');
  if (known.ids.length >= EXTERNAL_IDS_MAX) {
    return reject('externalIdsTooMany', { externalIdsMax: EXTERNAL_IDS_MAX });
  }
  const link = { externalId, player, by, atMs };
  const others = everyShard(identity).filter((other) => other !== identity.shard);
  return accept([
    { type: 'ExternalIdLinked', ...link },
    ...others.map((other) => postMail(other, { message: 'LinkExternalId', ...link })),
  ]);
}

/** Takes over what the id's own shard has decided. */
export function decideTakeLink({
  externalId,
  player,
  by,
  atMs,
}: LinkExternalId): Decision<ExternalIdLinked> {
  return accept([{ type: 'ExternalIdLinked', externalId, player, by, atMs }]);
}

/** The money has left the raffle's shard: here it reaches the winner. */
export function decideCreditRafflePrize(
  { raffleId, place, player, amountMinor }: CreditRafflePrize,
  from: number,
  { nowMs: atMs }: Stamp,
): Decision<RafflePrizeCredited> {
  const credited = { raffleId, place, player, amountMinor, from, atMs };
  return accept([{ type: 'RafflePrizeCredited', ...credited }]);
}
