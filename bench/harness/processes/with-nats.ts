import type { TestEnd } from '../../../test/support/engine/engine-process.ts';
import { NATS_MISSING } from '../../../test/support/network/nats-server.ts';
import type { Report } from '../figures/report.ts';

/**
 * Measures if there is a NATS server to start, and says so if there is none. Whatever `measure`
 * gives to its scope ends afterwards, the newest first, even when it fails.
 */
export async function withNats(
  report: Report,
  measure: (scope: TestEnd) => Promise<void>,
): Promise<void> {
  if (NATS_MISSING !== false) {
    report.line('not measured', NATS_MISSING);
    return;
  }
  const ends: (() => unknown)[] = [];
  try {
    await measure({ teardown: (end) => ends.unshift(end) });
  } finally {
    for (const end of ends) await end();
  }
}
