/**
 * Numbers of orders, checked before they are sent: digits of which the last follows from the
 * others (Luhn's method), so that a slip of the finger is told at once.
 */

/** With the space around them left out, as the engine does; leading zeros count. */
export function isOrderNumber(text: string): boolean {
  const digits = text.trim();
  if (!/^[0-9]+$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((all, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) : 2 * Number(digit);
    return all + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
