/**
 * A time that is filled in: as the operator's clocks show it, and below it the instant that is
 * meant, because clocks that change show one time twice, and another never.
 */
import { house } from '../../kit/browser/house.ts';
import { Field } from '../../kit/parts/field.tsx';
import { instantsOf, offsetText, wallTime } from '../../kit/zone-time.ts';
import { age } from '../shown.ts';
import { say } from '../speech.ts';

export interface InstantFieldProps {
  readonly label: string;
  /** `2026-10-25T02:30`; empty where nothing is filled in. */
  readonly value: string;
  readonly onValue: (value: string) => void;
}

export function InstantField({ label, value, onValue }: InstantFieldProps) {
  const { timeZone } = house.value;
  const [first, ...more] = instantsOf(value, timeZone);
  return (
    <Field
      label={`${label} (${timeZone})`}
      type="datetime-local"
      required
      value={value}
      onValue={onValue}
      help={first === undefined ? undefined : meantText(first, more.length > 0)}
      fault={value !== '' && first === undefined ? say('instant.never') : undefined}
    />
  );
}

/** The instant that a field stands for: the first one, where clocks show its time twice. */
export function instantIn(value: string): number | undefined {
  return instantsOf(value, house.value.timeZone)[0];
}

function meantText(atMs: number, isTwice: boolean): string {
  const offset = offsetText(wallTime(atMs, house.value.timeZone).offsetMs);
  const meant = say('instant.meant', { age: age(atMs), offset });
  return isTwice ? `${meant} ${say('instant.twice')}` : meant;
}
