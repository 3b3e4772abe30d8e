/**
 * Asks for tickets again of which others may have what is wanting (ask-again.ts).
 *
 * Quick picks of a draw that is nearly sold out would try for long, a few picks at a time: so after
 * two tries the gateway asks all shards what they have used, as a quote does. Then it is known that
 * none is left, or the player's shard knows which are (quick-pick-memory.ts of the shards).
 */
import type { ShardClient } from '../../mailbox/shard-client.ts';
import type { Purchase, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import { askAgain } from './ask-again.ts';
import { askForQuote } from './quoting.ts';

type Client = Pick<ShardClient, 'ask' | 'question' | 'questionAll'>;

export function buyAgain(
  client: Client,
  shard: number,
  request: RequestOf<'buyTickets'>,
  refused: ShardAnswer<Purchase>,
  onAnswer: (answer: ShardAnswer<Purchase>) => void,
): void {
  const look = request.quickPick > 0 ? () => lookForPicks(client, shard, request) : undefined;
  askAgain(client, { shard, op: 'buyTickets', request, look }, refused, onAnswer);
}

/** The refusal if no shard has what is wanted. */
async function lookForPicks(
  client: Client,
  shard: number,
  { draw, picks, quickPick, spots, receivedAtMs }: RequestOf<'buyTickets'>,
): Promise<ShardAnswer<never> | undefined> {
  const wanted = { draw, picks, quickPick, spots, receivedAtMs };
  const quote = await askForQuote(client, shard, wanted);
  return !quote.ok && quote.code === 'pickLimitReached' ? quote : undefined;
}
