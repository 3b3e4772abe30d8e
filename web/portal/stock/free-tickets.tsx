/**
 * What is free, a page at a time: chosen one by one, or any. Where somebody else was faster the
 * list is told anew, and what is free still stays chosen.
 */
import { useSignal } from '@preact/signals';
import { RefusalError, UnansweredError } from '@tirage/client';
import { Doing } from '../../kit/doing.ts';
import type { Listing } from '../../kit/listing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { SelectionText } from '../draws/balls.tsx';
import { ListingHere } from '../listing-here.tsx';
import { refusalText } from '../refusals.ts';
import { money } from '../shown.ts';
import { say } from '../speech.ts';
import { useMade } from '../use-remote.ts';
import { RESERVED_MAX, stillFree, toggled } from './choice.ts';
import { reserve, reserveAny } from './reserving.ts';
import type { FreeTicketHere, StockDraw } from './stock-view.tsx';

const ANY_COUNTS = [1, 2, 5, 10, 20];
const ANY_AT_FIRST = 5;

export interface FreeTicketsProps {
  readonly draw: StockDraw;
  readonly of: Listing<FreeTicketHere>;
}

export function FreeTickets({ draw, of }: FreeTicketsProps) {
  const { drawId, priceMinor } = draw;
  const chosen = useSignal<readonly FreeTicketHere[]>([]);
  const taken = useSignal<TakenCount | undefined>(undefined);
  const reserving = useMade(
    () => new Doing(async (ask: () => Promise<unknown>) => ask().then(() => true)),
  );
  const state = reserving.state.value;
  const isBusy = state.kind === 'underWay';
  const hold = async (ask: () => Promise<unknown>): Promise<void> => {
    taken.value = undefined;
    const isHeld = await reserving.start(ask);
    await of.again();
    const before = chosen.peek();
    // What is held by me is not free any more, either: then nothing of it stays chosen.
    chosen.value = stillFree(before, of.state.peek().rows);
    if (isHeld !== true && isTaken(reserving.state.peek())) {
      taken.value = { goneCount: before.length - chosen.value.length, left: chosen.value.length };
    }
  };
  return (
    <>
      <AnyForm isBusy={isBusy} onAny={(count) => void hold(() => reserveAny(drawId, count))} />
      {state.kind === 'refused' && <Refused reason={state.reason} taken={taken.value} />}
      <section class="stock-free" aria-labelledby="free">
        <h2 id="free">{say('stock.free')}</h2>
        <p class="row-side">{say('stock.choose', { max: RESERVED_MAX })}</p>
        <ListingHere of={of} empty={<p class="card">{say('stock.empty')}</p>}>
          {(ticket) => {
            const isChosen = chosen.value.some(({ stockId }) => stockId === ticket.stockId);
            return (
              <li key={ticket.stockId}>
                <button
                  type="button"
                  class="row stock-ticket"
                  aria-pressed={isChosen}
                  disabled={isBusy}
                  onClick={() => {
                    chosen.value = toggled(chosen.value, ticket);
                  }}
                >
                  <SelectionText selection={ticket.selection} />
                  <span class="stock-mark" aria-hidden="true">
                    {isChosen ? '✓' : '+'}
                  </span>
                </button>
              </li>
            );
          }}
        </ListingHere>
      </section>
      {chosen.value.length > 0 && (
        <fieldset class="stock-bar" aria-label={say('stock.chosenTitle')}>
          <p role="status">
            {say('stock.chosen', {
              count: chosen.value.length,
              price: money(chosen.value.length * priceMinor),
            })}
          </p>
          <button
            type="button"
            class="button"
            disabled={isBusy}
            onClick={() => void hold(() => reserve(drawId, chosen.peek()))}
          >
            {say(isBusy ? 'stock.reserving' : 'stock.reserve')}
          </button>
        </fieldset>
      )}
    </>
  );
}

interface AnyFormProps {
  readonly isBusy: boolean;
  readonly onAny: (count: number) => void;
}

function AnyForm({ isBusy, onAny }: AnyFormProps) {
  const count = useSignal(ANY_AT_FIRST);
  return (
    <form
      class="card stock-any"
      onSubmit={(event) => {
        event.preventDefault();
        onAny(count.value);
      }}
    >
      <label class="field">
        <span>{say('stock.any')}</span>
        <select
          value={count.value}
          onChange={({ currentTarget }) => {
            count.value = Number(currentTarget.value);
          }}
        >
          {ANY_COUNTS.map((one) => (
            <option key={one} value={one}>
              {say('tickets.count', { count: one })}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" class="button button-quiet" disabled={isBusy}>
        {say('stock.anyReserve', { count: count.value })}
      </button>
    </form>
  );
}

interface TakenCount {
  readonly goneCount: number;
  readonly left: number;
}

interface RefusedProps {
  readonly reason: unknown;
  readonly taken: TakenCount | undefined;
}

/** What no answer came to is a card of its own above, which asks on. */
function Refused({ reason, taken }: RefusedProps) {
  if (reason instanceof UnansweredError) return null;
  if (taken === undefined) return <Notice kind="bad">{refusalText(reason)}</Notice>;
  return (
    <Notice kind="bad">
      <p>{say('stock.taken', { count: taken.goneCount })}</p>
      <p>
        {taken.left > 0 ? say('stock.takenLeft', { count: taken.left }) : say('stock.takenAll')}
      </p>
    </Notice>
  );
}

function isTaken(state: Doing<never[], unknown>['state']['value']): boolean {
  if (state.kind !== 'refused') return false;
  return state.reason instanceof RefusalError && state.reason.code === 'stockTaken';
}
