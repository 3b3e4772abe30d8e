/** What the shards have sealed. Specified in tickets-root.ts. */
import type { SealedTranscript } from '../transcript.ts';
import { fromHex, inHex, uint32, uint64, withLength } from './bytes.ts';
import { type Check, check, checkNone } from './check.ts';
import { prefixedSha256 } from './hashing.ts';
import { postponementLeaves } from './recompute-postponement.ts';
import { countedTicketsIn, returnedLeaves } from './recompute-returns.ts';
import { canCost } from './stakes.ts';
import { treeRoot } from './tree.ts';

export function checkSeals({ seals, terms, ticketCount, salesMinor }: SealedTranscript): Check {
  const emptyRoot = inHex(treeRoot([]));
  const problems: string[] = [];
  let tickets = 0n;
  let stakes = 0n;
  let shardBefore = -1;
  for (const seal of seals) {
    const { shard, stakeMinor, merkleRoot, ticketCount: count } = seal;
    const counted = countedTicketsIn(seal);
    if (shard <= shardBefore) problems.push(`shard ${shard} is out of order`);
    if (!canCost(counted, BigInt(stakeMinor), BigInt(terms.priceMinor))) {
      problems.push(`shard ${shard}: stakes are not the price`);
    }
    if ((count === 0) !== (merkleRoot === emptyRoot)) problems.push(`shard ${shard}: wrong root`);
    tickets += counted;
    stakes += BigInt(stakeMinor);
    shardBefore = shard;
  }
  if (tickets !== BigInt(ticketCount)) problems.push(`${tickets} tickets are sealed to take part`);
  if (stakes !== BigInt(salesMinor)) problems.push(`${stakes} of sales are sealed`);
  return checkNone('seals', problems, `${tickets} tickets in ${seals.length} shards`, {
    stated: { ticketCount: BigInt(ticketCount), salesMinor: BigInt(salesMinor) },
    computed: { ticketCount: tickets, salesMinor: stakes },
  });
}

export function checkTicketsRoot(draw: SealedTranscript): Check {
  const { drawId, seals, ticketsRoot } = draw;
  const leaves = seals.map(({ shard, ticketCount, stakeMinor, merkleRoot }) =>
    prefixedSha256(
      '\x00tirage/seal/v1',
      withLength(drawId),
      uint32(shard),
      uint64(ticketCount),
      uint64(stakeMinor),
      fromHex(merkleRoot),
    ),
  );
  const further = [...postponementLeaves(draw), ...returnedLeaves(draw)];
  const root = inHex(treeRoot([...leaves, ...further]));
  return check('ticketsRoot', root === ticketsRoot, `the seals have the root ${root}`, {
    stated: { merkleRoots: seals.map(({ merkleRoot }) => merkleRoot), ticketsRoot },
    computed: { ticketsRoot: root },
  });
}
