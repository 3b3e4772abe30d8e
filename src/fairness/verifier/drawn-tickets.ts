/** A draw among its tickets: what the file of all of them shows of those that were drawn. */
import type { SealedTranscript } from '../transcript.ts';
import { type Check, check, checkNone } from './check.ts';
import type { TicketDrawTwin } from './family-twin.ts';
import { FAMILY_TWINS, twinOf } from './family-twins.ts';
import { mixedSources, recomputePlaces } from './recompute-outcome.ts';
import { memberOf } from './shape-rules.ts';

/** Whether a transcript, which may be anything, names a game whose draw is among its tickets. */
export function isAmongTickets(transcript: unknown): boolean {
  const terms = memberOf(transcript, 'terms');
  const family = memberOf(memberOf(terms, 'game'), 'family');
  return typeof family === 'string' && FAMILY_TWINS.get(family)?.amongTickets !== undefined;
}

/** Which tickets were drawn follows from the sources; what is on them, only all tickets show. */
export function checkDrawnPlaces(draw: SealedTranscript, twin: TicketDrawTwin): Check {
  const { numbers, ticketCount } = draw;
  const { game } = draw.terms;
  const problems: string[] = [];
  if (ticketCount > twin.pickCount(game)) {
    problems.push('more tickets were sold than there are numbers');
  }
  if (!isCancelled(draw)) problems.push(...twin.drawnProblems(game, numbers, ticketCount));
  else if (numbers.length > 0) problems.push('the tickets of a cancelled draw were not named');
  const places = recomputePlaces(draw, twin);
  const told = `the sources give the tickets at ${places.join(', ')}`;
  return checkNone('outcome', problems, told, {
    stated: { beaconValue: draw.beaconValue, numbers },
    computed: { mixed: mixedSources(draw), places },
  });
}

export class DrawnTickets {
  readonly #draw: SealedTranscript;
  readonly #twin: TicketDrawTwin;
  /** Which turn drew the ticket at a place. */
  readonly #turns: ReadonlyMap<number, number>;
  readonly #shown: string[] = [];
  readonly #sold: Uint8Array;
  readonly #otherTurns: string[] = [];
  #soldTwice = 0;
  #place = 0;

  private constructor(draw: SealedTranscript, twin: TicketDrawTwin) {
    this.#draw = draw;
    this.#twin = twin;
    this.#turns = new Map(recomputePlaces(draw, twin).map((place, turn) => [place, turn]));
    this.#sold = new Uint8Array(twin.pickCount(draw.terms.game));
  }

  /** Undefined for a draw that is not among its tickets. */
  static of(draw: SealedTranscript): DrawnTickets | undefined {
    const { amongTickets } = twinOf(draw.terms.game);
    return amongTickets && new DrawnTickets(draw, amongTickets);
  }

  /** The next ticket that takes part, by its numbers; returns what it wins, by tier. */
  take(numbers: readonly number[]): number[] {
    const { terms, numbers: drawn } = this.#draw;
    const { game } = terms;
    const pick = this.#twin.pickAt(game, numbers);
    if (this.#sold[pick] === 1) this.#soldTwice += 1;
    this.#sold[pick] = 1;
    const turn = this.#turns.get(this.#place);
    this.#place += 1;
    if (turn === undefined) return game.tiers.map(() => 0);
    this.#shown[turn] = numbers.join('');
    const stated = this.#twin.shown(game, drawn, turn).join('');
    if (stated !== numbers.join('')) this.#otherTurns.push(`drawn was ${numbers.join('')}`);
    const tier = this.#twin.tierAt(game, turn);
    return game.tiers.map((_, index) => (index === tier ? 1 : 0));
  }

  checks(): Check[] {
    const twice = this.#soldTwice > 0 ? [`${this.#soldTwice} were sold twice`] : [];
    const once = checkNone('sold once', twice, 'no number was sold twice');
    const told = this.#shown.join(', ') || 'none';
    if (isCancelled(this.#draw)) {
      return [once, check('drawn', true, `it would have drawn ${told}`)];
    }
    return [once, checkNone('drawn', this.#otherTurns, `the tickets that were drawn are ${told}`)];
  }
}

function isCancelled(draw: SealedTranscript): boolean {
  return memberOf(draw, 'state') === 'cancelled';
}
