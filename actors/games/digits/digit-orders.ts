/** The orders of digits that may repeat. */

/** How many different orders digits have: 6 for 1, 2, 3; 3 for 1, 1, 2; 1 where all are alike. */
export function orderCount(digits: readonly number[]): number {
  let orders = 1;
  const seen = new Map<number, number>();
  for (const [index, digit] of digits.entries()) {
    const repeats = (seen.get(digit) ?? 0) + 1;
    seen.set(digit, repeats);
    // Whole at each step: a multinomial coefficient, one factor after the other.
    orders = (orders * (index + 1)) / repeats;
  }
  return orders;
}

/** Each different order of these digits, once. */
export function digitOrders(digits: readonly number[]): number[][] {
  if (digits.length === 0) return [[]];
  return [...new Set(digits)].flatMap((digit) => {
    const others = [...digits];
    others.splice(others.indexOf(digit), 1);
    return digitOrders(others).map((order) => [digit, ...order]);
  });
}
