/** What the console offers to whom is what the engine lets them do. */
import { test } from 'tap';
import { isStaff, RIGHTS, rolesMay } from '../../../web/console/rights.ts';
import { withBusiness } from '../../gateway/support/business-server.ts';

interface Described {
  readonly description: string;
}

test(
  'rights: each is that of the published contract, and each call of staff has one',
  withBusiness({}, async (t, { contract }) => {
    const paths = contract.document.paths as unknown as Record<string, Record<string, Described>>;
    const published = new Map<string, (string | undefined)[]>(
      Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { description }]) => {
          const [, roles = ''] = /Takes the role (.+?);/.exec(description) ?? [];
          const names = [...roles.matchAll(/`(\w+)`/g)].map(([, name]) => name);
          return [`${method.toUpperCase()} ${path}`, names] as const;
        }),
      ),
    );
    for (const [call, roles] of Object.entries(RIGHTS)) t.same(published.get(call), roles, call);
    const ofStaff = [...published.keys()].filter((call) => call.includes(' /v1/admin/'));
    t.same(ofStaff.sort(), Object.keys(RIGHTS).sort());
  }),
);

test('rights: a role of several is enough, and a player has none', (t) => {
  t.ok(rolesMay(['player', 'auditor'], 'GET /v1/admin/ledger/trial-balance'));
  t.notOk(rolesMay(['player', 'operator'], 'GET /v1/admin/ledger/trial-balance'));
  t.notOk(rolesMay([], 'GET /v1/admin/awards'));
  t.ok(isStaff(['player', 'operator']));
  t.notOk(isStaff(['player']));
  t.end();
});
