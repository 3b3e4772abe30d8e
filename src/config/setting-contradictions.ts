/**
 * Settings that are each right and together nonsense: what they would cost is told before the
 * engine starts. A setting whose meaning hangs on another one has its sentence here.
 *
 * Not here: credentials of NATS (outbox/nats-options.ts), and what a schedule asks for
 * (schedule/schedule-file.ts).
 */
import type { Settings } from './setting-table.ts';

type Contradiction = (settings: Settings) => string | undefined;

const CONTRADICTIONS: readonly Contradiction[] = [earnsWhatItCosts, roleWithoutNats];

/** A sentence for each. */
export function contradictionsIn(settings: Settings): string[] {
  return CONTRADICTIONS.flatMap((contradiction) => contradiction(settings) ?? []);
}

/** Points that a stake earns would pay for the next one, which earns them again. */
function earnsWhatItCosts(settings: Settings): string | undefined {
  const { pointsEarnedHundredths: earned, pointsRateHundredths: rate } = settings;
  if (earned < rate) return undefined;
  const what = `TIRAGE_POINTS_EARNED (${earned}) must be below TIRAGE_POINTS_RATE (${rate})`;
  return `${what}: else a stake earns the points that the next one costs.`;
}

function roleWithoutNats({ role, natsUrls }: Settings): string | undefined {
  if (role === 'whole' || natsUrls.length > 0) return undefined;
  return `A ${role} needs NATS: set NATS_URL.`;
}
