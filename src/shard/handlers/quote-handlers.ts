/** What tickets would cost, and what is used of limited picks: reads, which reserve nothing. */
import type { Rejected } from '../../../actors/decider.ts';
import { decideQuote, type Quote, type QuoteTickets } from '../../../actors/draw/decide-quote.ts';
import type { DrawInstance } from '../../../actors/draw/instance.ts';
import { quickGameOf } from '../../../actors/draw/sale.ts';
import { familyOf } from '../../../actors/games/families.ts';
import { PickHeadroom } from '../../../actors/pick-limit/pick-headroom.ts';
import { isLimited } from '../../../actors/pick-limit/pick-limit.ts';
import type { PickRefused } from '../../../actors/pick-limit/weigh-picks.ts';
import { STOCK_PICKS } from '../../fairness/stock-picks.ts';
import { must } from '../../kernel/assert.ts';
import type { DrawNo } from '../../kernel/ids.ts';
import { type Minor, ZERO_MINOR } from '../../kernel/money.ts';
import type { ShardState } from '../state/shard-state.ts';
import { type Handler, type Reply, reply } from './handler.ts';
import { declareOperations } from './operation.ts';

/** What the tickets of all other shards have used of each of these keys, when they were asked. */
export interface UsedElsewhere {
  readonly keys: readonly number[];
  readonly usedMinor: readonly Minor[];
}

/** Others may have what this shard has too little of: of these keys it has to be known. */
export interface UnsureQuote {
  readonly kind: 'unsure';
  readonly keys: readonly number[];
}

type AskedQuote = QuoteTickets & { readonly used?: UsedElsewhere };

const quoteTickets: Handler<'quoteTickets'> = ({ state, stamp }, request) => {
  const { draw, used } = request;
  const { nowMs } = stamp;
  const instance = state.instances.get(draw);
  const headroom = pickHeadroomOf(state, instance, used);
  if (headroom !== undefined && used !== undefined) learn(state, headroom, request, nowMs);
  const sources = {
    instance,
    part: state.stockParts.get(draw),
    headroom,
    hints: state.quickPicks.hints(request, nowMs),
    numbers: STOCK_PICKS,
    counts: state.identity,
  };
  const quote = decideQuote(sources, request, stamp);
  if (quote.kind === 'quote') return reply(quote);
  return 'shortage' in quote ? unsureOf(state, request, quote, nowMs) : quote;
};

/** Only of a game with a limit: other purchases do without. */
export function pickHeadroomOf(
  state: ShardState,
  instance: DrawInstance | undefined,
  used?: UsedElsewhere,
): PickHeadroom | undefined {
  if (instance === undefined) return undefined;
  const { draw, game } = instance.terms;
  if (!isLimited(game)) return undefined;
  const elsewhere = used?.keys.map((key, at) => [key, must(used.usedMinor[at], 'a key')] as const);
  return new PickHeadroom(state, game, draw, new Map(elsewhere));
}

function learn(state: ShardState, headroom: PickHeadroom, asked: AskedQuote, nowMs: number): void {
  const { game } = must(state.instances.get(asked.draw), 'a limit is of no draw').terms;
  if (isLimited(game)) state.quickPicks.learn(asked, game, headroom, nowMs);
}

/** The refusal where nothing more may come. */
function unsureOf(
  state: ShardState,
  asked: AskedQuote,
  { shortage, tried, ...refused }: PickRefused,
  nowMs: number,
): Reply<UnsureQuote> | Rejected {
  if (shortage.shortKeys.length === 0) return refused;
  state.quickPicks.note(asked, tried, nowMs);
  const { game: sold } = must(state.instances.get(asked.draw), 'a refused draw is missing').terms;
  const keys = new Set([...(asked.used?.keys ?? []), ...shortage.shortKeys]);
  if (tried.length > 0) {
    const game = quickGameOf(sold, asked);
    for (const words of tried) familyOf(game).weigh(game, words, 0, (key) => keys.add(key));
  }
  return reply({ kind: 'unsure', keys: [...keys] });
}

const getPickUse: Handler<'getPickUse'> = ({ state }, { draw, keys }) => {
  const headroom = pickHeadroomOf(state, state.instances.get(draw));
  return reply({ usedMinor: keys.map((key) => headroom?.usedMinor(key) ?? ZERO_MINOR) });
};

interface QuoteRequests {
  quoteTickets: { request: AskedQuote; reply: Quote | UnsureQuote };
  /** What nobody else can have of keys of a limited game any more. */
  getPickUse: {
    request: { draw: DrawNo; keys: readonly number[] };
    reply: Pick<UsedElsewhere, 'usedMinor'>;
  };
}

declare module '../../protocol/shard-requests.ts' {
  interface ShardRequests extends QuoteRequests {}
}

export const QUOTE_OPERATIONS = declareOperations<keyof QuoteRequests>({
  quoteTickets: ['read', quoteTickets],
  getPickUse: ['read', getPickUse],
});
