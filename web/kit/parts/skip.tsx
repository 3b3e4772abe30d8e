/** The way past the frame to the view, for whoever goes by keys: shown when it has the focus. */
import './skip.css';

/** `to` is the id of the view. A link would take the fragment, which is the address of a view. */
export function Skip({ label, to }: { readonly label: string; readonly to: string }) {
  return (
    <button type="button" class="frame-skip" onClick={() => document.getElementById(to)?.focus()}>
      {label}
    </button>
  );
}
