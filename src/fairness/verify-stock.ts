/**
 * Holds a list of tickets that were made in advance, as a player was shown it, to the seed that the
 * draw's transcript reveals: each stood where the seed puts it.
 *
 * The list is a page of `GET /v1/draws/{id}/stock`, or what somebody noted down of several.
 * Second implementation: see verify-transcript.ts, whose rules hold here.
 */
import type { CancelledTranscript, Transcript, TranscriptStock } from './transcript.ts';
import { check, checkNone, reportOf, type VerificationReport } from './verifier/check.ts';
import { TRANSCRIPT_SHAPE } from './verifier/input-shape.ts';
import { recomputeSelection, stockProblems } from './verifier/recompute-stock.ts';
import { either, integer, list, object, pattern, type Rule } from './verifier/shape-rules.ts';

/** As many as are checked within a minute. */
const TICKETS_MAX = 1_000_000;
const NUMBER_MAX = 65_535;
const NUMBERS_MAX = 255;
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz';

/** A list of numbers, or the digits of a number raffle. */
type Shown = readonly number[] | { readonly number: string };

interface StockList {
  readonly tickets: readonly { readonly stockId: string; readonly selection: Shown }[];
}

const STOCK_TICKET = object({
  stockId: pattern('the id of a ticket in stock', /^st_[0-9a-hjkmnp-tv-z]{14}$/),
  selection: either(
    list(integer(0, NUMBER_MAX), 0, NUMBERS_MAX),
    object({ number: pattern('a number of digits', /^[0-9]{1,255}$/) }),
  ),
});
/** Where the next page begins says nothing of the tickets. */
const anything: Rule = () => undefined;
const STOCK_LIST_SHAPE = object({ tickets: list(STOCK_TICKET, 1, TICKETS_MAX), next: anything });

export function verifyStock(shown: unknown, transcript: unknown): VerificationReport {
  const problem = STOCK_LIST_SHAPE(shown, 'stock') ?? TRANSCRIPT_SHAPE(transcript, 'transcript');
  if (problem !== undefined) return reportOf('stock', [check('format', false, problem)]);
  const draw = transcript as Transcript | CancelledTranscript;
  const { stock, terms } = draw;
  if (stock === undefined) {
    return reportOf('stock', [
      check('stock', false, 'no tickets were made in advance for this draw'),
    ]);
  }
  const impossible = stockProblems(terms.game, stock);
  if (impossible.length > 0) return reportOf('stock', [checkNone('stock', impossible, '')]);
  return reportOf('stock', [checkTickets(shown as StockList, { ...draw, stock })]);
}

/** The id of the draw that the first ticket of a list names; undefined where it names none. */
export function drawIdOfStock(shown: unknown): string | undefined {
  if (STOCK_LIST_SHAPE(shown, 'stock') !== undefined) return undefined;
  const [first] = (shown as StockList).tickets;
  return first && `dr_${first.stockId.slice(3, 10)}`;
}

function checkTickets(
  { tickets }: StockList,
  { drawId, terms, stock }: SealedStock,
): ReturnType<typeof check> {
  const problems: string[] = [];
  for (const { stockId, selection } of tickets) {
    const index = numberOf(stockId.slice(10));
    if (stockId.slice(3, 10) !== drawId.slice(3)) problems.push(`${stockId} is of another draw`);
    else if (index >= stock.count) problems.push(`${stockId} is not among the ${stock.count}`);
    else {
      const due = recomputeSelection(terms.game, stock, index).join(', ');
      const shown = 'number' in selection ? [...selection.number] : selection;
      if (due !== shown.join(', ')) problems.push(`${stockId} has the numbers ${due}`);
    }
    if (problems.length > 9) break;
  }
  return checkNone('stock', problems, `${tickets.length} tickets are where the seed puts them`, {
    stated: { seed: stock.seed },
  });
}

type SealedStock = (Transcript | CancelledTranscript) & { readonly stock: TranscriptStock };

function numberOf(digits: string): number {
  return [...digits].reduce((sum, digit) => sum * 32 + DIGITS.indexOf(digit), 0);
}
