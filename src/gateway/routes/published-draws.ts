/**
 * Results and transcripts of published draws: serialised once, then answered from memory without
 * asking a shard. They never change, so nothing is ever invalidated.
 */
import type { Transcript } from '../../fairness/transcript.ts';
import { parseDrawId } from '../../kernel/ids.ts';
import { PreparedBody } from '../prepared-body.ts';
import { refuse } from '../problem.ts';
import { refusalOf, type Services, shardOfDraw } from './services.ts';

/** Draws kept: some 2 kB each. The oldest asked for gives way. */
const KEPT_MAX = 4_096;

export interface PublishedDraw {
  readonly results: PreparedBody;
  readonly transcript: PreparedBody;
}

export class PublishedDraws {
  readonly #services: Services;
  readonly #kept = new Map<string, PublishedDraw>();

  constructor(services: Services) {
    this.#services = services;
  }

  /** The document, at once where it is kept. */
  answer(drawId: string, document: keyof PublishedDraw) {
    const kept = this.#kept.get(drawId);
    if (kept !== undefined) return { status: 200 as const, body: kept[document] };
    return this.#fetch(drawId, document);
  }

  async #fetch(drawId: string, document: keyof PublishedDraw) {
    const draw = parseDrawId(drawId);
    if (draw === undefined) return refuse('drawNotFound');
    const shard = shardOfDraw(this.#services, draw);
    const answer = await this.#services.client.question(shard, 'getTranscript', { draw });
    if (!answer.ok) return refusalOf(answer);
    return { status: 200 as const, body: this.#keep(drawId, answer.reply)[document] };
  }

  #keep(drawId: string, transcript: Transcript): PublishedDraw {
    const published = {
      results: PreparedBody.immutable(JSON.stringify(resultsOf(transcript))),
      transcript: PreparedBody.immutable(JSON.stringify(transcript)),
    };
    if (this.#kept.size >= KEPT_MAX) {
      const oldest = this.#kept.keys().next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    this.#kept.set(drawId, published);
    return published;
  }
}

export function resultsOf(transcript: Transcript) {
  const { drawId, game, numbers, ticketCount, salesMinor, rolloverMinor } = transcript;
  return {
    drawId,
    game: game.id,
    numbers,
    ticketCount,
    salesMinor,
    tiers: transcript.tiers.map(({ tier, matches, winners, prizeMinor }) => {
      return { tier, matches, winners, prizeMinor };
    }),
    rolloverMinor,
    transcriptUrl: `/v1/draws/${drawId}/transcript`,
  };
}
