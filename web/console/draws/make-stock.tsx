/** Tickets of a draw made in advance, once, before its close. */
import { useSignal } from '@preact/signals';
import { engine } from '../../kit/browser/engine.ts';
import { Field } from '../../kit/parts/field.tsx';
import { Act } from '../parts/act.tsx';
import { count } from '../shown.ts';
import { say } from '../speech.ts';
import type { DrawActProps } from './draw-acts.tsx';

export function MakeStock({ draw: { drawId: id }, onDone }: DrawActProps) {
  const typed = useSignal('');
  const wanted = /^[1-9]\d{0,8}$/.test(typed.value.trim()) ? Number(typed.value) : undefined;
  const make = async (): Promise<void> => {
    if (wanted === undefined) return;
    const body = { count: wanted };
    await engine.call('POST', '/v1/admin/draws/{id}/stock', { params: { id }, body });
    await onDone();
  };
  return (
    <Act
      name={say('draws.makeStock')}
      isHarmless
      changes={[
        {
          name: say('draws.stock'),
          before: count(0),
          after: wanted === undefined ? '…' : count(wanted),
        },
      ]}
      touched={say('draws.stockTouched')}
      isFilled={wanted !== undefined}
      act={make}
    >
      <Field
        label={say('draws.stockCount')}
        inputMode="numeric"
        required
        value={typed.value}
        onValue={(value) => {
          typed.value = value;
        }}
      />
    </Act>
  );
}
