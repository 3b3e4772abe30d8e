/**
 * What stands open beside a list: which one it is stands in the address (`row`), so it is open
 * again after a reload. On a narrow screen it covers the list. Escape closes it.
 */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { ask, place } from '../../kit/browser/navigation.ts';
import { say } from '../speech.ts';
import './beside.css';

export interface BesideProps {
  /** Names it to screen readers. */
  readonly name: string;
  readonly children: ComponentChildren;
}

export function Beside({ name, children }: BesideProps) {
  useEffect(() => {
    const onKey = ({ key, target }: KeyboardEvent): void => {
      // A dialog and a field have their own use of the key.
      const isElsewhere = target instanceof Element && target.closest('dialog, input, select');
      if (key === 'Escape' && !isElsewhere) closeRow();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <aside class="card beside" aria-label={name}>
      <button type="button" class="button button-quiet" onClick={closeRow}>
        {say('close')}
      </button>
      {children}
    </aside>
  );
}

export function openRow(id: string): void {
  ask(new Map(place.peek().query).set('row', id));
}

export function closeRow(): void {
  const query = new Map(place.peek().query);
  if (query.delete('row')) ask(query);
}
