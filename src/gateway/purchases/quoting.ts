/**
 * From a question for a price on the wire to its answer, for both doors.
 *
 * What a shard has too little of others may have. A purchase asks the desk for it; a quote, which
 * moves nothing, asks every shard what it has used, and the player's shard once more with that. So
 * it is answered by what all shards had used while they were asked, as a purchase would be.
 */
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { addMinor, type Minor, multiplyMinor, ZERO_MINOR } from '../../kernel/money.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import { pickOrdersOf } from '../../protocol/pick-orders.ts';
import type { Static } from '../../protocol/schema.ts';
import type { ReplyOf, RequestOf, ShardAnswer } from '../../protocol/shard-requests.ts';
import type { BuyForDrawsBody } from '../../protocol/standing-messages.ts';
import type { QuoteReply } from '../../protocol/ticket-messages.ts';
import type { Refusal } from '../routing/problem.ts';
import { withoutHint } from './ask-again.ts';
import { stockWantedOf } from './stock-purchase.ts';

type Quote = Extract<ReplyOf<'quoteTickets'>, { kind: 'quote' }>;
type Used = NonNullable<RequestOf<'quoteTickets'>['used']>;

/** Own picks, those at random, and those that were sold meanwhile: then it is not known. */
const LOOKS_MAX = 4;
const UNKNOWN = { ok: false, code: 'pickLimitReached', facts: null } as const;

/** The refusal where it names its tickets in more than one way. */
export function quoteWanted(
  draw: DrawNo,
  body: Static<typeof BuyForDrawsBody>,
  receivedAtMs: number,
): RequestOf<'quoteTickets'> | Refusal {
  const { quickPick = 0, spots, draws, payWith } = body;
  const ofStock = stockWantedOf(body, draw);
  if (ofStock !== undefined && 'code' in ofStock) return ofStock;
  const picks = { draw, picks: pickOrdersOf(body), quickPick, spots, receivedAtMs };
  const paid = { isForDraws: draws !== undefined, isInPoints: payWith === 'points' };
  return { ...picks, ...paid, ...(ofStock && { ofStock }) };
}

/** Of the player's shard. Never rejects. */
export async function askForQuote(
  client: Pick<ShardClient, 'question' | 'questionAll'>,
  shard: number,
  wanted: RequestOf<'quoteTickets'>,
): Promise<ShardAnswer<Quote>> {
  let used: Used | undefined;
  for (let looks = 0; ; looks += 1) {
    const request = used === undefined ? wanted : { ...wanted, used };
    const answer = await client.question(shard, 'quoteTickets', request);
    if (!answer.ok) return withoutHint(answer);
    const { reply, replayed } = answer;
    if (reply.kind === 'quote') return { ok: true, reply, replayed };
    if (looks === LOOKS_MAX) return UNKNOWN;
    const { keys } = reply;
    const answers = await client.questionAll('getPickUse', { draw: wanted.draw, keys });
    const others = answers.filter((_, other) => other !== shard);
    const failed = others.find((one) => !one.ok);
    if (failed?.ok === false) return failed;
    used = { keys, usedMinor: sumsOf(keys.length, others) };
  }
}

function sumsOf(count: number, answers: readonly ShardAnswer<ReplyOf<'getPickUse'>>[]): Minor[] {
  return Array.from({ length: count }, (_, at) =>
    answers.reduce<Minor>((sum, answer) => {
      if (!answer.ok) return sum;
      return addMinor(sum, must(answer.reply.usedMinor[at], 'a shard left out a pick'));
    }, ZERO_MINOR),
  );
}

/** Each price is of so many draws. */
export function quoteJson(quote: Quote, draws: number | undefined): Static<typeof QuoteReply> {
  const ofAll = (priceMinor: Minor) => multiplyMinor(priceMinor, draws ?? 1);
  const lines = quote.lines.map(({ priceMinor, ...line }) => {
    return { ...line, priceMinor: ofAll(priceMinor) };
  });
  return { priceMinor: ofAll(quote.priceMinor), lines };
}
