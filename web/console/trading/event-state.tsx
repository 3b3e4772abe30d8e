/** What state an event is in: what it asks of a trader first. */
import { say } from '../speech.ts';
import type { EventHere } from './desk-calls.ts';
import './event-state.css';

export function stateText({ state, settled }: EventHere): string {
  if (hasResult(state) && !settled) return say('trading.state.paying');
  return say(`trading.state.${state}`);
}

export function EventState({ event }: { readonly event: EventHere }) {
  return <span class={`event-state event-${event.state}`}>{stateText(event)}</span>;
}

/** Odds, deadline and limits can be changed until betting has ended. */
export function isChangeable({ state }: EventHere): boolean {
  return state === 'open' || state === 'suspended';
}

export function hasResult(state: EventHere['state']): boolean {
  return state === 'won' || state === 'lost' || state === 'finished' || state === 'void';
}
