/** A ticket's selection, in each form in which the engine tells it. */
export type Selection =
  | readonly number[]
  | { readonly numbers: readonly number[]; readonly bankers: readonly number[] }
  | { readonly main: readonly number[]; readonly bonus: readonly number[] }
  | { readonly digits: string; readonly kind: 'straight' | 'box' }
  | { readonly number: string };
