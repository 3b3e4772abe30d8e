/** The combinations of a system, one by one: the slow twin of all that counts them. */

/** Each choice of `size` numbers, bankers included in each. */
export function expandedSystem(
  numbers: readonly number[],
  bankers: readonly number[],
  size: number,
): number[][] {
  return choices(numbers, size - bankers.length).map((chosen) =>
    [...chosen, ...bankers].sort((left, right) => left - right),
  );
}

export function choices(numbers: readonly number[], size: number): number[][] {
  if (size === 0) return [[]];
  return numbers.flatMap((first, index) =>
    choices(numbers.slice(index + 1), size - 1).map((rest) => [first, ...rest]),
  );
}
