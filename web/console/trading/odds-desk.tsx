/**
 * The odds of every selection with what is at stake on them, and new ones as they are written: the
 * arrows step them, Enter sends all of them as one change of the version that one sees.
 */
import { useSignal } from '@preact/signals';
import { RefusalError } from '@tirage/client';
import { useEffect } from 'preact/hooks';
import { useMade } from '../../kit/browser/use-remote.ts';
import { Doing } from '../../kit/doing.ts';
import { Notice } from '../../kit/parts/notice.tsx';
import { may } from '../me.ts';
import { refusalText } from '../refusals.ts';
import { say } from '../speech.ts';
import {
  conflictsOf,
  type Drafts,
  heard,
  insisted,
  type OddsNow,
  type OddsWanted,
  oddsWanted,
  withDraft,
  withoutDraft,
} from './book/odds-drafts.ts';
import { Conflicts } from './conflicts.tsx';
import type { DeskProps } from './desk.tsx';
import { changeEvent, type EventHere } from './desk-calls.ts';
import { isChangeable } from './event-state.tsx';
import { takeEvent } from './live-event.ts';
import { MarketRows } from './market-rows.tsx';

export function OddsDesk({ event, of, liability }: DeskProps) {
  const drafts = useSignal<Drafts>(new Map());
  const now = oddsNow(event);
  const conflicts = conflictsOf(drafts.value, now);
  const wanted = oddsWanted(drafts.value);
  const isWritable = isChangeable(event) && may('PATCH /v1/admin/events/{id}');
  useEffect(() => {
    drafts.value = isWritable ? heard(drafts.peek(), now) : new Map();
  }, [event, isWritable]);
  const sending = useMade(
    () =>
      new Doing(async (id: string, version: number, selections: readonly OddsWanted[]) => {
        try {
          takeEvent(of, await changeEvent(id, { version, selections: [...selections] }));
        } catch (reason) {
          // What somebody else made of it meanwhile has to be here before one decides anew.
          if (isStale(reason)) await of.ask();
          throw reason;
        }
      }),
  );
  const state = sending.state.value;
  const canSend = wanted !== undefined && conflicts.length === 0 && state.kind !== 'underWay';
  const settle = (next: Drafts): void => {
    drafts.value = next;
    if (state.kind !== 'underWay') sending.reset();
  };
  const known = liability.state.value;
  return (
    <form
      class="card trading-odds"
      aria-label={say('trading.odds')}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (canSend) void sending.start(event.eventId, event.version, wanted);
      }}
    >
      {/* Without a field in it, it is scrolled by keys only if it can be reached. */}
      <section
        class="table-scroll"
        aria-label={say('trading.odds')}
        tabIndex={isWritable ? undefined : 0}
      >
        <table class="table trading-grid">
          <caption class="unseen">{say('trading.odds')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('trading.selection')}</th>
              <th scope="col" class="table-number">
                {say('trading.oddsNow')}
              </th>
              {isWritable && <th scope="col">{say('trading.oddsNew')}</th>}
              <th scope="col">{say('trading.used')}</th>
            </tr>
          </thead>
          {event.markets.map((market, at) => (
            <MarketRows
              key={market.name}
              market={market}
              marketUse={known.kind === 'here' ? known.value.markets[at] : undefined}
              selectionUses={known.kind === 'here' ? known.value.selections : []}
              drafts={drafts.value}
              conflicts={conflicts.map(({ selection }) => selection)}
              isWritable={isWritable}
              onWrite={({ selection, odds }, text) =>
                settle(withDraft(drafts.peek(), selection, text, odds))
              }
              onTakeBack={({ selection }) => settle(withoutDraft(drafts.peek(), selection))}
            />
          ))}
        </table>
      </section>
      <Conflicts
        of={conflicts}
        event={event}
        onKeep={({ selection, theirs }) => settle(insisted(drafts.peek(), selection, theirs))}
        onTake={({ selection }) => settle(withoutDraft(drafts.peek(), selection))}
      />
      {state.kind === 'refused' && (
        <Notice kind="bad">
          {isStale(state.reason)
            ? say('trading.stale', { version: event.version })
            : refusalText(state.reason)}
        </Notice>
      )}
      {isWritable && (
        <div class="trading-send">
          <p class="field-help">{say('trading.keys')}</p>
          <button type="submit" class="button" disabled={!canSend}>
            {say('trading.send', { count: drafts.value.size })}
          </button>
        </div>
      )}
    </form>
  );
}

function oddsNow({ markets }: EventHere): OddsNow {
  return new Map(
    markets.flatMap(({ selections }) =>
      selections.map(({ selection, odds }) => [selection, odds] as const),
    ),
  );
}

function isStale(reason: unknown): boolean {
  return reason instanceof RefusalError && reason.code === 'eventVersionStale';
}
