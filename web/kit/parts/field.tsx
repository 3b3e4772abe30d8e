/** Something to fill in: its name above it, and below it what helps or what is wrong. */
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'password' | 'date' | 'datetime-local' | 'email' | 'tel' | 'search';
  readonly inputMode?: 'text' | 'decimal' | 'numeric';
  /** What browsers may fill in (WHATWG HTML, autofill). */
  readonly autocomplete?: string;
  readonly required?: boolean;
  readonly maxLength?: number;
  readonly help?: string | undefined;
  /** In words; absent while it is right, or not judged yet. */
  readonly fault?: string | undefined;
}

export function Field(props: FieldProps) {
  const { label, value, onValue, type = 'text', help, fault, ...input } = props;
  const id = useId();
  const told = [help === undefined ? '' : `${id}-help`, fault === undefined ? '' : `${id}-fault`];
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        {...input}
        type={type as 'text'}
        id={id}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={told.filter(Boolean).join(' ') || undefined}
        onInput={({ currentTarget }) => onValue(currentTarget.value)}
      />
      {help !== undefined && (
        <p id={`${id}-help`} class="field-help">
          {help}
        </p>
      )}
      {fault !== undefined && (
        <p id={`${id}-fault`} class="field-fault">
          {fault}
        </p>
      )}
    </div>
  );
}
