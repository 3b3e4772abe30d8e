/** An event as it is now and as it changes, for as long as somebody looks at it. */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { engine } from '../../kit/browser/engine.ts';
import { useRemote } from '../../kit/browser/use-remote.ts';
import type { Remote } from '../../kit/remote.ts';
import { supersedes } from './book/supersedes.ts';
import type { EventHere } from './desk-calls.ts';

export function useLiveEvent(id: string): Remote<EventHere> {
  const event = useRemote((signal) =>
    engine.call('GET', '/v1/events/{id}', { params: { id } }, { signal }),
  );
  useEffect(
    () =>
      engine.watch(`event.${id}`).subscribe(({ serverTime: _, ...told }) => takeEvent(event, told)),
    [event, id],
  );
  return event;
}

/** What was learnt otherwise than by asking: over the socket, or by the answer to a change. */
export function takeEvent(event: Remote<EventHere>, told: EventHere): void {
  const known = event.state.peek();
  if (known.kind === 'here' && !supersedes(told, known.value)) return;
  event.put(told);
}

/** A row of a list, live until nothing more becomes of it. */
export function useLiveRow(row: EventHere): EventHere {
  const newest = useSignal(row);
  const { eventId: id, version, settled } = row;
  useEffect(() => {
    newest.value = row;
    if (settled) return undefined;
    return engine.watch(`event.${id}`).subscribe(({ serverTime: _, ...told }) => {
      if (supersedes(told, newest.peek())) newest.value = told;
    });
  }, [id, version, settled, newest]);
  return newest.value;
}

/** Whether the line over which odds come is cut. */
export function useIsCut(): boolean {
  const isCut = useSignal(false);
  useEffect(
    () =>
      engine.onConnection((isOpen) => {
        isCut.value = !isOpen;
      }),
    [isCut],
  );
  return isCut.value;
}
