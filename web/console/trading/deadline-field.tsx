/** When betting ends, typed by the operator's clock. */
import { house } from '../../kit/browser/house.ts';
import { Field } from '../../kit/parts/field.tsx';
import { instantsOf } from '../../kit/zone-time.ts';
import { say } from '../speech.ts';

export interface DeadlineFieldProps {
  readonly value: string;
  readonly fault: string | undefined;
  readonly onValue: (clock: string) => void;
}

export function DeadlineField({ value, fault, onValue }: DeadlineFieldProps) {
  const { timeZone } = house.value;
  const instants = instantsOf(value, timeZone);
  return (
    <Field
      label={say('trading.deadlineIn', { zone: timeZone })}
      type="datetime-local"
      required
      value={value}
      fault={fault}
      help={instants.length > 1 ? say('trading.twoTimes') : undefined}
      onValue={onValue}
    />
  );
}
