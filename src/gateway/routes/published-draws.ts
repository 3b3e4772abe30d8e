/**
 * Results and transcripts of published draws: serialised once, then answered from memory without
 * asking a shard. They never change, so nothing is ever invalidated.
 *
 * When a draw is published, everybody asks for it at once: while a shard is being asked, whoever
 * else wants that draw waits for the same answer.
 */
import { coordinatorShardOf } from '../../../actors/calendar/calendar.ts';
import { outcomePart } from '../../../actors/games/shown-outcome.ts';
import { tierResult } from '../../../actors/games/tier-result.ts';
import type { Transcript } from '../../fairness/transcript.ts';
import { type DrawNo, parseDrawId } from '../../kernel/ids.ts';
import type { ShardClient } from '../../mailbox/shard-client.ts';
import { BoundedMap } from '../../structures/bounded-map.ts';
import { PreparedBody } from '../http/prepared-body.ts';
import { type Refusal, refuse } from '../routing/problem.ts';
import { refusalOf } from './services.ts';

/** Draws that are kept, some 2 kB each. The one that has been kept for longest gives way. */
const KEPT_MAX = 4_096;

export interface PublishedDraw {
  readonly results: PreparedBody;
  readonly transcript: PreparedBody;
}

type Asked = Promise<PublishedDraw | Refusal>;

export class PublishedDraws {
  readonly #client: Pick<ShardClient, 'question' | 'founderCount'>;
  readonly #kept = new BoundedMap<string, PublishedDraw>(KEPT_MAX);
  /** Draws that a shard is being asked for: never more than there are requests waiting. */
  readonly #asked = new Map<string, Asked>();

  constructor(client: Pick<ShardClient, 'question' | 'founderCount'>) {
    this.#client = client;
  }

  /** The document, at once where it is kept. */
  answer(drawId: string, document: keyof PublishedDraw) {
    const kept = this.#kept.get(drawId);
    if (kept !== undefined) return { status: 200 as const, body: kept[document] };
    return this.#find(drawId, document);
  }

  async #find(drawId: string, document: keyof PublishedDraw) {
    const draw = parseDrawId(drawId);
    if (draw === undefined) return refuse('drawNotFound');
    const joined = this.#asked.get(drawId);
    const found = await (joined ?? this.#ask(drawId, draw));
    if (joined === undefined || !('code' in found)) return documentOf(found, document);
    // The refusal answers an older request; the draw may be published since, so ask once more.
    return documentOf(await (this.#asked.get(drawId) ?? this.#ask(drawId, draw)), document);
  }

  #ask(drawId: string, draw: DrawNo): Asked {
    const shard = coordinatorShardOf(draw, this.#client);
    const asked = this.#client
      .question(shard, 'getTranscript', { draw })
      .then((answer) => (answer.ok ? this.#keep(drawId, answer.reply) : refusalOf(answer)))
      .finally(() => this.#asked.delete(drawId));
    this.#asked.set(drawId, asked);
    return asked;
  }

  #keep(drawId: string, transcript: Transcript): PublishedDraw {
    const published = {
      results: PreparedBody.immutable(JSON.stringify(resultsOf(transcript))),
      transcript: PreparedBody.immutable(JSON.stringify(transcript)),
    };
    this.#kept.set(drawId, published);
    return published;
  }
}

function documentOf(found: PublishedDraw | Refusal, document: keyof PublishedDraw) {
  return 'code' in found ? found : { status: 200 as const, body: found[document] };
}

export function resultsOf(transcript: Transcript) {
  const { drawId, terms, numbers, ticketCount, salesMinor, rolloverMinor } = transcript;
  return {
    drawId,
    game: terms.game.id,
    numbers,
    ...outcomePart(terms.game, numbers),
    ticketCount,
    salesMinor,
    tiers: transcript.tiers.map(tierResult),
    rolloverMinor,
    transcriptUrl: `/v1/draws/${drawId}/transcript`,
  };
}
