/** Numbers as lists of their decimal digits, the first one first. */
const BASE = 10;

export function valueOfDigits(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => sum * BASE + digit, 0);
}

/** The last `count` digits of a value into `numbers` from place 0 on, zeros in front included. */
export function writeDecimals(
  value: number,
  count: number,
  numbers: { [place: number]: number },
): void {
  let rest = value;
  for (let place = count - 1; place >= 0; place -= 1) {
    numbers[place] = rest % BASE;
    rest = Math.floor(rest / BASE);
  }
}

export function areDecimals(digits: readonly number[]): boolean {
  return digits.every((digit) => digit >= 0 && digit < BASE);
}
