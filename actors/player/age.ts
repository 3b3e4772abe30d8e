/**
 * Age by the calendar in UTC: a birthday counts from the first instant of its day.
 * Somebody born on 29 February comes of age on 1 March of a common year.
 */
export function ageInYears(birthDate: string, nowMs: number): number | undefined {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(birthDate);
  if (parts === null) return undefined;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const bornMs = Date.UTC(year, month - 1, day);
  if (new Date(bornMs).toISOString().slice(0, 10) !== birthDate || bornMs > nowMs) return undefined;

  const now = new Date(nowMs);
  const birthdayMs = Date.UTC(now.getUTCFullYear(), month - 1, day);
  return now.getUTCFullYear() - year - (nowMs < birthdayMs ? 1 : 0);
}
