/** A field whose value is a signal: what is typed stands in it. */
import type { Signal } from '@preact/signals';
import { Field, type FieldProps } from './field.tsx';

export interface BoundFieldProps extends Omit<FieldProps, 'value' | 'onValue'> {
  readonly of: Signal<string>;
}

export function BoundField({ of, ...field }: BoundFieldProps) {
  return (
    <Field
      {...field}
      value={of.value}
      onValue={(value) => {
        of.value = value;
      }}
    />
  );
}
